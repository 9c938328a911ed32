namespace Stalwart.Instrumentation.Catalogue.Keys;

/// <summary>The limits of a catalogue.</summary>
public static class CatalogueLimits
{
    /// <summary>The max length of the text, in UTF-16 code units.</summary>
    public const int MaxCharacters = 16 * 1024 * 1024;

    /// <summary>The highest id of an event.</summary>
    public const int MaxId = 65535;

    /// <summary>The max number of boundaries of a histogram.</summary>
    public const int MaxBoundaries = 200;

    /// <summary>The max number of values of a closed tag.</summary>
    public const int MaxValues = 1000;

    /// <summary>The max number of time series of one metric.</summary>
    public const int MaxSeries = 10_000;

    /// <summary>The max number of combinations of tag values of a sparse metric, whose numbers are <see cref="long"/>.</summary>
    public const long MaxCombinations = 1L << 62;

    /// <summary>The max limit of an open tag: its values and <c>other</c> are the series of a metric with no other tag.</summary>
    public const int MaxLimit = MaxSeries - 1;
}
