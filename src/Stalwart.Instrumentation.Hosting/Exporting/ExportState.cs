namespace Stalwart.Instrumentation.Hosting.Exporting;

/// <summary>The state of one exporter.</summary>
internal enum ExportState
{
    /// <summary>The configuration turns the exporter off.</summary>
    Off,

    /// <summary>The exporter is on, and nothing has been exported yet.</summary>
    Waiting,

    /// <summary>The last export was accepted in full.</summary>
    Succeeding,

    /// <summary>The collector accepted the last export in part.</summary>
    Rejecting,

    /// <summary>The last export failed.</summary>
    Failing,

    /// <summary>The exporter is on, and nothing serves its endpoint.</summary>
    NotServed,
}
