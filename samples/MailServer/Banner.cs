using Stalwart.Instrumentation;
using Stalwart.Instrumentation.Hosting.Options;

namespace MailServer;

/// <summary>What the sample says of itself when it has started.</summary>
internal static class Banner
{
    /// <param name="options">The command line.</param>
    /// <param name="prometheus">What is in force of the operator's file and what overrides it.</param>
    /// <param name="address">Where the application listens; <see langword="null"/> when it has no web server.</param>
    public static void Print(SampleOptions options, PrometheusOptions prometheus, string? address)
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        PolicyReport report = catalogue.Report;
        string[] turnedOff = [.. catalogue.Events.Where(e => e.EnabledByDefault && !catalogue.IsEnabled(e.Name)).Select(e => e.Name)];
        string scheme = prometheus.Tls.CertFile is null ? "http" : "https";
        string scrape = (address?.TrimEnd('/') ?? $"{scheme}://{prometheus.Listen}") + prometheus.Path;
        string page = address is null ? "none without a web server" : $"{address.TrimEnd('/')}/events";
        string time = options.Duration is TimeSpan d ? $" for {d.TotalSeconds:0.###} s" : "; press Ctrl+C to stop";
        string off = turnedOff.Length == 0 ? "nothing" : string.Join(", ", turnedOff);
        string hint = prometheus.Enable ? $"Try: curl -s {scrape} | grep -E '^(auth|queue|delivery)_'{Environment.NewLine}" : "";
        int offByDefault = report.DisabledEvents.Count - turnedOff.Length;
        Console.WriteLine($"""

            A simulated mail server: SMTP, IMAP, authentication and delivery at about {options.Rate} events a second{time}.
              catalogue   {catalogue.Events.Count} events, {catalogue.Metrics.Count} metrics, meter "{catalogue.MeterName}"
              scrape      {(prometheus.Enable ? scrape : "off")}
              page        {page}
              turned off  {off}, beside {offByDefault} events that the catalogue has off
              operator    {options.Config}

            {hint}
            """);
    }
}
