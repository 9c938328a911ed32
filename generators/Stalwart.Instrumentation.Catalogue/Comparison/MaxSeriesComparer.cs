using System.Globalization;

namespace Stalwart.Instrumentation.Catalogue.Comparison;

/// <summary>Compares the limits of sparse metrics.</summary>
internal static class MaxSeriesComparer
{
    /// <summary>With a lower limit, or a new one, combinations that had their own series may share the overflow series.</summary>
    public static void Compare(string subject, int was, int now, Changes changes)
    {
        bool isLower = now > 0 && (was == 0 || now < was);
        changes.Compare(isLower ? ChangeClass.Breaking : ChangeClass.Compatible, subject, "max-series", Shown(was), Shown(now));
    }

    private static string? Shown(int limit) => limit == 0 ? null : limit.ToString(CultureInfo.InvariantCulture);
}
