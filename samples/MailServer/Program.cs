using MailServer;
using MailServer.Traffic;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Stalwart.Instrumentation.OpenTelemetry;

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
    WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
    builder.WebHost.UseUrls(options.Urls);
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

    // What stops the host is said below, in one sentence instead of a stack trace.
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    builder.Configuration.AddTomlFile(options.Config, reloadOnChange: true);
    builder.AddEventMetrics(MailEvents.Catalogue);
    builder.Services.AddSingleton(options);
    builder.Services.AddHostedService<TrafficGenerator>();

    await using WebApplication app = builder.Build();
    app.MapEventMetrics();
    app.MapEventPage("/events");
    app.Lifetime.ApplicationStarted.Register(() => Banner.Print(options, app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()));
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
