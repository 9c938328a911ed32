using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>Responses of a faulty collector.</summary>
internal static class FaultyAnswers
{
    /// <summary>Sends nothing until the client gives up.</summary>
    public static RequestDelegate Never { get; } = async context =>
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client gave up.
        }
    };

    public static RequestDelegate WithoutTrailers { get; } = async context =>
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.StartAsync();
        await context.Response.Body.WriteAsync(RawAnswers.Frame([]));
    };

    public static RequestDelegate Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        context.Response.Headers.Location = status is >= 300 and < 400 ? "http://elsewhere.invalid/" : null;
        return Task.CompletedTask;
    };

    public static RequestDelegate Grpc(int status, Duration? wait = null) => context =>
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = status.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = "not%20now";
        if (wait is not null)
        {
            context.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(GrpcDetails.Status(wait)).TrimEnd('=');
        }

        return Task.CompletedTask;
    };
}
