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
    /// <param name="catalogues">The catalogues.</param>
    /// <param name="logger">The host's log, for records that were left out.</param>
    /// <param name="needsLevel">Whether the logging providers get events only if <c>logs.level</c> is set.</param>
    public HostLogs Create(IEnumerable<EventCatalogue> catalogues, ILogger logger, bool needsLevel) => new(
        catalogues,
        services.GetRequiredService<ILoggerFactory>(),
        services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
        CreateRedactions(),
        logger,
        services.GetService<TimeProvider>() ?? TimeProvider.System,
        needsLevel || services.GetService<ProvidersNeedLevel>() is not null);

    /// <summary>Makes what hides sensitive values.</summary>
    public LogRedactions CreateRedactions() => new(services.GetService<IRedactorProvider>());
}
