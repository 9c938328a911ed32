using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Lifecycle;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests;

/// <summary>
/// For every form of an endpoint with a password and a key, wherever it is set and whatever happens to it: neither appears in a log line,
/// in its parameters, or in an exception.
/// </summary>
public sealed class NoSecretTests : IDisposable
{
    private const string Password = "P4SSW0RD";
    private const string Key = "S3CR3TK3Y";
    private readonly string folder = Directory.CreateTempSubdirectory("secrets").FullName;
    private readonly LogLines log = new();
    private readonly TestCatalogue test = new();

    /// <summary>The forms, with the port of a receiver in place of 0.</summary>
    public static TheoryData<string, string> Endpoints
    {
        get
        {
            string[] forms =
            [
                $"http://admin:{Password}@127.0.0.1:0/v1/x?api_key={Key}",
                $"http://admin:{Password}@127.0.0.1:0?api_key={Key}",
                $"http://{Password}@127.0.0.1:0/#{Key}",
                $"https://admin:{Password}@127.0.0.1:0/v1/metrics?api_key={Key}",
                $"http://admin:{Password}@no-such-host.invalid:4318/?api_key={Key}",
                $"admin:{Password}@host:4318?api_key={Key}",
                $"ftp://admin:{Password}@host/?api_key={Key}",
                $"http://admin:{Password}@host:99999/?api_key={Key}",
                $"http://admin:pa/{Password}@host/?api_key={Key}",
                $"http:/admin:{Password}@host?api_key={Key}",
                $"//admin:{Password}@host?api_key={Key}",
                $"host/{Password}@x?api_key={Key}",
            ];
            var data = new TheoryData<string, string>();
            foreach (string form in forms)
            {
                data.Add(form, "http");
                data.Add(form, "grpc");
            }

            return data;
        }
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task No_secret_of_an_endpoint_is_logged_or_thrown(string form, string transport)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(OtlpTransport.Http);
        receiver.Status = 401;
        string endpoint = form.Replace("127.0.0.1:0", receiver.Endpoint.Authority, StringComparison.Ordinal);
        foreach (string table in new[] { "metrics.open-telemetry", "logs.open-telemetry" })
        {
            string toml = $"[{table}]\ntransport = \"{transport}\"\nendpoint = \"{endpoint}\"\nretry = false\ntimeout = \"200ms\"\n";
            string key = $"{table}.endpoint".Replace('.', ':');
            string on = $"[{table}]\ntransport = \"{transport}\"\nretry = false\ntimeout = \"200ms\"\n";
            await RunAsync(toml, on);
            await RunAsync(on, toml);
            await RunAsync(toml, $"[{table}]\ntransport = \"{transport}\"\nendpoint = \"{endpoint}");
            await RunAsync(on, on, builder => builder.Configuration.AddCommandLine([$"--{key}={endpoint}"]));
            await RunAsync(on, on, builder => builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(key, (string?)endpoint)]));
            if (Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri))
            {
                await RunAsync(on, on, builder => builder.Services.Configure<EventMetricsOptions>(options =>
                {
                    OtlpExportOptions part = table[0] == 'm' ? options.OpenTelemetry : options.Logs.OpenTelemetry;
                    part.Endpoint = uri;
                }));
            }
        }

        Assert.NotEmpty(log.Lines);
        Assert.All([.. log.Lines, .. log.Parameters], AssertNoSecret);
    }

    [Fact]
    public async Task Secret_in_the_wrong_key_is_not_logged_or_thrown()
    {
        string value = $"http://admin:{Password}@host?api_key={Key}";
        string[] keys =
        [
            "metrics.prometheus.auth", "metrics.prometheus.path", "metrics.prometheus.listen", "metrics.prometheus.names", "metrics.reload",
            "metrics.open-telemetry", "metrics.open-telemetry.auth", "metrics.open-telemetry.transport", "metrics.open-telemetry.interval",
            "metrics.open-telemetry.auth.secret-env", "metrics.open-telemetry.auth.bearer-file", "metrics.open-telemetry.headers",
            "metrics.meters", "metrics.prometheus.auth.username", "logs.level", "logs.limits", "logs.open-telemetry.compression",
        ];
        foreach (string key in keys)
        {
            await RunAsync("[metrics]\nexport-zeros = true\n", $"{key} = \"{value}\"\n");
            await RunAsync($"{key} = \"{value}\"\n", "[metrics]\nexport-zeros = true\n");
        }

        Assert.NotEmpty(log.Lines);
        Assert.All([.. log.Lines, .. log.Parameters], AssertNoSecret);
    }

    /// <summary>Starts a host, pushes, reloads, pushes again and stops.</summary>
    private async Task RunAsync(string before, string after, Action<HostApplicationBuilder>? configure = null)
    {
        string file = Path.Combine(folder, "stalwart.toml");
        await File.WriteAllTextAsync(file, before);
        try
        {
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Configuration.AddTomlFile(file);
            configure?.Invoke(builder);
            builder.AddEventMetrics(test.Catalogue);
            using IHost host = builder.Build();
            EventMetrics metrics = host.Services.GetRequiredService<EventMetrics>();
            await host.StartAsync();
            Push(metrics);
            await File.WriteAllTextAsync(file, after);
            ((IConfigurationRoot)builder.Configuration).Reload();
            Push(metrics);
            AssertNoSecret(metrics.Options.ToString());
            AssertNoSecret($"{metrics.Configuration.Current} {string.Join(' ', metrics.Exports.Select(export => export.Current))}");
            await host.StopAsync();
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            for (Exception? one = exception; one is not null; one = one.InnerException)
            {
                AssertNoSecret(one.ToString());
            }
        }
    }

    private void Push(EventMetrics metrics)
    {
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        metrics.Flush();
        metrics.FlushLogs();
    }

    private static void AssertNoSecret(string text)
    {
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
    }
}
