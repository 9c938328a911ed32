using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Stalwart.Instrumentation.Hosting.Health;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the exports of event catalogues to the health checks of a host.</summary>
public static class EventMetricsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that reports an exporter whose last export failed or was rejected in part, an endpoint that nothing serves, and a
    /// configuration that was rejected while the process runs: one sentence each. Its data contains the state of each exporter.
    /// </summary>
    /// <param name="builder">The health checks of a host with
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/>.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">
    /// The status of a fault. With <see cref="HealthStatus.Degraded"/>, a service without telemetry still takes requests.
    /// </param>
    /// <param name="tags">The tags of the check, by which applications select checks.</param>
    /// <param name="tolerance">
    /// How long a fault may last before it is reported; without a value it is reported at once.
    /// </param>
    /// <returns>The health checks.</returns>
    /// <remarks>
    /// The check sends nothing; it reports the last exports of the process. Running it throws <see cref="InvalidOperationException"/>
    /// when the host has no event metrics.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative.</exception>
    /// <example>
    /// <code>builder.Services.AddHealthChecks().AddEventMetricsCheck();</code>
    /// </example>
    public static IHealthChecksBuilder AddEventMetricsCheck(
        this IHealthChecksBuilder builder,
        string name = "event-metrics",
        HealthStatus failureStatus = HealthStatus.Degraded,
        IEnumerable<string>? tags = null,
        TimeSpan? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        TimeSpan tolerated = tolerance ?? TimeSpan.Zero;
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerated, TimeSpan.Zero, nameof(tolerance));
        return builder.Add(new HealthCheckRegistration(
            name,
            services =>
            {
                EventMetrics metrics = services.GetService<EventMetrics>() ?? throw new InvalidOperationException(
                    "Event metrics are not registered; call builder.AddEventMetrics() before building the application.");
                TimeProvider clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
                return new EventMetricsHealthCheck(() => metrics.Exports, metrics.Configuration, tolerated, clock);
            },
            failureStatus,
            tags));
    }
}
