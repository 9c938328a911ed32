using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Syntax;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Reads <c>[catalogue]</c>.</summary>
internal static class CatalogueSection
{
    /// <returns>Whether there is a meter to publish under.</returns>
    public static bool Read(TomlTable root, CatalogueDraft draft, Findings findings)
    {
        if (root.Find("catalogue") is null)
        {
            findings.Add(Rules.NoCatalogue, default);
            return false;
        }

        TomlTable? section = Sections.Find(root, "catalogue", findings);
        if (section is null)
        {
            return false;
        }

        var table = new TableReader(section, "[catalogue]", root.Find("catalogue")!.KeySpan, findings, CatalogueKeys.Catalogue);
        draft.Version = table.Text("version");
        draft.MaxSeries = table.Integer("max-series");
        draft.MaxSeriesSpan = table.SpanOf("max-series");
        if (draft.MaxSeries is < 1)
        {
            findings.Add(Rules.BadAmount, draft.MaxSeriesSpan, "max-series", "a number below 1", "give the most series that all metrics together may have, such as 5000");
            draft.MaxSeries = null;
        }

        if (table.Find("meter")?.Value is TomlUnreadable unreadable)
        {
            // Without a meter there would be no code: hundreds of errors for one that has been reported.
            draft.Meter = unreadable.WordsFrom().FirstOrDefault(Grammar.IsMeterName) ?? "unreadable";
            return true;
        }

        if (!table.Require("meter", "meter = \"name\", the OpenTelemetry meter") || table.Text("meter") is not string meter)
        {
            return false;
        }

        draft.Meter = meter;
        if (!Grammar.IsMeterName(meter))
        {
            findings.Add(Rules.BadName, table.SpanOf("meter"), meter, "a meter", "use letters, digits, '.', '-', '_' and '/', beginning with a letter");
            return false;
        }

        return true;
    }
}
