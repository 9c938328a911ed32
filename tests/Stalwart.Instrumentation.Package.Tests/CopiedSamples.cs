namespace Stalwart.Instrumentation.Package.Tests;

/// <summary>The samples outside of the repository, where they build with the packages.</summary>
internal static class CopiedSamples
{
    /// <summary>Copies the samples, and the reference catalogue beside them, into a new folder.</summary>
    /// <returns>The folder of the samples.</returns>
    public static string Write(PackedFeed feed)
    {
        string folder = feed.NewFolder();
        File.Copy(Path.Combine(Repository.Root, "events.toml"), Path.Combine(folder, "events.toml"));
        string from = Path.Combine(Repository.Root, "samples");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string[] parts = Path.GetRelativePath(from, file).Split(Path.DirectorySeparatorChar);
            if (!parts.Contains("bin") && !parts.Contains("obj"))
            {
                string to = Path.Combine([folder, "samples", .. parts]);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        return Path.Combine(folder, "samples");
    }
}
