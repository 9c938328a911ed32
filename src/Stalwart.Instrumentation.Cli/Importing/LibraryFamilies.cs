using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Distinguishes families that client libraries and runtimes add to every scrape from those of the application.</summary>
internal static class LibraryFamilies
{
    /// <summary>The meters of .NET and its libraries.</summary>
    private static readonly string[] Meters = ["Microsoft.", "OpenTelemetry.", "System."];

    private static readonly string[] Prefixes =
    [
        "dotnet_", "go_", "jvm_", "kestrel_", "microsoft_aspnetcore_", "microsoft_extensions_", "nodejs_", "process_runtime_",
        "prometheus_net_", "promhttp_", "python_gc_", "python_info", "system_net_", "system_runtime_",
    ];

    /// <summary>The families that the process collectors of client libraries expose.</summary>
    private static readonly string[] Process =
    [
        "process_cpu_seconds_total", "process_cpu_system_seconds_total", "process_cpu_user_seconds_total", "process_heap_bytes",
        "process_max_fds", "process_network_receive_bytes_total", "process_network_transmit_bytes_total", "process_num_threads",
        "process_open_fds", "process_open_handles", "process_private_memory_bytes", "process_resident_memory_bytes",
        "process_start_time_seconds", "process_threads", "process_virtual_memory_bytes", "process_virtual_memory_max_bytes",
        "process_working_set_bytes",
    ];

    /// <summary>
    /// Families with names that only .NET uses: the metrics of its HTTP stack and of prometheus-net's middleware have ordinary names.
    /// </summary>
    private static readonly string[] MarksOfDotnet = ["dotnet_", "prometheus_net_", "system_runtime_", "microsoft_aspnetcore_"];

    private static readonly string[] HttpOfDotnet =
    [
        "aspnetcore_", "http_client_", "http_server_", "httpclient_", "http_request_duration_seconds", "http_requests_in_progress",
        "http_requests_received_total",
    ];

    /// <summary>Returns the names of the families that do not belong to the application.</summary>
    public static HashSet<string> In(IReadOnlyCollection<SampleFamily> families)
    {
        bool isDotnet = families.Any(family => StartsWithAny(family.Name, MarksOfDotnet));
        return
        [
            .. families.Where(family => family.Meter is { } meter
                    ? StartsWithAny(meter, Meters)
                    : IsLibrary(family.Name) || (isDotnet && StartsWithAny(family.Name, HttpOfDotnet)))
                .Select(family => family.Name),
        ];
    }

    private static bool IsLibrary(string name) =>
        StartsWithAny(name, Prefixes) || Process.Contains(name) || Process.Contains(name + "_total");

    private static bool StartsWithAny(string name, string[] prefixes) =>
        prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
