using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>An event with its gate and cells.</summary>
/// <param name="Event">The event.</param>
/// <param name="Gate">The gate, relative to the family's first one.</param>
/// <param name="Cell">The first cell of its counter, relative to the family's first one.</param>
/// <param name="Series">The series of its counter.</param>
/// <param name="Feeds">Its updates of declared metrics.</param>
internal sealed record EventLayout(
    EventModel Event,
    int Gate,
    int Cell,
    EquatableArray<SeriesTerm> Series,
    EquatableArray<FeedLayout> Feeds)
{
    /// <summary>
    /// Gets the number of its counter among the family's sparse counters; <see langword="null"/> when it is not sparse.
    /// </summary>
    public int? Sparse { get; init; }

    /// <summary>Gets the methods that return scopes.</summary>
    public EquatableArray<ScopeLayout> Scopes { get; init; }
}
