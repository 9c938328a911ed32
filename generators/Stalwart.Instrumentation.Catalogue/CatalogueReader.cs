using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Syntax;
using Stalwart.Instrumentation.Catalogue.Validation;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>Turns a catalogue file's text into a model and diagnostics. Pure: the same text gives an equal result.</summary>
public static class CatalogueReader
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int MostCharacters = 16 * 1024 * 1024;

    /// <summary>Reads a catalogue.</summary>
    /// <param name="path">The file's path, for the diagnostics.</param>
    /// <param name="text">Its text, decoded.</param>
    /// <param name="takenNames">Types that the namespace of the generated code has already: the class itself first.</param>
    /// <returns>What is right and what is wrong in it; never an exception, whatever the text.</returns>
    public static CatalogueResult Read(string path, string text, params string[] takenNames)
    {
        var findings = new Findings(path);
        if (text.Length > MostCharacters)
        {
            findings.Add(Rules.BadFile, default, "the file has more than 16 Mi characters; split the catalogue into several, one a class");
            return new CatalogueResult(null, findings.ToArray(), new EquatableArray<EventPlace>([]));
        }

        TextRules.Check(text, findings);
        TomlDocument document = TomlDocumentReader.Read(text);
        ReportSyntax(document, findings);

        var draft = new CatalogueDraft();
        _ = new TableReader(document.Root, "a catalogue", default, findings, CatalogueKeys.Sections);
        bool hasMeter = CatalogueSection.Read(document.Root, draft, findings);
        BucketSection.Read(document.Root, draft, findings);
        TagSetSection.Read(document.Root, draft, findings);
        MetricSection.Read(document.Root, draft, findings);
        RetiredSection.Read(document.Root, draft, findings);
        EventSection.Read(document.Root, draft, findings);
        IdentifierRules.Apply(draft, takenNames, findings);
        MetricRules.Apply(draft, findings);
        PrometheusRules.Apply(draft, findings);
        SeriesRules.Apply(draft, findings);

        // With faults of syntax a part of the file is not there: what seems unused may be used in it.
        if (document.Errors.Count == 0)
        {
            UsageRules.Apply(draft, findings);
        }

        var places = new EquatableArray<EventPlace>(draft.Events.Select(item => new EventPlace(item.Model.Name, item.Span)));
        return new CatalogueResult(hasMeter ? ModelBuilder.Build(draft) : null, findings.ToArray(), places);
    }

    private static void ReportSyntax(TomlDocument document, Findings findings)
    {
        foreach (TomlError error in document.Errors)
        {
            findings.Add(Rules.Syntax, error.Span, error.Message);
        }

        if (document.Errors.Count == TomlDocumentReader.MostErrors)
        {
            findings.Add(Rules.BadFile, document.Errors[document.Errors.Count - 1].Span, "too many syntax errors; no more are reported");
        }

        findings.Mute(document.Unreadable);

        foreach (TomlDuplicate duplicate in document.Duplicates)
        {
            string line = (duplicate.First.StartLine + 1).ToString(CultureInfo.InvariantCulture);
            string name = string.Join(".", duplicate.Path.Skip(1));
            switch (duplicate.Path[0], duplicate.Path.Count)
            {
                case ("events", 3):
                    findings.Add(Rules.DuplicateEvent, duplicate.Span, name, line);
                    break;
                case ("metrics", 2):
                    findings.Add(Rules.DuplicateMetric, duplicate.Span, name, "in line " + line);
                    break;
                default:
                    findings.Add(Rules.DuplicateKey, duplicate.Span, duplicate.Path[duplicate.Path.Count - 1], line);
                    break;
            }
        }
    }
}
