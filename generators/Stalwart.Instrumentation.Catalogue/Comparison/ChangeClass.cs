namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>The effect of a change to a catalogue on the users of its data: operators, dashboards, alerts and logs.</summary>
public enum ChangeClass
{
    /// <summary>The data is the same.</summary>
    Cosmetic,

    /// <summary>Existing data keeps its meaning; there may be new data.</summary>
    Compatible,

    /// <summary>Existing data is gone or has another meaning.</summary>
    Breaking,
}
