namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>How pushed bodies are compressed.</summary>
public enum OtlpCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With gzip.</summary>
    Gzip,
}
