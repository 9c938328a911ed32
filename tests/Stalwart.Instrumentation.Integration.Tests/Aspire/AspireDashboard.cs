using System.Reflection;
using System.Text.Json;

namespace Stalwart.Instrumentation.Integration.Tests.Aspire;

/// <summary>
/// The dashboard of Aspire on free ports, as an AppHost starts it: it takes telemetry from those who show its API key, and tells what it
/// has.
/// </summary>
internal sealed class AspireDashboard : IAsyncDisposable
{
    /// <summary>The header of the key.</summary>
    public const string Header = "x-otlp-api-key";

    private const string ApiKey = "key-of-the-telemetry-api";

    /// <summary>The folder of the restored package; <see langword="null"/> on unsupported systems.</summary>
    public static readonly string? Program = typeof(AspireDashboard).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(data => data.Key == "AspireDashboard")?.Value;

    private readonly RunningProcess process;
    private readonly HttpClient api;

    private AspireDashboard(RunningProcess process, string key, Uri page, Uri grpc, Uri http)
    {
        this.process = process;
        Key = key;
        Page = page;
        Grpc = grpc;
        Http = http;
        api = new HttpClient { BaseAddress = page, Timeout = TestTimeout.Max };
        api.DefaultRequestHeaders.Add("x-api-key", ApiKey);
    }

    /// <summary>The required API key.</summary>
    public string Key { get; }

    /// <summary>The URL for a browser.</summary>
    public Uri Page { get; }

    /// <summary>The endpoint for OTLP over gRPC.</summary>
    public Uri Grpc { get; }

    /// <summary>The endpoint for OTLP over HTTP.</summary>
    public Uri Http { get; }

    public string Output => process.Output;

    /// <summary>Returns the endpoint of a transport.</summary>
    public Uri Endpoint(string transport) => transport == "grpc" ? Grpc : Http;

    /// <summary>Starts the dashboard.</summary>
    /// <param name="data">A folder for its data.</param>
    public static async Task<AspireDashboard> StartAsync(string data)
    {
        const string anyPort = "http://127.0.0.1:0";
        string key = Guid.NewGuid().ToString("N");
        RunningProcess process = new RunningProcess(Program!)
            .In(data)
            .With("ASPIRE_DASHBOARD_DATA_DIRECTORY", data)
            .With("ASPNETCORE_URLS", anyPort)
            .With("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", anyPort)
            .With("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", anyPort)
            .With("DASHBOARD__FRONTEND__AUTHMODE", "Unsecured")
            .With("DASHBOARD__OTLP__AUTHMODE", "ApiKey")
            .With("DASHBOARD__OTLP__PRIMARYAPIKEY", key)
            .With("DASHBOARD__API__ENABLED", "true")
            .With("DASHBOARD__API__AUTHMODE", "ApiKey")
            .With("DASHBOARD__API__PRIMARYAPIKEY", ApiKey)
            .Start();
        return new AspireDashboard(
            process,
            key,
            new Uri(await process.WaitForAsync("Now listening on: ")),
            new Uri(await process.WaitForAsync("OTLP/gRPC listening on: ")),
            new Uri(await process.WaitForAsync("OTLP/HTTP listening on: ")));
    }

    /// <summary>Returns the names of the resources with telemetry.</summary>
    public async Task<string[]> ResourcesAsync()
    {
        using JsonDocument resources = await GetAsync("resources");
        return [.. resources.RootElement.EnumerateArray().Select(resource => resource.GetProperty("name").GetString()!)];
    }

    /// <summary>Returns the log records of a resource, as OTLP JSON.</summary>
    public async Task<JsonElement[]> LogsAsync(string resource)
    {
        // Without a limit it returns the last 200; it keeps at most 10,000.
        using JsonDocument logs = await GetAsync($"logs?resource={resource}&limit=10000");
        return
        [
            .. logs.RootElement.GetProperty("data").GetProperty("resourceLogs").EnumerateArray()
                .SelectMany(one => one.GetProperty("scopeLogs").EnumerateArray())
                .SelectMany(scope => scope.GetProperty("logRecords").EnumerateArray())
                .Select(record => record.Clone()),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await process.DisposeAsync();
    }

    private async Task<JsonDocument> GetAsync(string path)
    {
        using HttpResponseMessage response = await api.GetAsync(new Uri($"/api/telemetry/{path}", UriKind.Relative));
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}\n{answer}\n{Output}");
        return JsonDocument.Parse(answer);
    }
}
