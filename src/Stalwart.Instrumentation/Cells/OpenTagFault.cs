namespace Stalwart.Instrumentation.Cells;

/// <summary>Why values of an open tag count as <c>other</c>.</summary>
internal enum OpenTagFault
{
    /// <summary>The tag has as many values as its limit allows.</summary>
    Full,

    /// <summary>A value is longer than <see cref="OpenTagMap.MaxLength"/>.</summary>
    ValueTooLong,
}
