namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>
/// What a client wants to read in place of characters that names of Prometheus did not have before version 3: the values of the parameter
/// <c>escaping</c> of its <c>Accept</c>.
/// </summary>
internal enum NameEscaping
{
    /// <summary>An underscore for each: <c>underscores</c>.</summary>
    Underscores,

    /// <summary><c>_dot_</c> for a dot, and two underscores for any other, and for an underscore: <c>dots</c>.</summary>
    Dots,

    /// <summary>The code of the character between underscores: <c>values</c>.</summary>
    Values,

    /// <summary>The characters themselves: <c>allow-utf-8</c>.</summary>
    AllowUtf8,
}
