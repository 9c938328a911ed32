namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>The table <c>metrics.prometheus</c>.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
sealed record PrometheusOptions
{
    /// <summary>Whether metrics can be scraped.</summary>
    public bool Enable { get; set; }

    /// <summary>The path of the endpoint.</summary>
    public string Path { get; set; } = "/metrics/prometheus";

    /// <summary>The address and port for hosts without a web server of their own.</summary>
    public string Listen { get; set; } = "127.0.0.1:9464";

    /// <summary>
    /// Whether every sample says whose catalogue it is, in the labels <c>otel_scope_name</c> and <c>otel_scope_version</c>.
    /// </summary>
    public bool ScopeLabels { get; set; } = true;

    /// <summary>Whether the process's resource is scraped too, as <c>target_info</c>.</summary>
    public bool TargetInfo { get; set; } = true;

    /// <summary>What a scrape must show by HTTP Basic; <see langword="null"/> for nothing.</summary>
    public Credentials? Auth { get; set; }
}
