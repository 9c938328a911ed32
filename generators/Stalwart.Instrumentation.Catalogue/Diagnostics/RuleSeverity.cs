namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>How grave a finding is by default.</summary>
public enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably a mistake.</summary>
    Warning,

    /// <summary>The event or metric concerned is left out.</summary>
    Error,
}
