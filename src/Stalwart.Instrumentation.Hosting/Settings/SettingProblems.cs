using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Collects everything that is wrong, so that the operator sees all of it at once.</summary>
internal sealed class SettingProblems
{
    private readonly List<string> problems = [];
    private readonly List<string> warnings = [];
    private readonly List<string> files = [];

    /// <summary>The secrets' files that were asked for, readable or not: a change of one of them is a change of the configuration.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>What the operator should know of a configuration that can be used.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    public void Add(SettingOrigin? origin, string path, string? value, string problem) => problems.Add(Line(origin, path, value, problem));

    public void Warn(SettingOrigin? origin, string path, string? value, string warning) => warnings.Add(Line(origin, path, value, warning));

    public void Add(SettingNode node, string problem) => Add(node.Origin, node.Path, node.Value, problem);

    public void AddFile(string path) => files.Add(path);

    /// <summary>All problems in one message; <see langword="null"/> when there are none.</summary>
    public string? Message => problems.Count == 0 ? null : "The metrics configuration cannot be used.\n" + string.Join('\n', problems.Select(problem => "  " + problem));

    private static string Line(SettingOrigin? origin, string path, string? value, string words)
    {
        string where = origin is null ? "" : $"{origin.Text}: ";
        string what = value is null ? path : $"{path} = \"{Redaction.Value(value)}\"";
        return $"{where}{what}: {words}";
    }

    public void ThrowIfAny()
    {
        if (Message is string message)
        {
            throw new EventMetricsConfigurationException(message);
        }
    }
}
