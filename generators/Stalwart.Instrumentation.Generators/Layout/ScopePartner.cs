using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The event that reverses the updates of up-down-counters by another event.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Tags">The tags, all of which the other event has.</param>
/// <param name="IsMeasured">Whether it has a duration field, for the time since the other event.</param>
internal sealed record ScopePartner(string Event, EquatableArray<TagModel> Tags, bool IsMeasured);
