namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>What a change of a catalogue means to those who read its numbers and logs: operators, dashboards and alerts.</summary>
public enum ChangeClass
{
    /// <summary>The numbers are the same.</summary>
    Cosmetic,

    /// <summary>What was there means the same; there may be more.</summary>
    Compatible,

    /// <summary>Something that was there is gone or means something else.</summary>
    Breaking,
}
