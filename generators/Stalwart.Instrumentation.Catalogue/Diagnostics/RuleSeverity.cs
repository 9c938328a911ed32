namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>The default severity of a rule.</summary>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably a mistake.</summary>
    Warning,

    /// <summary>The event or metric is left out.</summary>
    Error,
}
