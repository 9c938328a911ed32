using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Stalwart.Instrumentation.OtlpProtocol;

namespace Stalwart.Instrumentation.Cli.Otlp;

/// <summary>Answers requests like a collector: reads metrics, and accepts traces and logs without reading them. Thread-safe.</summary>
/// <param name="onMetrics">Called with each push of metrics, on any thread.</param>
internal sealed class OtlpReceiver(Action<ExportMetricsServiceRequest> onMetrics)
{
    private const string Protobuf = "application/x-protobuf", Json = "application/json", Grpc = "application/grpc";
    private const string MetricsMethod = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    private static readonly string[] IgnoredMethods =
    [
        "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
    ];

    private static readonly JsonParser JsonReader = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private int rejected;

    /// <summary>Gets how many requests could not be read.</summary>
    public int Rejected => Volatile.Read(ref rejected);

    /// <summary>Answers a request of either protocol.</summary>
    public Task AnswerAsync(HttpContext context) =>
        HttpProtocol.IsHttp2(context.Request.Protocol) ? AnswerGrpcAsync(context) : AnswerHttpAsync(context);

    private async Task AnswerHttpAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value ?? "";
        if (path is not ("/v1/metrics" or "/v1/traces" or "/v1/logs"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        try
        {
            string type = MediaType(request);
            if (type is not (Protobuf or Json))
            {
                throw new OtlpFault(StatusCodes.Status415UnsupportedMediaType, $"'{type}' is neither '{Protobuf}' nor '{Json}'");
            }

            byte[] body = await OtlpBody.ReadHttpAsync(request, context.RequestAborted);
            if (path == "/v1/metrics")
            {
                Take(body, isJson: type == Json);
            }

            // An empty protobuf message has no bytes.
            context.Response.ContentType = type;
            await context.Response.Body.WriteAsync(type == Json ? "{}"u8.ToArray() : [], context.RequestAborted);
        }
        catch (OtlpFault fault)
        {
            Interlocked.Increment(ref rejected);
            context.Response.StatusCode = fault.Status;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(fault.Message, context.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            Interlocked.Increment(ref rejected);
            context.Response.StatusCode = fault.StatusCode;
        }
    }

    private async Task AnswerGrpcAsync(HttpContext context)
    {
        const int Ok = 0, InvalidArgument = 3, ResourceExhausted = 8, Unimplemented = 12;

        HttpResponse response = context.Response;
        string method = context.Request.Path.Value ?? "";
        response.ContentType = Grpc;
        if (method != MetricsMethod && !IgnoredMethods.Contains(method))
        {
            End(Unimplemented, $"there is no method '{method}'");
            return;
        }

        try
        {
            byte[] body = await OtlpBody.ReadGrpcAsync(context.Request, context.RequestAborted);
            if (method == MetricsMethod)
            {
                Take(body, isJson: false);
            }

            // An empty, uncompressed message.
            await response.Body.WriteAsync(new byte[5], context.RequestAborted);
            End(Ok, "");
        }
        catch (OtlpFault fault)
        {
            Interlocked.Increment(ref rejected);
            End(
                fault.Status switch
                {
                    StatusCodes.Status413PayloadTooLarge => ResourceExhausted,
                    StatusCodes.Status415UnsupportedMediaType => Unimplemented,
                    _ => InvalidArgument,
                },
                fault.Message);
        }

        void End(int status, string message)
        {
            response.AppendTrailer("grpc-status", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (message.Length > 0)
            {
                response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
            }
        }
    }

    private void Take(byte[] body, bool isJson)
    {
        ExportMetricsServiceRequest request;
        try
        {
            request = isJson
                ? JsonReader.Parse<ExportMetricsServiceRequest>(new UTF8Encoding(false, true).GetString(body))
                : ExportMetricsServiceRequest.Parser.ParseFrom(body);
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or DecoderFallbackException)
        {
            throw new OtlpFault(StatusCodes.Status400BadRequest, "the body is not a valid ExportMetricsServiceRequest");
        }

        onMetrics(request);
    }

    private static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
}
