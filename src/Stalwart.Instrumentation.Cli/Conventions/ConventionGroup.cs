namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A group of attributes, those of a metric included.</summary>
/// <param name="Id">The id, for messages too.</param>
/// <param name="Keyword">What refers to other groups in its schema: <c>extends</c> or <c>ref_group</c>.</param>
/// <param name="Uses">Its own attributes.</param>
/// <param name="Parents">The ids of the groups whose attributes it has too.</param>
internal sealed record ConventionGroup(
    string Id, string Keyword, IReadOnlyList<AttributeUse> Uses, IReadOnlyList<string> Parents);
