using System.Globalization;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>Reads durations: a number and a unit, <c>500ms</c>, <c>30s</c>, <c>1m</c>, <c>2h</c>.</summary>
internal static class Duration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        double milliseconds = 0;
        if (rest.EndsWith("ms"))
        {
            rest = rest[..^2];
            milliseconds = 1;
        }
        else if (rest.Length > 0)
        {
            milliseconds = rest[^1] switch { 's' => 1_000, 'm' => 60_000, 'h' => 3_600_000, _ => 0 };
            rest = rest[..^1];
        }

        if (milliseconds == 0 || !double.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return false;
        }

        // The SDK takes whole milliseconds in an int.
        milliseconds *= number;
        if (milliseconds is < 1 or > int.MaxValue)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(Math.Round(milliseconds));
        return true;
    }

    /// <summary>Writes a duration as it is written in the configuration, in the largest unit that gives a whole number.</summary>
    public static string Format(TimeSpan duration)
    {
        long milliseconds = (long)duration.TotalMilliseconds;
        (long number, string unit) = milliseconds % 3_600_000 == 0 ? (milliseconds / 3_600_000, "h")
            : milliseconds % 60_000 == 0 ? (milliseconds / 60_000, "m")
            : milliseconds % 1_000 == 0 ? (milliseconds / 1_000, "s")
            : (milliseconds, "ms");
        return number.ToString(CultureInfo.InvariantCulture) + unit;
    }
}
