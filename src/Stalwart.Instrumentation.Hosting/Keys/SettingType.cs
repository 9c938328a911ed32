using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A type of value: how it is parsed and formatted, and its limits.</summary>
/// <param name="Expected">The form of a value, for messages.</param>
/// <param name="TryParse">Parses the text of a value, regardless of its limits.</param>
/// <param name="Print">Formats a value as in the configuration.</param>
/// <param name="Limits">The limits of each value.</param>
internal sealed record SettingType<T>(
    string Expected, SettingParser<T> TryParse, Func<T, string?> Print, IReadOnlyList<SettingLimit<T>> Limits)
{
    /// <summary>Gets all values, if there are few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Reads a value, and reports an invalid one.</summary>
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
    /// <returns>The valid values, for a message; <see langword="null"/> if this one is valid.</returns>
    public string? Invalid(T value) =>
        value is null || Print(value) is not { } text || !TryParse(text, out _) ? Expected : Exceeded(value)?.Expected;

    private SettingLimit<T>? Exceeded(T value) => Limits.FirstOrDefault(limit => !limit.Allows(value));
}

/// <summary>Parses the text of a value.</summary>
internal delegate bool SettingParser<T>(string text, out T value);
