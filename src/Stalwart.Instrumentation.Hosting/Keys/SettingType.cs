using System;
using System.Collections.Generic;

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
}

/// <summary>Parses the text of a value.</summary>
internal delegate bool SettingParser<T>(string text, out T value);
