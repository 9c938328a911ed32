using System.IO.Enumeration;

namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>The declarations of all files, so that references between files work.</summary>
internal sealed class ConventionRegistry
{
    private readonly Dictionary<string, ConventionGroup> groups = [];
    private readonly Dictionary<string, AttributeDefinition> attributes = [];
    private readonly Dictionary<string, MetricRefinement> refinements = [];
    private readonly List<MetricDefinition> metrics = [];
    private readonly List<string> imports = [];

    public IReadOnlyList<MetricDefinition> Metrics => metrics;

    /// <summary>Gets the refinements of metrics, in the order of the files.</summary>
    public IEnumerable<MetricRefinement> Refinements => refinements.Values;

    public void Add(ConventionGroup group) => groups.TryAdd(group.Id, group);

    public void Add(AttributeDefinition attribute) => attributes.TryAdd(attribute.Name, attribute);

    public void Add(MetricDefinition metric) => metrics.Add(metric);

    public void Add(MetricRefinement refinement) => refinements.TryAdd(refinement.Id, refinement);

    /// <summary>Adds a pattern of metrics that a file imports from another registry.</summary>
    public void AddImport(string pattern) => imports.Add(pattern);

    public ConventionGroup? Group(string id) => groups.GetValueOrDefault(id);

    public AttributeDefinition? Attribute(string name) => attributes.GetValueOrDefault(name);

    public MetricRefinement? Refinement(string id) => refinements.GetValueOrDefault(id);

    /// <summary>Returns the patterns that match no metric of the files.</summary>
    public IEnumerable<string> MissingImports() =>
        imports.Distinct().Where(pattern => !metrics.Any(metric => FileSystemName.MatchesSimpleExpression(pattern, metric.Name, false)));
}
