namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>The conversion of a field's value before it is recorded.</summary>
internal enum FieldConversion
{
    /// <summary>None.</summary>
    None,

    /// <summary>An integer to a <see cref="double"/>.</summary>
    ToDouble,

    /// <summary>A <c>TimeSpan</c> to a number in the metric's unit.</summary>
    Duration,

    /// <summary>A number of bytes to a number in the metric's unit.</summary>
    Data,
}
