using Stalwart.Instrumentation;
using Stalwart.Instrumentation.Hosting.Options;

namespace MailServer;

/// <summary>Prints what the sample serves and where, after its start.</summary>
internal static class Banner
{
    /// <param name="options">The command-line options.</param>
    /// <param name="prometheus">The Prometheus options in effect.</param>
    /// <param name="address">The address of the application; <see langword="null"/> if it has no web server.</param>
    public static void Print(SampleOptions options, PrometheusOptions prometheus, string? address)
    {
        EventCatalogue catalogue = MailEvents.Catalogue;
        PolicyReport report = catalogue.Report;
        string[] turnedOff = [.. catalogue.Events.Where(e => e.EnabledByDefault && !catalogue.IsEnabled(e.Name)).Select(e => e.Name)];
        string scheme = prometheus.Tls.CertFile is null ? "http" : "https";
        string scrape = (address?.TrimEnd('/') ?? $"{scheme}://{prometheus.Listen}") + prometheus.Path;
        string page = address is null ? "not available without a web server" : $"{address.TrimEnd('/')}/events";
        string time = options.Duration is TimeSpan d ? $" for {d.TotalSeconds:0.###} s" : "; press Ctrl+C to stop";
        string off = turnedOff.Length == 0 ? "nothing" : string.Join(", ", turnedOff);
        string hint = prometheus.Enable ? $"Try: curl -s {scrape} | grep -E '^(auth|queue|delivery)_'{Environment.NewLine}" : "";
        int offByDefault = report.DisabledEvents.Count - turnedOff.Length;
        Console.WriteLine($"""

            A simulated mail server: SMTP, IMAP, authentication and delivery at about {options.Rate} events per second{time}.
              catalogue   {catalogue.Events.Count} events, {catalogue.Metrics.Count} metrics, meter "{catalogue.MeterName}"
              scrape      {(prometheus.Enable ? scrape : "disabled")}
              page        {page}
              disabled    {off}, and {offByDefault} events that the catalogue disables
              operator    {options.Config}

            {hint}
            """);
    }
}
