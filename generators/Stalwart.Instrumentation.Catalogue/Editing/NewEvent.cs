using System.Collections.Generic;

namespace Stalwart.Instrumentation.Catalogue.Editing;

/// <summary>An event to be written into a catalogue.</summary>
/// <param name="Family">The first part of its name.</param>
/// <param name="ShortName">The second part.</param>
public sealed record NewEvent(string Family, string ShortName)
{
    /// <summary>The whole name.</summary>
    public string Name => Family + "." + ShortName;

    /// <summary>One line.</summary>
    public string Description { get; init; } = "";

    /// <summary>One of the levels; none for the default.</summary>
    public string? Level { get; init; }

    /// <summary>The template of its log message; none for the description.</summary>
    public string? Message { get; init; }

    /// <summary>Names and types of its fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Names of its tags, and each one's definition as TOML.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];
}
