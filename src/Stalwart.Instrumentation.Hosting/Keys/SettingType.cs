using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A type of value: how it is parsed and printed, and its limits.</summary>
/// <param name="Expected">The form of a value, as a message names it.</param>
/// <param name="TryParse">Parses the text of a value, whatever its limits.</param>
/// <param name="Print">Prints a value as it is written in the configuration.</param>
/// <param name="Limits">The limits that each value must be within.</param>
internal sealed record SettingType<T>(
    string Expected, SettingParser<T> TryParse, Func<T, string?> Print, IReadOnlyList<SettingLimit<T>> Limits)
{
    /// <summary>Gets all values, if there are few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Reads a value, and reports one that is invalid.</summary>
    /// <param name="node">The key.</param>
    /// <param name="reading">Receives the diagnostic.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is a valid value.</returns>
    public bool TryRead(SettingNode node, SettingsReading reading, out T value)
    {
        value = default!;
        if (reading.Text(node, Expected) is not string text)
        {
            return false;
        }

        SettingLimit<T>? exceeded = null;
        if (TryParse(text, out value) && (exceeded = Exceeded(value)) is null)
        {
            return true;
        }

        string? near = Choices.Count == 0 ? null : reading.Nearest(text, Choices);
        Suggestion? suggestion = node.Origin?.Span is { } span ? Suggestion.String(near, span) : null;
        reading.Invalid(node, exceeded?.Expected ?? Expected, suggestion: suggestion);
        return false;
    }

    /// <summary>Checks a value that code has set.</summary>
    /// <returns>The values that are valid, as a message names them; <see langword="null"/> when this one is.</returns>
    public string? Invalid(T value) =>
        value is null || Print(value) is not { } text || !TryParse(text, out _) ? Expected : Exceeded(value)?.Expected;

    private SettingLimit<T>? Exceeded(T value) => Limits.FirstOrDefault(limit => !limit.Allows(value));
}

/// <summary>Parses the text of a value.</summary>
internal delegate bool SettingParser<T>(string text, out T value);
