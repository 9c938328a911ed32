using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The name, id and former names of an event.</summary>
internal sealed record EventName(string Name, int Id, EquatableArray<string> Formerly);
