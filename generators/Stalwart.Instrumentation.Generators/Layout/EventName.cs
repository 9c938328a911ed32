namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>An event's name and id.</summary>
internal sealed record EventName(string Name, int Id);
