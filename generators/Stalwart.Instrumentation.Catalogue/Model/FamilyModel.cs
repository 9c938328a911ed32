namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The events that share the first segment of their name.</summary>
/// <param name="Name">The segment, kebab-case, such as <c>manage-sieve</c>.</param>
/// <param name="Events">In the order of the file.</param>
public sealed record FamilyModel(string Name, EquatableArray<EventModel> Events);
