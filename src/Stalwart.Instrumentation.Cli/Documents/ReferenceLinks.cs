namespace Stalwart.Instrumentation.Cli.Documents;

/// <summary>Links within the reference, which is one page or a folder of them.</summary>
/// <param name="IsFolder">Whether families, metrics and tags have separate pages.</param>
internal sealed record ReferenceLinks(bool IsFolder)
{
    public const string Index = "README.md";
    public const string Metrics = "metrics.md";
    public const string Tags = "tags.md";

    public static string FamilyFile(string family) => $"family-{family}.md";

    public string Family(string name) => Link(name, FamilyFile(name), FamilyHeading(name));

    public string Metric(string name) => Link(name, Metrics, MetricHeading(name));

    public string Tag(string name) => Link(name, Tags, TagHeading(name));

    public static string FamilyHeading(string name) => $"Family `{name}`";

    public static string MetricHeading(string name) => $"Metric `{name}`";

    public static string TagHeading(string name) => $"Tag `{name}`";

    private string Link(string name, string file, string heading) =>
        $"[`{name}`]({(IsFolder ? file : "")}#{MarkdownWriter.Anchor(heading)})";
}
