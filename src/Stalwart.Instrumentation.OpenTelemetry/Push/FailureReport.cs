namespace Stalwart.Instrumentation.OpenTelemetry.Push;

/// <summary>Specifies what to log about a failed export.</summary>
internal enum FailureReport
{
    /// <summary>Nothing, because the cause is already logged.</summary>
    Nothing,

    /// <summary>A new cause.</summary>
    Cause,

    /// <summary>A reminder that exports still fail.</summary>
    Reminder,
}
