using System;
using System.Globalization;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Parses and formats limits of log records: a count and a unit of time, <c>100/s</c>, <c>5/min</c>, <c>1000/h</c>.</summary>
internal static class LogRate
{
    public const int MaxCount = 1_000_000;

    public static readonly SettingType<EventLogLimit> Type = new(
        "a count per s, min or h, such as \"100/s\" or \"5/min\",",
        TryParse,
        Print,
        [
            new(
                "`1` to `1000000` per `s`, `min` or `h`",
                "a count from 1 to 1000000 per s, min or h",
                limit => limit.Count is > 0 and <= MaxCount && UnitOf(limit.Period) is not null),
        ]);

    private static readonly (string Unit, TimeSpan Period)[] Units =
        [("s", TimeSpan.FromSeconds(1)), ("min", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1))];

    private static bool TryParse(string text, out EventLogLimit limit)
    {
        limit = default;
        string[] parts = text.Split('/');
        if (parts.Length != 2)
        {
            return false;
        }

        (string unit, TimeSpan period) = Array.Find(Units, candidate => candidate.Unit == parts[1].Trim());
        if (unit is null || !long.TryParse(parts[0].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count))
        {
            return false;
        }

        // A number that is too large for the option is also above the limit.
        limit = new EventLogLimit((int)Math.Max(int.MinValue, Math.Min(int.MaxValue, count)), period);
        return true;
    }

    private static string Print(EventLogLimit limit)
    {
        string unit = UnitOf(limit.Period) ?? limit.Period.ToString("c", CultureInfo.InvariantCulture);
        return $"{limit.Count.ToString(CultureInfo.InvariantCulture)}/{unit}";
    }

    private static string? UnitOf(TimeSpan period) => Array.Find(Units, candidate => candidate.Period == period).Unit;
}
