using System;
using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The types of value that a setting can have.</summary>
internal static class SettingTypes
{
    public static readonly SettingType<bool> Boolean = new("true or false", bool.TryParse, value => value ? "true" : "false", []);

    public static readonly SettingType<TimeSpan> Time = new(
        "a number above 0 and its unit, such as \"500ms\", \"30s\" or \"1m\"", Duration.TryParse, Duration.Format, []);

    public static readonly SettingType<string> Path = new(
        "a path that begins with /, such as \"/metrics/prometheus\"",
        (string text, out string value) => IsPath(value = text),
        value => value,
        []);

    public static readonly SettingType<string> Listen = new(
        "an address and port, such as \"127.0.0.1:9464\", \"[::1]:9464\", \"localhost:9464\" or \"*:9464\"",
        (string text, out string value) => ListenAddress.TryParse(value = text, out _),
        value => value,
        []);

    public static readonly SettingType<Uri> Endpoint = new(
        EndpointRule.Form,
        (string text, out Uri value) => Uri.TryCreate(text, UriKind.Absolute, out value!) && (value.Scheme is "http" or "https"),
        value => value.OriginalString,
        []);

    /// <summary>A word out of a few, in any case.</summary>
    public static SettingType<T> Choice<T>(params (string Word, T Value)[] choices)
        where T : struct, Enum
    {
        return new(
            $"one of {string.Join(", ", choices.Select(choice => $"\"{choice.Word}\""))}",
            TryParse,
            value => Array.Find(choices, choice => choice.Value.Equals(value)).Word,
            [.. choices.Select(choice => choice.Word)]);

        bool TryParse(string text, out T value)
        {
            (string word, value) = Array.Find(choices, choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase));
            return word is not null;
        }
    }

    private static bool IsPath(string text) =>
        text.Length > 0 && text[0] == '/' && !text.Any(c => c is '{' or '}' or '?' or '*' or '#' or ' ');
}
