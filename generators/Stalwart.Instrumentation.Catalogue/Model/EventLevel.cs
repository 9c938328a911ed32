namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The severity of an event, from <c>trace</c> to <c>error</c>.</summary>
public enum EventLevel
{
    /// <summary>Of use only while a fault is searched.</summary>
    Trace,

    /// <summary>For developers.</summary>
    Debug,

    /// <summary>Normal operation.</summary>
    Info,

    /// <summary>Unexpected, handled.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,
}
