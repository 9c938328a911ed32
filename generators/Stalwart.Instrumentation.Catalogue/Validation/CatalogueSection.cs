using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Toml;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[catalogue]</c>.</summary>
internal static class CatalogueSection
{
    /// <summary>
    /// The meter of a catalogue with a missing or invalid meter: without one, every recording method would be missing too.
    /// </summary>
    private const string Placeholder = "unnamed";

    public static void Read(Sections sections, CatalogueDraft draft, DiagnosticBag bag)
    {
        draft.Meter = Placeholder;
        if (sections.PlaceOf("catalogue") is not { } place)
        {
            if (!sections.HasUnknown)
            {
                bag.Add(Rules.NoCatalogue, default);
            }
        }
        else if (sections.Find("catalogue") is { } section)
        {
            var table = new TableReader(section, "[catalogue]", place, bag, CatalogueKeys.Catalogue);
            if (table.HasUnknownTables)
            {
                // A section may have [catalogue] before its name.
                draft.Mentions.DeclareAll(Rules.UnknownBuckets);
                draft.Mentions.DeclareAll(Rules.UnknownMetric);
                draft.Mentions.DeclareAll(Rules.UnknownTagSet);
            }

            Read(table, draft, bag);
            table.ReportMissing();
        }
    }

    private static void Read(TableReader table, CatalogueDraft draft, DiagnosticBag bag)
    {
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
            draft.Meter = unreadable.WordsFrom().FirstOrDefault(NameGrammar.IsMeterName) ?? Placeholder;
        }
        else if (table.Require("meter", "meter = \"name\", the OpenTelemetry meter") && table.Text("meter") is string meter)
        {
            if (NameGrammar.IsMeterName(meter))
            {
                draft.Meter = meter;
                draft.MeterSpan = table.SpanOf("meter");
                if (ForeignMeters.OwnerOf(meter) is { } owner)
                {
                    bag.Add(Rules.ForeignMeter, table.SpanOf("meter"), meter, owner);
                }

                return;
            }

            bag.Add(
                Rules.BadName,
                table.SpanOf("meter"),
                meter,
                "a meter",
                "use letters, digits, '.', '-', '_' and '/', and begin with a letter");
        }
    }
}
