using System;
using System.Globalization;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>Parses and prints durations: a number and a unit, <c>500ms</c>, <c>30s</c>, <c>1m</c>, <c>2h</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, int Milliseconds)[] Units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        string trimmed = text.Trim();
        (string unit, int factor) = Array.Find(Units, candidate => trimmed.EndsWith(candidate.Unit, StringComparison.Ordinal));
        if (unit is null)
        {
            return false;
        }

        string digits = trimmed.Remove(trimmed.Length - unit.Length);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return false;
        }

        double milliseconds = number * factor;
        if (milliseconds >= TimeSpan.MaxValue.TotalMilliseconds)
        {
            return false;
        }

        // Timers use whole milliseconds; a shorter duration would be zero.
        duration = TimeSpan.FromMilliseconds(milliseconds < 1 ? 0 : Math.Round(milliseconds));
        return true;
    }

    /// <summary>Formats a duration as in the configuration, in the largest unit that results in an integer.</summary>
    public static string Format(TimeSpan duration)
    {
        long milliseconds = (long)duration.TotalMilliseconds;
        if (milliseconds == 0)
        {
            return "0ms";
        }

        (string unit, int factor) = Array.FindLast(Units, candidate => milliseconds % candidate.Milliseconds == 0);
        return (milliseconds / factor).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
