namespace Stalwart.Instrumentation.TestSupport;

/// <summary>One snapshot by Verify's conventions.</summary>
internal static class SnapshotFile
{
    /// <summary>
    /// Compares a text with the expected file, and writes it beside that file if it differs. UPDATE_SNAPSHOTS=1 accepts it.
    /// </summary>
    public static bool IsEqual(string verified, string received, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text);
        }

        if (!File.Exists(verified) || File.ReadAllText(verified).ReplaceLineEndings("\n") != text)
        {
            File.WriteAllText(received, text);
            return false;
        }

        File.Delete(received);
        return true;
    }
}
