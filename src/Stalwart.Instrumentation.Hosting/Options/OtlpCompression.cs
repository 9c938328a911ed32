namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>Specifies the compression of OTLP exports.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum OtlpCompression
{
    /// <summary>No compression.</summary>
    None,

    /// <summary>gzip.</summary>
    Gzip,
}
