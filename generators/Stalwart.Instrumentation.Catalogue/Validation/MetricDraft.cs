using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A declared metric that is being validated; it has the tags of its feeds unless the program keeps its values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">The place of its name.</param>
/// <param name="Table">The table, for the places of diagnostics.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">The unit; empty when there is none.</param>
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

    /// <summary>Gets how many combinations of tag values it keeps, as read by <see cref="SparseSeries"/>.</summary>
    public int MaxSeries { get; init; }

    /// <summary>Gets its former names.</summary>
    public EquatableArray<string> Formerly { get; init; }

    /// <summary>Gets or sets whether an error in it was reported, so that its consequences are not.</summary>
    public bool HasErrors { get; set; }

    public List<(EventDraft Event, FeedDraft Feed)> Feeds { get; } = [];

    /// <summary>Gets the feeds whose verb is for another kind of metric.</summary>
    public List<(SourceSpan Span, FeedVerb Verb)> WrongVerbs { get; } = [];

    /// <summary>Gets or sets the number of feeds that name it, including those of omitted events.</summary>
    public int Named { get; set; }
}
