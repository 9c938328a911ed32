using System.Linq;
using System.Text.RegularExpressions;

namespace Stalwart.Instrumentation.Analyzers;

/// <summary>Knows the formats that make few texts of ever new values.</summary>
internal static class CoarseFormats
{
    // One part of a date or time, longer than the letters that stand for whole standard formats: HH, dddd, MMM.
    private static readonly Regex OnePart = new(@"\A(?:HH|hh|mm|ss|tt|yy|yyyy|M{2,4}|d{2,4})\z", RegexOptions.CultureInvariant);

    /// <summary>Returns whether a format takes one part of a date or time, of which there are few.</summary>
    public static bool IsCoarse(object? format) => format is string text && OnePart.IsMatch(new string([.. text.Where(char.IsLetter)]));
}
