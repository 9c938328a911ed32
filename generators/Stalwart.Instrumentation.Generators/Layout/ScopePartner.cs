using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The event that takes back what another one does to up-down-counters.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Tags">Its tags; the other event has all of them.</param>
internal sealed record ScopePartner(string Event, EquatableArray<TagModel> Tags);
