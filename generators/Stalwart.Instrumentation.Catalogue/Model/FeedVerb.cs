namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>How a feed changes its metric.</summary>
public enum FeedVerb
{
    /// <summary>Adds to a counter or an up-down-counter.</summary>
    Add,

    /// <summary>Records into a histogram.</summary>
    Record,

    /// <summary>Sets a gauge.</summary>
    Set,
}
