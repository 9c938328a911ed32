namespace Stalwart.Instrumentation.Generators.Layout;

/// <summary>How a feed updates cells: the method of the same name of the runtime's <c>Recorder</c>.</summary>
internal enum RecordVerb
{
    /// <summary>Adds a constant.</summary>
    Add,

    /// <summary>Adds a constant to a floating-point number.</summary>
    AddDouble,

    /// <summary>Adds a field's value to a counter, or a large constant; the sum does not wrap.</summary>
    AddPositive,

    /// <summary>Adds a field's value to an up-down-counter.</summary>
    AddSigned,

    /// <summary>Records a field's value into a histogram.</summary>
    Record,

    /// <summary>Records a field's value that may be infinite or NaN.</summary>
    RecordFinite,

    /// <summary>Records a duration field's value, which may be negative.</summary>
    RecordDuration,

    /// <summary>Sets a gauge to a field's value.</summary>
    SetGauge,
}
