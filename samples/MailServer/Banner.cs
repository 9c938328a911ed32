using Stalwart.Instrumentation;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;

namespace MailServer;

/// <summary>What the sample says of itself when it has started.</summary>
internal static class Banner
{
    /// <param name="options">The command line.</param>
    /// <param name="configuration">The operator's file and what overrides it.</param>
    /// <param name="address">Where the application listens; <see langword="null"/> when it has no web server.</param>
    public static void Print(SampleOptions options, IConfiguration configuration, string? address)
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        PolicyReport report = catalogue.Report;
        string[] turnedOff = [.. catalogue.Events.Where(e => e.EnabledByDefault && !catalogue.IsEnabled(e.Name)).Select(e => e.Name)];
        PrometheusOptions prometheus = EventMetricsOptionsReader.Read(configuration).Prometheus;
        string scrape = (address?.TrimEnd('/') ?? $"http://{prometheus.Listen}") + prometheus.Path;
        string page = address is null ? "none without a web server" : $"{address.TrimEnd('/')}/events";
        string time = options.Duration is TimeSpan d ? $" for {d.TotalSeconds:0.###} s" : "; press Ctrl+C to stop";
        string off = turnedOff.Length == 0 ? "nothing" : string.Join(", ", turnedOff);
        int offByDefault = report.DisabledEvents.Count - turnedOff.Length;
        Console.WriteLine($"""

            A simulated mail server: SMTP, IMAP, authentication and delivery at about {options.Rate} events a second{time}.
              catalogue   {catalogue.Events.Count} events, {catalogue.Metrics.Count} metrics, meter "{catalogue.MeterName}"
              scrape      {(prometheus.Enable ? scrape : "off")}
              page        {page}
              turned off  {off}, beside {offByDefault} events that the catalogue has off
              operator    {options.Config}

            Try: curl -s {scrape} | grep -E '^(auth|queue|delivery)_'

            """);
    }
}
