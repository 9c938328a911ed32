namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>A reference to an attribute, or its definition in place.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Level">The level, if the reference has one.</param>
internal sealed record AttributeUse(string Name, RequirementLevel? Level);
