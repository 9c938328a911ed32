using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Stalwart.Instrumentation.Prometheus.Exposition;

namespace Stalwart.Instrumentation.Prometheus.Tests.Oracle;

/// <summary>The response of the OpenTelemetry SDK's exporter, which receives records made after its creation.</summary>
internal sealed class SdkScrape : IDisposable
{
    private readonly MeterProvider provider;
    private readonly RequestDelegate exporter;

    public SdkScrape(
        IEnumerable<EventCatalogue> catalogues,
        bool hasScopeLabels = true,
        IEnumerable<KeyValuePair<string, object>>? resource = null,
        string[]? meters = null,
        PrometheusAspNetCoreTranslationStrategy names = PrometheusAspNetCoreTranslationStrategy.UnderscoreEscapingWithSuffixes)
    {
        MeterProviderBuilder builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddAttributes(resource ?? []));
        foreach (EventCatalogue catalogue in catalogues)
        {
            builder.AddEventCatalogue(catalogue);
        }

        provider = builder.AddMeter(meters ?? []).AddPrometheusExporter(options =>
        {
            options.ScrapeResponseCacheDurationMilliseconds = 0;
            options.ScopeInfoEnabled = hasScopeLabels;
            options.TargetInfoEnabled = resource is not null;
            options.TranslationStrategy = names;
        }).Build();
        var application = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        application.UseOpenTelemetryPrometheusScrapingEndpoint(
            provider, _ => true, path: null, configureBranchedPipeline: null, optionsName: null);
        exporter = application.Build();
    }

    public async Task<string> ReadAsync(ExpositionFormat format)
    {
        (string contentType, string text) = await ReadAsync(format.ContentType);
        Assert.Equal(text.Length == 0 ? "" : format.ContentType, contentType);
        return text;
    }

    public async Task<(string ContentType, string Text)> ReadAsync(string accept)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = HttpMethods.Get }, Response = { Body = body } };
        context.Request.Headers.Accept = accept;
        await exporter(context);
        Assert.Equal(200, context.Response.StatusCode);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.ToArray());
        return (context.Response.ContentType ?? "", text);
    }

    public void Dispose() => provider.Dispose();
}
