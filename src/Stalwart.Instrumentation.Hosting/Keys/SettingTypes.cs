using System;
using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The types of value of the settings.</summary>
internal static class SettingTypes
{
    public static readonly SettingType<bool> Boolean = new(
        "true or false", bool.TryParse, value => value ? "true" : "false", [new("`true`, `false`", "true or false", _ => true)]);

    public static readonly SettingType<TimeSpan> Time = new(
        "a number and its unit, such as \"500ms\", \"30s\" or \"1m\",", Duration.TryParse, Duration.Format, [SettingLimits.Timer]);

    public static readonly SettingType<string> Path = new(
        "a path", (string text, out string value) => (value = text) is not null, value => value, SettingLimits.Path);

    public static readonly SettingType<string> Listen = new(
        "an address and port, such as \"127.0.0.1:9464\", \"[::1]:9464\", \"localhost:9464\" or \"*:9464\",",
        (string text, out string value) => ListenAddress.TryParse(value = text, out _),
        value => value,
        [SettingLimits.Port]);

    public static readonly SettingType<Uri> Endpoint = new(
        EndpointRule.Form,
        (string text, out Uri value) => Uri.TryCreate(text, UriKind.Absolute, out value!),
        value => value.OriginalString,
        [SettingLimits.Scheme]);

    public static readonly SettingType<string?> PemFile = new(
        "the path of a PEM file", (string text, out string? value) => (value = text) is not null, value => value, [SettingLimits.File]);

    /// <summary>The same type for a nullable option, where a missing value means null.</summary>
    public static SettingType<T?> Optional<T>(SettingType<T> type)
        where T : struct
    {
        return new(
            type.Expected,
            TryParse,
            value => value is { } known ? type.Print(known) : null,
            [
                .. type.Limits.Select(limit => new SettingLimit<T?>(
                    limit.Text, limit.Expected, value => value is { } known && limit.Allows(known))),
            ])
        {
            Choices = type.Choices,
        };

        bool TryParse(string text, out T? value)
        {
            bool isParsed = type.TryParse(text, out T known);
            value = isParsed ? known : null;
            return isParsed;
        }
    }

    /// <summary>One of several words, ignoring case.</summary>
    public static SettingType<T> Choice<T>(params (string Word, T Value)[] choices)
        where T : struct, Enum
    {
        string expected = $"one of {string.Join(", ", choices.Select(choice => $"\"{choice.Word}\""))}";
        string text = string.Join(", ", choices.Select(choice => $"`{choice.Word}`"));
        return new(expected, TryParse, Print, [new(text, expected, value => Print(value) is not null)])
        {
            Choices = [.. choices.Select(choice => choice.Word)],
        };

        string? Print(T value) => Array.Find(choices, choice => choice.Value.Equals(value)).Word;

        bool TryParse(string text, out T value)
        {
            (string word, value) = Array.Find(choices, choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase));
            return word is not null;
        }
    }
}
