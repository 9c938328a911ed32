using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>What is wrong with the configuration. It never contains a value, which may be a secret. Immutable and thread-safe.</summary>
public sealed class ConfigurationDiagnostic
{
    private ConfigurationDiagnostic(string id, string source, int? line, int? column, string message) =>
        (Id, Source, Line, Column, Message) = (id, source, line, column, message);

    /// <summary>Gets the id of the rule, such as <c>EVT2002</c>; the build reports the same id for the same file.</summary>
    public string Id { get; }

    /// <summary>Gets the file or the environment variable; the key when its source is not known.</summary>
    public string Source { get; }

    /// <summary>Gets the line in the file, from 1; <see langword="null"/> when it is not a TOML file.</summary>
    public int? Line { get; }

    /// <summary>Gets the column in the line, from 1; <see langword="null"/> when it is not a TOML file.</summary>
    public int? Column { get; }

    /// <summary>Gets what is wrong, and the fix.</summary>
    public string Message { get; }

    /// <summary>Returns the place, the rule and the message on one line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Source}{(Line is null ? "" : $"({Line},{Column})")}: {Id}: {Message}";

    internal static ConfigurationDiagnostic Of(SettingDiagnostic diagnostic) => new(
        diagnostic.Rule.Id,
        diagnostic.Origin?.Source ?? diagnostic.Path,
        diagnostic.Origin?.Span?.StartLine + 1,
        diagnostic.Origin?.Span?.StartColumn + 1,
        diagnostic.Message);
}
