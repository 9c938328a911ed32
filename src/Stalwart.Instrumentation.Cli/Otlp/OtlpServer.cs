using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Stalwart.Instrumentation.Cli.Outcomes;

namespace Stalwart.Instrumentation.Cli.Otlp;

/// <summary>Listens for OTLP: gRPC without TLS on one port, and HTTP on another.</summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private readonly WebApplication application;

    private OtlpServer(WebApplication application) => this.application = application;

    /// <summary>Gets the addresses for gRPC and HTTP.</summary>
    public (string Grpc, string Http) Addresses => application.Urls.ToArray() is [string grpc, string http]
        ? (grpc, http)
        : throw new InvalidOperationException("Two ports were asked for.");

    /// <summary>Starts listening.</summary>
    /// <param name="receiver">Answers the requests.</param>
    /// <param name="host">The address to listen on.</param>
    /// <param name="grpcPort">The port for gRPC; 0 takes a free one.</param>
    /// <param name="httpPort">The port for HTTP; 0 takes a free one.</param>
    /// <exception cref="Failure">A port is in use, or the address is not one of this machine.</exception>
    public static async Task<OtlpServer> StartAsync(OtlpReceiver receiver, IPAddress host, int grpcPort, int httpPort)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = OtlpBody.MaxBytes;
            kestrel.Listen(host, grpcPort, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(host, httpPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication application = builder.Build();
        application.Run(receiver.AnswerAsync);
        try
        {
            await application.StartAsync();
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await application.DisposeAsync();
            string reason = fault.Message.ReplaceLineEndings(" ");
            throw new Failure($"cannot listen for OTLP: {reason}; choose another --grpc-port or --http-port");
        }

        return new OtlpServer(application);
    }

    /// <summary>Answers the pending requests, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(Grace);
        await application.StopAsync(grace.Token);
        await application.DisposeAsync();
    }
}
