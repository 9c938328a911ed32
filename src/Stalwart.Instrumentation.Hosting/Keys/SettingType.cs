using System;
using System.Collections.Generic;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>A type of value: how it is parsed and printed.</summary>
/// <param name="Expected">What a message says is expected.</param>
/// <param name="TryParse">Parses the text of a value.</param>
/// <param name="Print">Prints a value as it is written in the configuration.</param>
/// <param name="Choices">All values, when there are few.</param>
internal sealed record SettingType<T>(string Expected, SettingParser<T> TryParse, Func<T, string> Print, IReadOnlyList<string> Choices);

/// <summary>Parses the text of a value.</summary>
internal delegate bool SettingParser<T>(string text, out T value);
