using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>The sections read so far, with the places at which later rules report.</summary>
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

    /// <summary>Everything named in [metrics]; null for a metric that is invalid, so that a feed to it is not a second error.</summary>
    public Dictionary<string, MetricDraft?> MetricsByName { get; } = [];

    public SortedDictionary<int, string> Retired { get; } = [];

    public List<EventDraft> Events { get; } = [];

    /// <summary>The names of all events in the file, valid or not.</summary>
    public List<string> EventNames { get; } = [];

    /// <summary>The former names of all events and metrics, with the event or metric of each and the place.</summary>
    public Dictionary<string, (string Owner, SourceSpan Span)> Former { get; } = [];

    /// <summary>Whether some statements cannot be read.</summary>
    public bool HasSyntaxErrors { get; set; }

    /// <summary>The names of the events that are defined twice.</summary>
    public HashSet<string> CopiedEvents { get; } = [];

    public FreeIds FreeIds { get; set; } = new([]);

    public Mentions Mentions { get; } = new();

    /// <summary>The places of parts of the file's strings.</summary>
    public StringPlaces Places { get; init; } = new("");

    public UnknownNames UnknownNames { get; } = new();
}
