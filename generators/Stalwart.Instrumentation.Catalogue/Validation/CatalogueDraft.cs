using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>The sections that were read, with the places of later diagnostics.</summary>
internal sealed class CatalogueDraft
{
    public string Meter { get; set; } = "";

    public SourceSpan MeterSpan { get; set; }

    public string? Version { get; set; }

    public long? MaxSeries { get; set; }

    public SourceSpan MaxSeriesSpan { get; set; }

    public Dictionary<string, BucketDraft> Buckets { get; } = [];

    public Dictionary<string, TagSetDraft> TagSets { get; } = [];

    public List<MetricDraft> Metrics { get; } = [];

    /// <summary>Gets the names in [metrics]; null for an invalid metric, so that a feed to it is not a second error.</summary>
    public Dictionary<string, MetricDraft?> MetricsByName { get; } = [];

    public SortedDictionary<int, string> Retired { get; } = [];

    public List<EventDraft> Events { get; } = [];

    /// <summary>Gets the names of all events in the file, valid or not.</summary>
    public List<string> EventNames { get; } = [];

    /// <summary>Gets the former names of all events and metrics, each with its event or metric and its place.</summary>
    public Dictionary<string, (string Owner, SourceSpan Span)> Former { get; } = [];

    /// <summary>Gets whether some statements cannot be read.</summary>
    public bool HasSyntaxErrors { get; set; }

    /// <summary>Gets the names of the events that are defined twice.</summary>
    public HashSet<string> CopiedEvents { get; } = [];

    public FreeIds FreeIds { get; set; } = new([]);

    public Mentions Mentions { get; } = new();

    /// <summary>Gets the places of parts of the file's strings.</summary>
    public StringPlaces Places { get; init; } = new("");

    public UnknownNames UnknownNames { get; } = new();
}
