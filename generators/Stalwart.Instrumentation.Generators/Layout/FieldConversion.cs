namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>What becomes of a field's value before it is recorded.</summary>
internal enum FieldConversion
{
    /// <summary>It stays as it is.</summary>
    None,

    /// <summary>An integer becomes a <see cref="double"/>.</summary>
    ToDouble,

    /// <summary>A <c>TimeSpan</c> becomes a number of the metric's unit.</summary>
    Duration,

    /// <summary>A number of bytes becomes one of the metric's unit.</summary>
    Data,
}
