using System;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Checks the endpoint of pushes. The running process and the compiler share this file.</summary>
internal static class EndpointRule
{
    /// <summary>The expected form of an endpoint.</summary>
    public const string Form = "http:// or https://, the host and the port, such as \"http://localhost:4317\",";

    /// <summary>The expected form of an endpoint with gRPC.</summary>
    public const string GrpcForm = "scheme, host and port only (gRPC uses no path and no query), or transport = \"http\",";

    /// <summary>Returns the problem with an endpoint.</summary>
    /// <param name="text">The endpoint as written.</param>
    /// <param name="isGrpc">Whether the transport is gRPC, which appends the path of its service to the endpoint.</param>
    /// <param name="httpPath">The path for HTTP, which is often left in the endpoint when the transport is changed to gRPC.</param>
    public static EndpointFault Check(string text, bool isGrpc, string httpPath)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            return EndpointFault.NotAnAddress;
        }

        bool isBare = endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0;
        return !isGrpc || (isBare && endpoint.AbsolutePath == "/") ? EndpointFault.None
            : isBare && (endpoint.AbsolutePath == httpPath || endpoint.AbsolutePath == httpPath + "/") ? EndpointFault.HttpPath
            : EndpointFault.OtherPath;
    }
}

/// <summary>Specifies the problem with an endpoint.</summary>
internal enum EndpointFault
{
    None,
    NotAnAddress,
    HttpPath,
    OtherPath,
}
