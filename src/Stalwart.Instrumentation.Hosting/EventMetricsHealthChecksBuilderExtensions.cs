using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Stalwart.Instrumentation.Hosting.Health;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks for the exports of event catalogues.</summary>
public static class EventMetricsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that reports an exporter whose last export failed or was partly rejected, an endpoint that is not mapped, and a
    /// configuration that was rejected at a reload. Its data contains the state of each exporter.
    /// </summary>
    /// <param name="builder">
    /// The health checks builder of a host that calls
    /// <see cref="EventMetricsHostingExtensions.AddEventMetrics(IHostApplicationBuilder)"/>.
    /// </param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">
    /// The status to report. With <see cref="HealthStatus.Degraded"/>, a service without telemetry still receives requests.
    /// </param>
    /// <param name="tags">The tags that select the check.</param>
    /// <param name="tolerance">The time for which a failure is not reported; without a value, failures are reported immediately.</param>
    /// <returns>The health checks builder.</returns>
    /// <remarks>
    /// The check sends nothing; it reports the last exports of the process. Running it throws <see cref="InvalidOperationException"/> if
    /// the host has no event metrics.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is <see langword="null"/>.</exception>
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
