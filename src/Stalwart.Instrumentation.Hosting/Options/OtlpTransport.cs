namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>How metrics are pushed.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum OtlpTransport
{
    /// <summary>Not at all.</summary>
    Disable,

    /// <summary>OTLP over gRPC.</summary>
    Grpc,

    /// <summary>OTLP over HTTP with protobuf.</summary>
    Http,
}
