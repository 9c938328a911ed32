namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>An id that must never be used again.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The event that had it.</param>
public sealed record RetiredModel(int Id, string Name);
