namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies the protocol of OTLP exports.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum OtlpTransport
{
    /// <summary>No exports.</summary>
    Disable,

    /// <summary>OTLP over gRPC.</summary>
    Grpc,

    /// <summary>OTLP over HTTP with protobuf.</summary>
    Http,
}
