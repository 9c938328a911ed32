namespace Stalwart.Instrumentation.Cli.Conventions;

/// <summary>The definition of an attribute.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Type">The type in the model, such as <c>string[]</c>; <see cref="Enumeration"/> for an enumeration.</param>
/// <param name="Members">The members of an enumeration; empty otherwise.</param>
/// <param name="Brief">The description; empty when there is none.</param>
/// <param name="Level">The default level of references to the attribute.</param>
internal sealed record AttributeDefinition(
    string Name, string Type, IReadOnlyList<AttributeMember> Members, string Brief, RequirementLevel? Level)
{
    public const string Enumeration = "enum", Text = "string", Integer = "int", Boolean = "boolean";
}
