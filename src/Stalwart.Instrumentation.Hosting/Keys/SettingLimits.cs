using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The limits of values.</summary>
internal static class SettingLimits
{
    /// <summary>A name for HTTP Basic, which ends at the first colon.</summary>
    public static readonly SettingLimit<string> Username = new(
        "no `:`", "a username without ':'", text => !string.IsNullOrWhiteSpace(text) && !text.Contains(':'));

    /// <summary>A secret that can be sent in a header.</summary>
    public static readonly SettingLimit<string> Secret = new(
        "not empty, one line", "a secret on one line", text => !string.IsNullOrWhiteSpace(text) && !text.Any(c => c is '\r' or '\n'));

    /// <summary>The name of a meter, or a pattern, in which the SDK would also interpret a question mark.</summary>
    public static readonly SettingLimit<string> Meter = new(
        "not empty, no `/` or `?`",
        "meters without / and ?, such as [\"System.Runtime\", \"Microsoft.AspNetCore.*\"],",
        text => !string.IsNullOrWhiteSpace(text) && text.IndexOfAny(['/', '?']) < 0);

    /// <summary>The sensitivity of a field or tag.</summary>
    public static readonly SettingLimit<string> Sensitivity = new(
        "not empty",
        "an array of sensitivities, such as [\"personal\"],",
        text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The path of a file.</summary>
    public static readonly SettingLimit<string?> File = new(
        "not empty", "the path of a PEM file", text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The port of an address to listen on; 0 for any free one.</summary>
    public static readonly SettingLimit<string> Port = Range(
        "port",
        0,
        ushort.MaxValue,
        (string text) => ListenAddress.TryParse(text, out ListenAddress? address) ? address!.Port : -1,
        number => number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A duration in whole milliseconds that every timer supports.</summary>
    public static readonly SettingLimit<TimeSpan> Timer = Range(
        "duration", TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(596), (TimeSpan value) => value, Duration.Format);

    /// <summary>A path in a URL.</summary>
    public static readonly IReadOnlyList<SettingLimit<string>> Path =
    [
        new("begins with `/`", "a path that begins with /, such as \"/metrics/prometheus\",", text => text.Length > 0 && text[0] == '/'),
        Without("path", "{}?*# "),
    ];

    /// <summary>The schemes of an endpoint.</summary>
    public static readonly SettingLimit<Uri> Scheme = new(
        "`http://` or `https://`", EndpointRule.Form, value => value.IsAbsoluteUri && value.Scheme is "http" or "https");

    private static SettingLimit<T> Range<T, TPart>(string noun, TPart min, TPart max, Func<T, TPart> part, Func<TPart, string> print)
        where TPart : IComparable<TPart> => new(
            $"{(typeof(T) == typeof(TPart) ? "" : noun + " ")}`{print(min)}` to `{print(max)}`",
            $"a {noun} from {print(min)} to {print(max)}",
            value => part(value) is { } number && number.CompareTo(min) >= 0 && number.CompareTo(max) <= 0);

    private static SettingLimit<string> Without(string noun, string characters)
    {
        string visible = string.Join(" ", characters.Trim().Select(c => c.ToString()));
        return new(
            $"no spaces, none of `{visible}`",
            $"a {noun} without spaces and {visible}",
            text => text.IndexOfAny(characters.ToCharArray()) < 0);
    }
}
