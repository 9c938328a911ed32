namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A group of attributes, such as those of a metric.</summary>
/// <param name="Id">The id, which is also shown in messages.</param>
/// <param name="Keyword">The key for references to other groups in its schema: <c>extends</c> or <c>ref_group</c>.</param>
/// <param name="Uses">The group's own attributes.</param>
/// <param name="Parents">The ids of the groups whose attributes it includes.</param>
internal sealed record ConventionGroup(
    string Id, string Keyword, IReadOnlyList<AttributeUse> Uses, IReadOnlyList<string> Parents);
