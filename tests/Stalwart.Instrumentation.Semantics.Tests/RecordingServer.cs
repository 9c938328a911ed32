using System.Globalization;
using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>A web server whose requests record: on pool threads, at the depths of middleware, before and after awaits.</summary>
internal static class RecordingServer
{
    /// <summary>Records three times per request, writes whether the server garbage collector is used, and the number of records.</summary>
    /// <returns>0.</returns>
    public static async Task<int> RunAsync(int requests)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication application = builder.Build();
        application.Use(async (context, next) =>
        {
            WriterEvents.Load.Plain();
            await next(context);
            WriterEvents.Load.Plain();
        });
        application.MapGet("/", async () =>
        {
            await Task.Yield();
            WriterEvents.Load.Plain();
            return "";
        });
        await application.StartAsync();
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient();
        await Parallel.ForAsync(
            0,
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (_, stop) => await client.GetStringAsync(new Uri(address), stop));
        await application.StopAsync();
        string records = WriterEvents.Catalogue.Snapshot().Value("load.plain").ToString(CultureInfo.InvariantCulture);
        Console.WriteLine($"{(GCSettings.IsServerGC ? "server" : "workstation")} {records}");
        return 0;
    }
}
