using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Brings what the OpenTelemetry SDK says only to event sources into the log; each kind of message once.</summary>
internal sealed partial class SdkEventListener : EventListener
{
    private const string Ours = "Stalwart-Instrumentation";
    private const string Sdk = "OpenTelemetry-Sdk";
    private const string Otlp = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Prometheus = "OpenTelemetry-Exporter-Prometheus";
    private readonly ConcurrentDictionary<string, bool> said = new(StringComparer.Ordinal);
    private readonly ILogger logger;
    private readonly ExportHealth? health;
    private readonly HashSet<string> meters;

    public SdkEventListener(ILogger logger, ExportHealth? health, IEnumerable<EventCatalogue> catalogues)
    {
        this.logger = logger;
        this.health = health;
        meters = [.. catalogues.Select(catalogue => catalogue.MeterName)];

        // The base class announces the sources before these fields are set.
        foreach (EventSource source in EventSource.GetSources())
        {
            Listen(source);
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (logger is not null)
        {
            Listen(eventSource);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (IsOfAnotherMeter(eventData))
        {
            return;
        }

        string message = Describe(eventData);
        if (eventData.EventSource.Name == Otlp && health is not null)
        {
            health.Explain(message);
        }
        else if (said.TryAdd($"{eventData.EventSource.Name}/{eventData.EventId}/{eventData.Payload?.FirstOrDefault()}", true) && said.Count < 1000)
        {
            Said(eventData.EventSource.Name, message);
        }
    }

    /// <summary>Whether the SDK only says that it leaves the instrument of a meter alone that is not ours.</summary>
    private bool IsOfAnotherMeter(EventWrittenEventArgs data) =>
        data.EventName == "MetricInstrumentIgnored" && data.PayloadNames?.IndexOf("meterName") is int place and >= 0 && data.Payload?[place] is string meter && !meters.Contains(meter);

    private static string Describe(EventWrittenEventArgs data)
    {
        object?[] payload = [.. data.Payload ?? []];
        string text;
        try
        {
            text = string.Format(CultureInfo.InvariantCulture, data.Message ?? data.EventName ?? "", payload);
        }
        catch (FormatException)
        {
            text = $"{data.Message} {string.Join(", ", payload)}";
        }

        // A stack trace does not help the operator: the first line says what happened.
        return text.Split('\n')[0].Trim().TrimEnd('.');
    }

    private void Listen(EventSource source)
    {
        if (source.Name is Ours or Sdk or Otlp or Prometheus)
        {
            EnableEvents(source, System.Diagnostics.Tracing.EventLevel.Warning);
        }
    }

    [LoggerMessage(3, LogLevel.Warning, "{Source}: {Message}.")]
    private partial void Said(string source, string message);
}
