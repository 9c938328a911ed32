namespace Stalwart.Instrumentation.Cells;

/// <summary>Specifies why values of an open tag count as <c>other</c>.</summary>
internal enum OpenTagFault
{
    /// <summary>The tag reached its limit.</summary>
    Full,

    /// <summary>A value is longer than <see cref="OpenTagMap.MaxLength"/>.</summary>
    ValueTooLong,
}
