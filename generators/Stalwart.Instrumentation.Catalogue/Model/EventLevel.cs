namespace Stalwart.Instrumentation.Catalogue.Model;

/// <summary>The severity of an event, from <c>trace</c> to <c>error</c>.</summary>
public enum EventLevel
{
    /// <summary>Only useful for debugging.</summary>
    Trace,

    /// <summary>Useful for developers.</summary>
    Debug,

    /// <summary>Normal operation.</summary>
    Info,

    /// <summary>Unexpected, but handled.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,
}
