using System.Collections.Generic;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>
/// Represents the options of the Prometheus endpoint, the table <c>metrics.prometheus</c>. Changes take effect after a restart, except for
/// the lists of events and <see cref="Auth"/>. Not thread-safe while they are changed.
/// </summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record PrometheusOptions
{
    /// <summary>Gets or sets whether metrics are served to scrapers. The default is <see langword="false"/>.</summary>
    public bool Enable { get; set; }

    /// <summary>
    /// Gets or sets the path of the endpoint, which begins with <c>/</c> and contains no spaces and none of <c>{}?*#</c>. The default is
    /// <c>/metrics/prometheus</c>.
    /// </summary>
    public string Path { get; set; } = "/metrics/prometheus";

    /// <summary>
    /// Gets or sets the address and port of the built-in web server, which only hosts without their own start: an IP address,
    /// <c>localhost</c> or <c>*</c>, and a port from 0 (any free one) to 65535. The default is <c>127.0.0.1:9464</c>.
    /// </summary>
    public string Listen { get; set; } = "127.0.0.1:9464";

    /// <summary>Gets or sets how metrics and labels are named. The default is <see cref="PrometheusNames.Standard"/>.</summary>
    public PrometheusNames Names { get; set; }

    /// <summary>
    /// Gets or sets whether each sample has the labels <c>otel_scope_name</c> and <c>otel_scope_version</c>. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool ScopeLabels { get; set; } = true;

    /// <summary>Gets or sets whether the resource is served as <c>target_info</c>. The default is <see langword="true"/>.</summary>
    public bool TargetInfo { get; set; } = true;

    /// <summary>
    /// Gets or sets whether OpenMetrics responses have a <c>_created</c> sample, the start of the process, for each counter and histogram
    /// series. Prometheus stores it as a separate series, unless it is configured to use it as the time at which the counter was zero
    /// (<c>--enable-feature=created-timestamp-zero-ingestion</c>). The default is <see langword="false"/>.
    /// </summary>
    public bool Created { get; set; }

    /// <summary>Gets or sets names or patterns of events and metrics to exclude from scrapes only. The default is empty.</summary>
    public IReadOnlyList<string> DisabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets names or patterns of events and metrics to include in scrapes, with precedence over <see cref="DisabledEvents"/> and
    /// over the lists of <see cref="EventMetricsOptions"/>. The default is empty.
    /// </summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>
    /// Gets or sets the credentials that scrapes and the status page require, for HTTP Basic. The default is <see langword="null"/>: none.
    /// A reload can change credentials, but removes them only if the configuration says <c>auth = "none"</c>.
    /// </summary>
    public Credentials? Auth { get; set; }

    /// <summary>Gets or sets the TLS options of the built-in web server.</summary>
    public ServerTlsOptions Tls { get; set; } = new();
}
