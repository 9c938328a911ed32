using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>Brings what the OpenTelemetry SDK says only to event sources into the log.</summary>
internal sealed partial class SdkEventListener : EventListener
{
    private const int MostKinds = 1000;
    private const string Ours = "Stalwart-Instrumentation";
    private const string Sdk = "OpenTelemetry-Sdk";
    private const string Otlp = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Prometheus = "OpenTelemetry-Exporter-Prometheus";
    private readonly ConcurrentDictionary<string, int> said = new(StringComparer.Ordinal);
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
        if (IsOfAnotherMeter(eventData) || IsHistogramThatReturns(eventData))
        {
            return;
        }

        string message = Describe(eventData.Message ?? eventData.EventName ?? "", [.. eventData.Payload ?? []]);
        if (eventData.EventSource.Name == Otlp && health is not null)
        {
            health.ExplainOtherwise(message);
        }
        else
        {
            Say(eventData, message);
        }
    }

    /// <summary>Says a thing the first time, then with its count at the tenth, the hundredth and so on: known, but never a flood.</summary>
    private void Say(EventWrittenEventArgs data, string message)
    {
        string about = $"{data.EventSource.Name}/{data.EventId}/{data.Payload?.FirstOrDefault()}";
        if (said.Count >= MostKinds && !said.ContainsKey(about))
        {
            about = data.EventSource.Name;
        }

        int times = said.AddOrUpdate(about, 1, (_, before) => before + 1);
        if (times == 1)
        {
            Said(data.EventSource.Name, message);
        }
        else if (Math.Log10(times) % 1 == 0)
        {
            SaidAgain(data.EventSource.Name, message, times);
        }
    }

    /// <summary>Whether the SDK only says that a pipeline leaves an instrument alone that it was never to take: every pipeline says so of what belongs to others.</summary>
    private bool IsOfAnotherMeter(EventWrittenEventArgs data) =>
        data.EventName == "MetricInstrumentIgnored"
        && ((Value(data, "meterName") is string meter && !meters.Contains(meter)) || Value(data, "reason")?.Contains("not subscribed", StringComparison.Ordinal) == true);

    /// <summary>The SDK takes a histogram that was off and comes back for a second one of its name; the compiler sees to it that there is none.</summary>
    private bool IsHistogramThatReturns(EventWrittenEventArgs data) =>
        data.EventName == "DuplicateMetricInstrument" && Value(data, "meterName") is string meter && meters.Contains(meter);

    private static string? Value(EventWrittenEventArgs data, string name) => data.PayloadNames?.IndexOf(name) is int place and >= 0 ? data.Payload?[place] as string : null;

    /// <summary>Returns the first line of an event: it says what happened, and a stack trace does not help the operator.</summary>
    internal static string Describe(string format, object?[] payload)
    {
        string text;
        try
        {
            text = string.Format(CultureInfo.InvariantCulture, format, payload);
        }
        catch (FormatException)
        {
            text = $"{format} {string.Join(", ", payload)}";
        }

        return Redaction.Text(text.Split('\n')[0].Trim().TrimEnd('.'));
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

    [LoggerMessage(4, LogLevel.Warning, "{Source}, {Times} times by now: {Message}.")]
    private partial void SaidAgain(string source, string message, int times);
}
