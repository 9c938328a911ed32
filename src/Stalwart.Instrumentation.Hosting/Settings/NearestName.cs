using Stalwart.Instrumentation.Policy;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Finds what a misspelt key was meant to be, whatever way its words are joined.</summary>
internal static class NearestName
{
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        Dictionary<string, string> normal = candidates.DistinctBy(SettingNode.Normalise).ToDictionary(SettingNode.Normalise);
        return Spelling.Nearest(SettingNode.Normalise(word), normal.Keys) is string near ? normal[near] : null;
    }
}
