using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>Creates the logs of a host from its services.</summary>
/// <param name="services">The host's services.</param>
internal sealed class HostLogsFactory(IServiceProvider services)
{
    /// <summary>Starts logging the events of catalogues; nothing is logged before rules are applied.</summary>
    /// <param name="catalogues">The catalogues.</param>
    /// <param name="logger">The host's log, for the number of dropped records.</param>
    /// <param name="needsLevel">Whether logging providers receive events only if <c>logs.level</c> is set.</param>
    public HostLogs Create(IEnumerable<EventCatalogue> catalogues, ILogger logger, bool needsLevel) => new(
        catalogues,
        services.GetRequiredService<ILoggerFactory>(),
        services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
        CreateRedactions(),
        logger,
        services.GetService<TimeProvider>() ?? TimeProvider.System,
        needsLevel || services.GetService<ProvidersNeedLevel>() is not null);

    /// <summary>Creates the redaction of sensitive values.</summary>
    public LogRedactions CreateRedactions() => new(services.GetService<IRedactorProvider>());
}
