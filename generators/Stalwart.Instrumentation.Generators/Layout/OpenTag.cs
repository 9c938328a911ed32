namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>An open tag; events that agree in both share its values.</summary>
internal sealed record OpenTag(string Name, int Limit);
