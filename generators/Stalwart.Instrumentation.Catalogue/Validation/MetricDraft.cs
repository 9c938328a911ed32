using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>A declared metric; its tags come with the feeds.</summary>
internal sealed record MetricDraft(
    string Name, SourceSpan Span, MetricKind Kind, string Unit, string Description, EquatableArray<double> Boundaries)
{
    /// <summary>Whether anything of it was reported, so that what follows from its content is not.</summary>
    public bool HasErrors { get; set; }

    public List<(EventDraft Event, FeedDraft Feed)> Feeds { get; } = [];

    /// <summary>The number of feeds that name it, including those of events that were left out.</summary>
    public int Named { get; set; }
}
