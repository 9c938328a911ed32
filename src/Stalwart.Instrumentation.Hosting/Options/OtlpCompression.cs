namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>How pushed bodies are compressed.</summary>
#if CATALOGUE_ASSEMBLY
internal
#else
public
#endif
enum OtlpCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With gzip.</summary>
    Gzip,
}
