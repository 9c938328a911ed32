namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies the level of log records, or disables them.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum EventLogLevel
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

    /// <summary>No log records.</summary>
    Off,
}
