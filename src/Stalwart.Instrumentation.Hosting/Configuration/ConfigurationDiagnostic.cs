using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>A diagnostic of the configuration. It contains no value that may be a secret. Immutable and thread-safe.</summary>
public sealed class ConfigurationDiagnostic
{
    private ConfigurationDiagnostic(SettingDiagnostic data)
    {
        Data = data;
        Id = data.Rule.Id;
        Source = data.Origin?.Source ?? data.Path;
        Line = data.Origin?.Span?.StartLine + 1;
        Column = data.Origin?.Span?.StartColumn + 1;
        Message = data.Message;
    }

    /// <summary>Gets the id of the rule, such as <c>EVT2002</c>; the build reports the same id for the same error.</summary>
    public string Id { get; }

    /// <summary>Gets the file or the environment variable; the key if its source is unknown.</summary>
    public string Source { get; }

    /// <summary>Gets the one-based line in the file; <see langword="null"/> if the source is not a TOML file.</summary>
    public int? Line { get; }

    /// <summary>Gets the one-based column in the line; <see langword="null"/> if the source is not a TOML file.</summary>
    public int? Column { get; }

    /// <summary>Gets the message: what is wrong, with the invalid value, and the fix.</summary>
    public string Message { get; }

    /// <summary>Gets the rule, the location and the arguments.</summary>
    internal SettingDiagnostic Data { get; }

    /// <summary>Gets the source, with line and column if known.</summary>
    internal string Place => Line is null ? Source : $"{Source}({Line},{Column})";

    /// <summary>Returns the location, the rule and the message on one line.</summary>
    /// <returns>The text, on one line.</returns>
    public override string ToString() => $"{Place}: {Id}: {Message}";

    internal static ConfigurationDiagnostic Of(SettingDiagnostic diagnostic) => new(diagnostic);
}
