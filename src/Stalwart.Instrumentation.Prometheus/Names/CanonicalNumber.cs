using System.Globalization;

namespace Stalwart.Instrumentation.Prometheus.Names;

/// <summary>Formats numbers in labels, which are compared as text.</summary>
internal static class CanonicalNumber
{
    private const int MinPlainExponent = -4;
    private const int MaxPlainExponent = 5;

    /// <summary>
    /// Returns a number in the canonical form of OpenMetrics: with a decimal point, or as <c>1.5e+06</c> for a million and above and below
    /// 0.0001.
    /// </summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        if (value == 0)
        {
            return "0.0";
        }

        (string digits, int exponent) = Shortest(Math.Abs(value));
        string sign = value < 0 ? "-" : "";
        return sign + (exponent is >= MinPlainExponent and <= MaxPlainExponent ? Plain(digits, exponent) : Scientific(digits, exponent));
    }

    /// <summary>Returns the shortest digits that round-trip, and the power of ten of the first digit.</summary>
    private static (string Digits, int Exponent) Shortest(double value)
    {
        string[] parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        int power = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        string digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        int leadingZeros = digits.Length - digits.TrimStart('0').Length;
        int exponent = power + (point < 0 ? digits.Length : point) - 1 - leadingZeros;
        return (digits.Trim('0'), exponent);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        string all = digits.PadRight(exponent + 2, '0');
        return all.Insert(exponent + 1, ".");
    }

    private static string Scientific(string digits, int exponent)
    {
        string significand = digits.Length > 1 ? digits.Insert(1, ".") : digits;
        return string.Create(CultureInfo.InvariantCulture, $"{significand}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
