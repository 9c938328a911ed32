namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Collects everything that is wrong, so that the operator sees all of it at once.</summary>
internal sealed class SettingProblems
{
    private readonly List<string> problems = [];

    public void Add(SettingOrigin? origin, string path, string? value, string problem)
    {
        string where = origin is null ? "" : $"{origin.Text}: ";
        string what = value is null ? path : $"{path} = \"{value}\"";
        problems.Add($"{where}{what}: {problem}");
    }

    public void Add(SettingNode node, string problem) => Add(node.Origin, node.Path, node.Value, problem);

    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new EventMetricsConfigurationException("The metrics configuration cannot be used.\n" + string.Join('\n', problems.Select(problem => "  " + problem)));
        }
    }
}
