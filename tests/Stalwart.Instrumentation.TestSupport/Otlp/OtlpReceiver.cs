using System.IO.Compression;
using System.Net;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.TestSupport.Otlp;

/// <summary>A collector on a free port: takes OTLP over gRPC or over HTTP, decodes it, and keeps it with its headers.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly Channel<Received> received = Channel.CreateUnbounded<Received>();
    private readonly Channel<ReceivedLogs> receivedLogs = Channel.CreateUnbounded<ReceivedLogs>();
    private readonly WebApplication application;
    private int attempts;

    private OtlpReceiver(OtlpTransport transport, ReservedPort? port, ServerTls? tls)
    {
        IsGrpc = transport == OtlpTransport.Grpc;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback,
            port?.Number ?? 0,
            listen =>
            {
                listen.Protocols = IsGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1;
                tls?.Use(listen);
            }));
        if (port is not null)
        {
            builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => port.Bind());
        }

        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new GrpcReceiver(this));
        builder.Services.AddSingleton(new GrpcLogReceiver(this));
        application = builder.Build();
        application.Use(AnswerRawAsync);
        application.MapGrpcService<GrpcReceiver>();
        application.MapGrpcService<GrpcLogReceiver>();
        application.MapPost("/v1/metrics", context => TakeHttpAsync(
            context,
            (body, headers) => received.Writer.TryWrite(new(ExportMetricsServiceRequest.Parser.ParseFrom(body), headers)),
            Response));
        application.MapPost("/v1/logs", context => TakeHttpAsync(
            context,
            (body, headers) => receivedLogs.Writer.TryWrite(new(ExportLogsServiceRequest.Parser.ParseFrom(body), headers)),
            LogResponse));
    }

    /// <summary>Gets or sets the status of the HTTP endpoint; 200 accepts the push.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Gets or sets the status of the gRPC service; OK accepts the push.</summary>
    public StatusCode GrpcStatus { get; set; } = StatusCode.OK;

    /// <summary>Gets or sets the partial success of an accepted push.</summary>
    public ExportMetricsServiceResponse Response { get; set; } = new();

    /// <summary>Gets or sets the partial success of an accepted push of logs.</summary>
    public ExportLogsServiceResponse LogResponse { get; set; } = new();

    /// <summary>Gets or sets a response in place of the receiver's, such as that of another kind of server or a faulty collector.</summary>
    public RequestDelegate? RawAnswer { get; set; }

    /// <summary>While it is not set, the receiver does not respond.</summary>
    public TaskCompletionSource Answers { get; set; } = Answering();

    /// <summary>Gets the number of pushes, accepted or not.</summary>
    public int Attempts => attempts;

    public bool IsGrpc { get; }

    public Uri Endpoint => new(application.Urls.First());

    public static async Task<OtlpReceiver> StartAsync(OtlpTransport transport, ReservedPort? port = null, ServerTls? tls = null)
    {
        var receiver = new OtlpReceiver(transport, port, tls);
        await receiver.application.StartAsync();
        return receiver;
    }

    /// <summary>Returns the next push.</summary>
    public async Task<Received> NextAsync()
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        return await received.Reader.ReadAsync(timeout.Token);
    }

    /// <summary>Returns the next push of logs.</summary>
    public async Task<ReceivedLogs> NextLogsAsync()
    {
        using var timeout = new CancellationTokenSource(TestTimeout.Max);
        return await receivedLogs.Reader.ReadAsync(timeout.Token);
    }

    /// <summary>Returns the pushed log records that have not been read yet.</summary>
    public IReadOnlyList<OtlpLogRecord> TakeAllRecords()
    {
        var all = new List<OtlpLogRecord>();
        while (receivedLogs.Reader.TryRead(out ReceivedLogs? push))
        {
            all.AddRange(push.Records);
        }

        return all;
    }

    /// <summary>Returns the pushes that have not been read yet.</summary>
    public IReadOnlyList<Received> TakeAll()
    {
        var all = new List<Received>();
        while (received.Reader.TryRead(out Received? push))
        {
            all.Add(push);
        }

        return all;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private static TaskCompletionSource Answering()
    {
        var answers = new TaskCompletionSource();
        answers.SetResult();
        return answers;
    }

    private async Task AnswerRawAsync(HttpContext context, RequestDelegate next)
    {
        if (RawAnswer is null)
        {
            await next(context);
            return;
        }

        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref attempts);
        await RawAnswer(context);
    }

    private async Task TakeHttpAsync(HttpContext context, Action<byte[], IReadOnlyDictionary<string, string>> take, IMessage response)
    {
        using var body = new MemoryStream();
        Stream source = context.Request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
            : context.Request.Body;
        await source.CopyToAsync(body);
        Interlocked.Increment(ref attempts);
        await Answers.Task.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = Status;
        if (Status == StatusCodes.Status200OK)
        {
            take(
                body.ToArray(),
                context.Request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase));
            context.Response.ContentType = "application/x-protobuf";
            await context.Response.Body.WriteAsync(response.ToByteArray());
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> TakeGrpcAsync(ServerCallContext context)
    {
        Interlocked.Increment(ref attempts);
        await Answers.Task.WaitAsync(context.CancellationToken);
        return GrpcStatus != StatusCode.OK
            ? throw new RpcException(new Status(GrpcStatus, "not now"))
            : context.RequestHeaders.Where(header => !header.IsBinary)
                .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
    }

    private sealed class GrpcReceiver(OtlpReceiver owner) : MetricsService.MetricsServiceBase
    {
        public override async Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context)
        {
            await owner.received.Writer.WriteAsync(new Received(request, await owner.TakeGrpcAsync(context)));
            return owner.Response;
        }
    }

    private sealed class GrpcLogReceiver(OtlpReceiver owner) : LogsService.LogsServiceBase
    {
        public override async Task<ExportLogsServiceResponse> Export(ExportLogsServiceRequest request, ServerCallContext context)
        {
            await owner.receivedLogs.Writer.WriteAsync(new ReceivedLogs(request, await owner.TakeGrpcAsync(context)));
            return owner.LogResponse;
        }
    }
}
