namespace Stalwart.Instrumentation.TestSupport.Conventions;

/// <summary>An attribute of a metric of the conventions.</summary>
/// <param name="Name">The name, as written.</param>
/// <param name="Level">The requirement level, as written.</param>
/// <param name="Type">The type, as written; <c>enum</c> for one with members.</param>
/// <param name="Values">The values of the members, as written.</param>
/// <param name="Examples">The examples of an attribute without members, as written.</param>
internal sealed record ModelAttribute(
    string Name, string Level, string Type, IReadOnlyList<string> Values, IReadOnlyList<string> Examples);
