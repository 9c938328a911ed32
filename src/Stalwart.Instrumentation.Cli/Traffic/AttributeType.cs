namespace Stalwart.Instrumentation.Cli.Traffic;

/// <summary>The type of an attribute's value, as far as the format has types.</summary>
internal enum AttributeType
{
    /// <summary>Unknown, because the format only has strings: Prometheus.</summary>
    Unknown,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A floating-point number.</summary>
    Number,

    /// <summary>Bytes, a list, or no value.</summary>
    Other,
}
