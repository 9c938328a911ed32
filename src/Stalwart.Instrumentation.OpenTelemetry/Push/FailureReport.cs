namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>What to log about a failed export.</summary>
internal enum FailureReport
{
    /// <summary>Nothing: the log has the cause already.</summary>
    Nothing,

    /// <summary>The cause, which is new.</summary>
    Cause,

    /// <summary>That exports still fail.</summary>
    Reminder,
}
