using System.Linq;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Recognizes formats that turn changing values into few strings.</summary>
internal static class CoarseFormats
{
    // One part of a date or time, longer than the single letters of standard formats: HH, dddd, MMM.
    private static readonly Regex OnePart = new(@"\A(?:HH|hh|mm|ss|tt|yy|yyyy|M{2,4}|d{2,4})\z", RegexOptions.CultureInvariant);

    /// <summary>Returns whether a format selects one part of a date or time, which has few values.</summary>
    public static bool IsCoarse(object? format) => format is string text && OnePart.IsMatch(new string([.. text.Where(char.IsLetter)]));
}
