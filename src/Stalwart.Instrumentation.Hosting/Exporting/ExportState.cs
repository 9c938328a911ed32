namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>Specifies the state of an exporter.</summary>
internal enum ExportState
{
    /// <summary>The exporter is disabled.</summary>
    Off,

    /// <summary>The exporter is enabled, and nothing has been exported yet.</summary>
    Waiting,

    /// <summary>The last export was accepted in full.</summary>
    Succeeding,

    /// <summary>The collector rejected part of the last export.</summary>
    Rejecting,

    /// <summary>The last export failed.</summary>
    Failing,

    /// <summary>The exporter is enabled, but its endpoint is not mapped.</summary>
    NotServed,
}
