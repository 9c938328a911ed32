namespace Stalwart.Instrumentation.Configuration;

/// <summary>Specifies what the names in the value of a setting refer to.</summary>
internal enum NameSubject
{
    /// <summary>The value has no names.</summary>
    None,

    /// <summary>Events and metrics; a name can be a pattern and have a meter.</summary>
    Events,

    /// <summary>Meters of the process other than those of catalogues.</summary>
    Meters,

    /// <summary>Sensitivities of fields and tags.</summary>
    Sensitivities,
}
