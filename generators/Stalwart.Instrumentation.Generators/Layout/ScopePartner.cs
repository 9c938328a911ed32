using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The event that takes back what another one does to up-down-counters.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Tags">Its tags; the other event has all of them.</param>
/// <param name="IsMeasured">Whether it has a field, for the time since the other event.</param>
internal sealed record ScopePartner(string Event, EquatableArray<TagModel> Tags, bool IsMeasured);
