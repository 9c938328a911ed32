using System.Diagnostics;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Semantics.Tests.Exemplars;

/// <summary>An activity that is current until it is disposed.</summary>
internal sealed class Sampled : IDisposable
{
    private readonly Activity activity;

    public Sampled(bool isRecorded = true, ActivityIdFormat format = ActivityIdFormat.W3C)
    {
        activity = new Activity("test");
        activity.SetIdFormat(format);
        activity.ActivityTraceFlags = isRecorded ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        activity.Start();
    }

    public ActivityTraceId TraceId => activity.TraceId;

    /// <summary>Returns whether an exemplar is that of a record under this activity.</summary>
    public bool IsOf(Exemplar? exemplar) => exemplar is { } found && (found.TraceId, found.SpanId) == (activity.TraceId, activity.SpanId);

    public void Dispose() => activity.Dispose();
}
