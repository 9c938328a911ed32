namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The type of a field.</summary>
public enum FieldType
{
    /// <summary>A 64-bit integer.</summary>
    Long,

    /// <summary>A 64-bit floating-point number.</summary>
    Double,

    /// <summary>A <c>TimeSpan</c>, recorded in the metric's unit of time.</summary>
    Duration,

    /// <summary>A 64-bit number of bytes, recorded in the metric's unit of data.</summary>
    Bytes,

    /// <summary>A string, which only goes to logs.</summary>
    Text,

    /// <summary>An <c>Exception</c>, which only goes to logs.</summary>
    Exception,
}
