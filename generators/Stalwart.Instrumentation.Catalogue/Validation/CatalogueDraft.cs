using System.Collections.Generic;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>What the sections have given so far, with the places that later rules report at.</summary>
internal sealed class CatalogueDraft
{
    public string Meter { get; set; } = "";

    public string? Version { get; set; }

    public long? MaxSeries { get; set; }

    public SourceSpan MaxSeriesSpan { get; set; }

    public Dictionary<string, BucketDraft> Buckets { get; } = [];

    public Dictionary<string, TagSetDraft> TagSets { get; } = [];

    public List<MetricDraft> Metrics { get; } = [];

    /// <summary>Everything named in [metrics]; null for one that is wrong, so that a feed to it is not a second fault.</summary>
    public Dictionary<string, MetricDraft?> MetricsByName { get; } = [];

    public SortedDictionary<int, string> Retired { get; } = [];

    public List<EventDraft> Events { get; } = [];

    public FreeIds FreeIds { get; set; } = new([]);
}

/// <summary>A named list of boundaries.</summary>
internal sealed record BucketDraft(string Name, SourceSpan Span, EquatableArray<double> Boundaries, bool IsRight)
{
    public bool IsUsed { get; set; }
}

/// <summary>A shared tag set.</summary>
internal sealed record TagSetDraft(TagSetModel Model, SourceSpan Span, bool IsRight)
{
    public bool IsUsed { get; set; }
}

/// <summary>A declared metric; its tags come with the feeds.</summary>
internal sealed record MetricDraft(string Name, SourceSpan Span, MetricKind Kind, string Unit, string Description, EquatableArray<double> Boundaries)
{
    public List<(EventDraft Event, FeedDraft Feed)> Feeds { get; } = [];

    /// <summary>How many feeds name it, those of events that were left out included: what they would have done is no second fault.</summary>
    public int Named { get; set; }
}

/// <summary>An event.</summary>
internal sealed record EventDraft(EventModel Model, SourceSpan Span, SourceSpan FamilySpan, string Family, IReadOnlyList<FeedDraft> Feeds, ISet<string> FedFields, IReadOnlyDictionary<string, SourceSpan> MemberSpans);

/// <summary>A feed.</summary>
internal sealed record FeedDraft(string Metric, FeedVerb Verb, long Amount, string? Field, EquatableArray<string> Tags, SourceSpan Span);
