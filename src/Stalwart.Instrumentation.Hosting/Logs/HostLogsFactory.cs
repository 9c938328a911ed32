using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>Takes from a host what its logs need.</summary>
/// <param name="services">The host's services.</param>
internal sealed class HostLogsFactory(IServiceProvider services)
{
    /// <summary>Begins to log the events of catalogues; nothing before rules are applied.</summary>
    public HostLogs Create(IEnumerable<EventCatalogue> catalogues, ILogger logger) => new(
        catalogues,
        services.GetRequiredService<ILoggerFactory>(),
        services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
        CreateRedactions(),
        logger,
        services.GetService<TimeProvider>() ?? TimeProvider.System,
        services.GetService<ProvidersNeedLevel>() is not null);

    /// <summary>Makes what hides sensitive values.</summary>
    public LogRedactions CreateRedactions() => new(services.GetService<IRedactorProvider>());
}
