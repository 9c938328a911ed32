namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>
/// Specifies how a client reads characters that names could not have before Prometheus 3: the values of the parameter <c>escaping</c> of
/// its <c>Accept</c> header.
/// </summary>
internal enum NameEscaping
{
    /// <summary>An underscore for each: <c>underscores</c>.</summary>
    Underscores,

    /// <summary><c>_dot_</c> for a dot, and two underscores for an underscore and any other character: <c>dots</c>.</summary>
    Dots,

    /// <summary>The code point between underscores: <c>values</c>.</summary>
    Values,

    /// <summary>Unescaped: <c>allow-utf-8</c>.</summary>
    AllowUtf8,
}
