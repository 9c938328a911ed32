using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The headers of each push: a table, an array of lines, or one line. Their values are often secrets.</summary>
internal sealed record HeadersSetting : Setting
{
    private const string Expected = "headers, such as { x-key = \"value\" } or [\"x-key: value\"],";

    private readonly Func<EventMetricsOptions, OtlpExportOptions> part;

    public HeadersSetting(string path, Func<EventMetricsOptions, OtlpExportOptions> part, string documentation)
        : base(path, documentation)
    {
        this.part = part;
        MayHoldSecret = true;
        Listing = new(path, SettingStyle.Plain, options => Lines(part(options).Headers));
    }

    public override void CheckValue(SettingsReading reading)
    {
        if (part(reading.Options).Headers is not { } headers
            || headers.Any(header => header.Key is null || header.Value is null || !IsHeader(header)))
        {
            reading.InvalidInCode(Path, Expected, "an invalid header");
        }
    }

    public override void Read(SettingNode node, SettingsReading reading)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (SettingNode entry in node is { Value.Length: > 0 } ? [node] : node.Children)
        {
            KeyValuePair<string, string> header = Parse(entry, isLine: entry == node || int.TryParse(entry.Name, out _));
            if (IsHeader(header))
            {
                headers.Add(header);
            }
            else if (!entry.IsUnreadable)
            {
                reading.Invalid(node, Expected, "an invalid header", entry.AnyOrigin());
            }
        }

        part(reading.Options).Headers = headers;
    }

    /// <summary>Returns whether a header can be sent.</summary>
    public static bool IsHeader(KeyValuePair<string, string> header) =>
        header.Key.Length > 0 && header.Value.Length > 0 && header.Key.All(IsTokenCharacter)
        && header.Value.All(c => c is >= ' ' and <= '~');

    private static IReadOnlyList<string> Lines(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        headers.Count == 0 ? [] : [string.Join("\n", headers.Select(header => $"{header.Key}: {header.Value}"))];

    private static KeyValuePair<string, string> Parse(SettingNode entry, bool isLine)
    {
        string value = entry.Value ?? "";
        int colon = value.IndexOf(':');
        return !isLine ? new(entry.Name, value.Trim())
            : colon > 0 ? new(value.Substring(0, colon).Trim(), value.Substring(colon + 1).Trim())
            : new("", "");
    }

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
            or '-' or '_' or '.' or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '^' or '`' or '|' or '~';
}
