using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A declared metric; unless the program keeps its values, its tags come with the feeds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">The place of its name.</param>
/// <param name="Table">Its content, for the places of diagnostics.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">Its unit; empty without one.</param>
/// <param name="Description">Its description.</param>
/// <param name="Boundaries">The boundaries of a histogram.</param>
internal sealed record MetricDraft(
    string Name, SourceSpan Span, TableReader Table, MetricKind Kind, string Unit, string Description, EquatableArray<double> Boundaries)
{
    /// <summary>Gets whether a histogram has native buckets.</summary>
    public bool IsNative { get; init; }

    /// <summary>Gets whether the program keeps its values, so that no event may feed it.</summary>
    public bool IsKept { get; init; }

    /// <summary>Gets the tags that it declares itself.</summary>
    public EquatableArray<TagModel> Tags { get; init; }

    /// <summary>Gets the places of the names of those tags.</summary>
    public IReadOnlyDictionary<string, SourceSpan> TagSpans { get; init; } = new Dictionary<string, SourceSpan>();

    /// <summary>Gets how many combinations of its tags it keeps, as <see cref="SparseSeries"/> read it.</summary>
    public int MaxSeries { get; init; }

    /// <summary>Gets the names that it had before.</summary>
    public EquatableArray<string> Formerly { get; init; }

    /// <summary>Whether anything of it was reported, so that what follows from its content is not.</summary>
    public bool HasErrors { get; set; }

    public List<(EventDraft Event, FeedDraft Feed)> Feeds { get; } = [];

    /// <summary>The verbs of other kinds of metrics in the feeds that name it.</summary>
    public List<(SourceSpan Span, FeedVerb Verb)> WrongVerbs { get; } = [];

    /// <summary>The number of feeds that name it, including those of events that were left out.</summary>
    public int Named { get; set; }
}
