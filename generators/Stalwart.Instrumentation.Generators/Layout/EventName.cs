using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>An event's name and id, and its former names.</summary>
internal sealed record EventName(string Name, int Id, EquatableArray<string> Formerly);
