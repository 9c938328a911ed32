namespace Stalwart.Instrumentation.Catalogue.Diagnostics;

/// <summary>The default severity of a rule.</summary>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
enum RuleSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Probably a mistake; the code is generated.</summary>
    Warning,

    /// <summary>No code is generated for the event or metric.</summary>
    Error,
}
