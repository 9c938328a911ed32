using MailServer;
using MailServer.Traffic;
using Microsoft.Extensions.Options;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    Console.WriteLine(SampleOptions.Help);
    return 0;
}

(SampleOptions? options, string? error) = SampleOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(error);
    Console.Error.WriteLine(SampleOptions.Help);
    return 2;
}

try
{
    using IHost app = options.Worker ? Worker(options) : Web(options);
    await app.RunAsync();
    return 0;
}
catch (EventMetricsConfigurationException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (IOException exception)
{
    Console.Error.WriteLine($"The server cannot listen on {options.Urls}: {exception.Message} Choose another address with --urls.");
    return 1;
}

// The application's own web server serves scrapes.
static IHost Web(SampleOptions options)
{
    WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
    builder.WebHost.UseUrls(options.Urls);
    Configure(builder, options);
    WebApplication app = builder.Build();
    app.MapEventMetrics();
    app.MapEventPage("/events");
    app.Lifetime.ApplicationStarted.Register(() => Banner.Print(options, InForce(app), app.Urls.First()));
    return app;
}

// Without its own web server, the host starts the built-in one for scrapes.
static IHost Worker(SampleOptions options)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder();
    Configure(builder, options);
    IHost app = builder.Build();
    app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted
        .Register(() => Banner.Print(options, InForce(app), address: null));
    return app;
}

static PrometheusOptions InForce(IHost app) =>
    app.Services.GetRequiredService<IOptionsMonitor<EventMetricsOptions>>().CurrentValue.Prometheus;

static void Configure(IHostApplicationBuilder builder, SampleOptions options)
{
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

    // The code above reports why the host stopped, without a stack trace.
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    builder.Configuration.AddTomlFile(options.Config, reloadOnChange: true);
    if (options.Logs is not null)
    {
        builder.Configuration.AddInMemoryCollection([new("logs:level", options.Logs)]);
    }

    builder.AddEventMetrics(MailEvents.Catalogue);
    builder.Services.AddSingleton(options);
    builder.Services.AddHostedService<TrafficGenerator>();
}
