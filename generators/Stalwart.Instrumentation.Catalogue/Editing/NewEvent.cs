using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>An event to add to a catalogue.</summary>
/// <param name="Family">The first part of its name.</param>
/// <param name="ShortName">The second part.</param>
public sealed record NewEvent(string Family, string ShortName)
{
    /// <summary>Gets the full name.</summary>
    public string Name => Family + "." + ShortName;

    /// <summary>Gets the description, on one line.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets the level; <see langword="null"/> for the default.</summary>
    public string? Level { get; init; }

    /// <summary>Gets the template of the log message; <see langword="null"/> for the description.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the names and types of its fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Gets the names of the tags, each with its definition as TOML.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];
}
