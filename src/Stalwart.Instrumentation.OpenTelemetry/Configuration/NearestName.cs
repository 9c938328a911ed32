namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Finds what a misspelt key was meant to be.</summary>
internal static class NearestName
{
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        string normal = SettingNode.Normalise(word);
        (string Name, int Distance) best = candidates
            .Select(name => (Name: name, Distance: Distance(normal, SettingNode.Normalise(name))))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue))
            .MinBy(candidate => candidate.Distance);
        return best.Distance <= Math.Max(1, normal.Length / 3) ? best.Name : null;
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
