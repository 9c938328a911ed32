using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>max-series</c> of an event or metric.</summary>
internal static class SparseSeries
{
    /// <summary>The name of the key.</summary>
    public const string Key = "max-series";

    /// <summary>The result for an invalid value, which has been reported.</summary>
    public const int Invalid = -1;

    /// <summary>The suggested limit.</summary>
    private const int Usual = 2000;

    /// <summary>Returns an edit that adds the key to a table in braces; in other tables the edit would depend on the other keys.</summary>
    public static Suggestion? Suggest(TableReader table) =>
        table.IsInline && table.Find("description") is { Key: "description" } description
            ? Suggestion.NewKey($"{Key} = {Usual.ToString(CultureInfo.InvariantCulture)}", description.KeySpan)
            : null;

    /// <summary>Returns the limit, 0 when there is none, or <see cref="Invalid"/>.</summary>
    public static int Read(TableReader table, DiagnosticBag bag)
    {
        if (table.Find(Key) is null)
        {
            return 0;
        }

        long? given = table.Integer(Key);
        if (given is >= 1 and <= CatalogueLimits.MaxSeries)
        {
            return (int)given;
        }

        if (given is long number)
        {
            string max = CatalogueLimits.MaxSeries.ToString(CultureInfo.InvariantCulture);
            string remedy = $"expected 1 to {max}, such as {Usual.ToString(CultureInfo.InvariantCulture)}";
            bag.Add(Rules.BadAmount, table.SpanOf(Key), Key, number.ToString(CultureInfo.InvariantCulture), remedy);
        }

        return Invalid;
    }
}
