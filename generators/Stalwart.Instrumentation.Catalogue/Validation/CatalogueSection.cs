using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[catalogue]</c>.</summary>
internal static class CatalogueSection
{
    /// <returns>Whether there is a meter to publish under.</returns>
    public static bool Read(Sections sections, CatalogueDraft draft, DiagnosticBag bag)
    {
        if (sections.PlaceOf("catalogue") is not { } place)
        {
            if (!sections.HasUnknown)
            {
                bag.Add(Rules.NoCatalogue, default);
            }

            return false;
        }

        TomlTable? section = sections.Find("catalogue");
        if (section is null)
        {
            return false;
        }

        var table = new TableReader(section, "[catalogue]", place, bag, CatalogueKeys.Catalogue);
        draft.Version = table.Text("version");
        draft.MaxSeries = table.Integer("max-series");
        draft.MaxSeriesSpan = table.SpanOf("max-series");
        if (draft.MaxSeries is long max and < 1)
        {
            bag.Add(
                Rules.BadAmount,
                draft.MaxSeriesSpan,
                "max-series",
                max.ToString(CultureInfo.InvariantCulture),
                "expected at least 1, such as 5000");
            draft.MaxSeries = null;
        }

        if (table.Find("meter")?.Value is TomlUnreadable unreadable)
        {
            // Without a meter there would be no code: hundreds of errors for one that has been reported.
            draft.Meter = unreadable.WordsFrom().FirstOrDefault(NameGrammar.IsMeterName) ?? "unreadable";
            return true;
        }

        if (!table.Require("meter", "meter = \"name\", the OpenTelemetry meter") || table.Text("meter") is not string meter)
        {
            return false;
        }

        draft.Meter = meter;
        if (!NameGrammar.IsMeterName(meter))
        {
            bag.Add(
                Rules.BadName,
                table.SpanOf("meter"),
                meter,
                "a meter",
                "use letters, digits, '.', '-', '_' and '/', and begin with a letter");
            return false;
        }

        return true;
    }
}
