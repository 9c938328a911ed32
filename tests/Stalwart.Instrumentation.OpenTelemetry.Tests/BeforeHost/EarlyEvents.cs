namespace Stalwart.Instrumentation.OpenTelemetry.Tests.BeforeHost;

/// <summary>The generated methods of one of two catalogues that differ only in their meter.</summary>
/// <param name="Catalogue">Gets the catalogue, which publishes it; nothing else here does.</param>
/// <param name="Queued">Records that a mail was queued.</param>
/// <param name="Sent">Records that a mail was sent.</param>
/// <param name="DiskUsed">Sets the gauge.</param>
internal sealed record EarlyEvents(
    Func<EventCatalogue> Catalogue, Action Queued, Action<TimeSpan, MailSentFolder> Sent, Action<double> DiskUsed)
{
    public static EarlyEvents For(string temporality) => temporality == "delta"
        ? new(
            () => DeltaEvents.Catalogue,
            DeltaEvents.Mail.Queued,
            DeltaEvents.Mail.Sent,
            value => DeltaEvents.Gauges.DiskUsed.Set(value))
        : new(
            () => CumulativeEvents.Catalogue,
            CumulativeEvents.Mail.Queued,
            CumulativeEvents.Mail.Sent,
            value => CumulativeEvents.Gauges.DiskUsed.Set(value));
}
