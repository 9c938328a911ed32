namespace Stalwart.Instrumentation;

/// <summary>Specifies the severity of an event.</summary>
public enum EventLevel
{
    /// <summary>Useful only while troubleshooting.</summary>
    Trace,

    /// <summary>For developers.</summary>
    Debug,

    /// <summary>Normal operation.</summary>
    Info,

    /// <summary>Unexpected, but handled.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,
}
