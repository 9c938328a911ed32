namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The events that share the first segment of their name.</summary>
/// <param name="Name">The segment in kebab case, such as <c>manage-sieve</c>.</param>
/// <param name="Events">The events, in the order of the file.</param>
public sealed record FamilyModel(string Name, EquatableArray<EventModel> Events);
