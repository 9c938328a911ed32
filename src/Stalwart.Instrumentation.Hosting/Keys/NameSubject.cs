namespace Stalwart.Instrumentation.Configuration;

/// <summary>What the names in the value of a setting are of.</summary>
internal enum NameSubject
{
    /// <summary>The value has no names.</summary>
    None,

    /// <summary>Events and metrics; a name may have a meter and be a pattern.</summary>
    Events,

    /// <summary>Meters of the process that no catalogue has.</summary>
    Meters,

    /// <summary>Sensitivities of fields and tags.</summary>
    Sensitivities,
}
