using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>The built-in web server of a host without its own; it serves only the scrape endpoint.</summary>
internal sealed class ScrapeServer : IAsyncDisposable
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication application;
    private readonly PrometheusOptions options;
    private readonly ServerHandshake? handshake;

    public ScrapeServer(ScrapeEndpoint endpoint, ILogger logger)
    {
        options = endpoint.Options;
        if (!ListenAddress.TryParse(options.Listen, out ListenAddress? address))
        {
            throw new ArgumentException($"Expected an address and port, found '{options.Listen}'", nameof(endpoint));
        }

        IsLoopback = address!.Address is null || IPAddress.IsLoopback(address.Address);
        handshake = options.Tls.Certificate is null ? null : new ServerHandshake(options.Tls, logger);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            Restrain(kestrel);
            if (handshake is not null)
            {
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.UseHttps(
                    new TlsHandshakeCallbackOptions { OnConnection = handshake.OnConnection, HandshakeTimeout = HandshakeTimeout }));
            }

            kestrel.Listen(address);
        });
        builder.Services.AddRoutingCore();
        application = builder.Build();
        if (handshake is not null)
        {
            application.Use(handshake.CloseOutdatedAsync);
        }

        endpoint.Map(application);
    }

    /// <summary>Gets whether only the local machine can reach it.</summary>
    public bool IsLoopback { get; }

    /// <summary>Gets the address that it listens on, after its start.</summary>
    public string Address =>
        application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            throw new EventMetricsConfigurationException(
                $"metrics.prometheus.listen: cannot listen on {options.Listen}: {exception.Message.TrimEnd('.')}; choose another "
                + $"address or port, or stop the process that uses it.",
                exception);
        }
    }

    /// <summary>Applies renewed certificates to new connections, if this server uses TLS.</summary>
    public void Change(ServerTlsOptions changed) => handshake?.Change(changed);

    public Task StopAsync(CancellationToken cancellationToken) => application.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <summary>A scrape is a small request without a body, so a client that sends more, or sends slowly, is disconnected early.</summary>
    private static void Restrain(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        kestrel.Limits.MaxConcurrentConnections = 2000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxRequestBufferSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 50;
        kestrel.Limits.MaxResponseBufferSize = 16 * 1024;
    }
}
