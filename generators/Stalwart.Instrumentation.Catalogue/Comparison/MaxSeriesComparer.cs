using System.Globalization;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Compares how many combinations sparse metrics keep.</summary>
internal static class MaxSeriesComparer
{
    /// <summary>Below a lower limit, or the first one, combinations that had a series may share the one of the overflow.</summary>
    public static void Compare(string subject, int was, int now, Changes changes)
    {
        bool isLower = now > 0 && (was == 0 || now < was);
        changes.Compare(isLower ? ChangeClass.Breaking : ChangeClass.Compatible, subject, "max-series", Shown(was), Shown(now));
    }

    private static string? Shown(int limit) => limit == 0 ? null : limit.ToString(CultureInfo.InvariantCulture);
}
