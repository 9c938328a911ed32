using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;

namespace Stalwart.Instrumentation.Catalogue;

/// <summary>Turns a catalogue file's text into a model and diagnostics. Pure: the same text gives an equal result.</summary>
public static class CatalogueReader
{
    /// <summary>Reads a catalogue.</summary>
    /// <param name="path">The file's path, for the diagnostics.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="takenNames">Types that already exist in the namespace of the generated code, the class itself first.</param>
    /// <returns>The valid part and the diagnostics. Never throws, whatever the text.</returns>
    public static CatalogueResult Read(string path, string text, params string[] takenNames) => Read(path, text, takenNames, []);

    /// <summary>Reads a catalogue.</summary>
    /// <param name="path">The file's path, for the diagnostics.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="takenNames">Types that already exist in the namespace of the generated code, the class itself first.</param>
    /// <param name="members">The members that the class itself declares.</param>
    /// <returns>The valid part and the diagnostics. Never throws, whatever the text.</returns>
    public static CatalogueResult Read(string path, string text, string[] takenNames, IEnumerable<string> members)
    {
        var bag = new DiagnosticBag(path);
        if (text.Length > CatalogueLimits.MaxCharacters)
        {
            bag.Add(Rules.BadFile, default, "File has more than 16 Mi characters; split the catalogue into several, one per class");
            return new CatalogueResult(null, bag.ToArray(), default);
        }

        TextRules.Check(text, bag);
        TomlDocument document = TomlReader.Read(text);
        var draft = new CatalogueDraft { HasSyntaxErrors = document.Errors.Count > 0, Places = new StringPlaces(text) };
        LostHeaders.Report(document, draft.Mentions, bag);
        ReportSyntax(document, bag);
        foreach (TomlDuplicate duplicate in document.Duplicates.Where(duplicate => duplicate.Value is not null))
        {
            draft.Mentions.Add(duplicate.Value!);
            NoteRenamed(duplicate, draft.Mentions);
            if (duplicate.Path[0] == "events")
            {
                // It may be the incomplete header of a feed.
                draft.Mentions.AddUnresolved(Rules.UnusedMember);
            }

            if (duplicate.Path is ["events", string family, string name])
            {
                draft.CopiedEvents.Add($"{family}.{name}");
            }
        }

        MissingHeaders.Restore(document, draft.Mentions, bag);
        var sections = new Sections(document.Root, bag);
        NoteHidden(sections, draft.Mentions);
        sections.DeclareUnknown(draft.Mentions);
        CatalogueSection.Read(sections, draft, bag);
        BucketSection.Read(sections.Find("buckets"), draft, bag);
        TagSetSection.Read(sections.Find("tags"), draft, bag);
        MetricSection.Read(sections.Find("metrics"), draft, bag);
        RetiredSection.Read(sections.Find("retired"), draft, bag);
        EventSection.Read(sections.Find("events"), draft, bag);
        draft.UnknownNames.Report(draft, bag);
        IdentifierRules.Apply(draft, takenNames, members, bag);
        MetricRules.Apply(draft, bag);
        FieldUnitRules.Apply(draft, bag);
        PrometheusRules.Apply(draft, bag);
        NameRules.Apply(draft, bag);
        FormerNames.Apply(draft, bag);
        SeriesRules.Apply(draft, bag);

        // What seems unused may be used in the part of the file that could not be read.
        if (document.Errors.Count == 0 && !sections.HasUnknown && !sections.IsHidden("events") && !sections.IsHidden("metrics"))
        {
            UsageRules.Apply(draft, bag);
            DeprecationRules.Apply(draft, bag);
            LogRules.Apply(draft, bag);
        }

        var places = new EquatableArray<NamePlace>(draft.Events.Select(item => new NamePlace(item.Model.Name, item.Span)));
        IEnumerable<string> names = draft.EventNames.Concat(draft.MetricsByName.Keys).Distinct();
        IEnumerable<NamePlace> kept = draft.Metrics
            .Where(metric => metric.Named == 0 && (metric.IsKept || metric.Kind == MetricKind.Gauge))
            .Where(metric => !draft.Mentions.MayUse(Rules.UnfedMetric, metric.Name))
            .Select(metric => new NamePlace(metric.Name, metric.Span));
        return new CatalogueResult(ModelBuilder.Build(draft), bag.ToArray(), places, new EquatableArray<string>(names))
        {
            Enums = new EquatableArray<EnumPlace>(
                IdentifierRules.Enums(draft).Select(item => new EnumPlace(item.Name, item.Enum, item.Span))),
            MeterPlace = draft.MeterSpan,
            KeptMetrics = new EquatableArray<NamePlace>(kept),
        };
    }

    /// <summary>A declaration under a duplicate name is probably a copy, and meant to have the missing name.</summary>
    private static void NoteRenamed(TomlDuplicate duplicate, Mentions mentions)
    {
        Rule? unknown = (duplicate.Path[0], duplicate.Path.Count) switch
        {
            ("metrics", 2) => Rules.UnknownMetric,
            ("tags", 2) => Rules.UnknownTagSet,
            ("buckets", 2) => Rules.UnknownBuckets,
            ("events", 3) => Rules.BadDeprecation,
            _ => null,
        };
        if (unknown is not null)
        {
            mentions.DeclareAll(unknown);
        }
    }

    private static void NoteHidden(Sections sections, Mentions mentions)
    {
        (string Section, Rule Unknown)[] references =
            [("metrics", Rules.UnknownMetric), ("tags", Rules.UnknownTagSet), ("buckets", Rules.UnknownBuckets)];
        foreach ((string section, Rule unknown) in references)
        {
            if (sections.IsHidden(section) || sections.Find(section) is { HasLostKeys: true })
            {
                mentions.DeclareAll(unknown);
            }
        }
    }

    private static void ReportSyntax(TomlDocument document, DiagnosticBag bag)
    {
        foreach (TomlError error in document.Errors)
        {
            bag.Add(Rules.Syntax, error.Span, SyntaxWording.Of(error.Kind));
        }

        if (document.Errors.Count == TomlReader.MaxErrors)
        {
            bag.Add(
                Rules.BadFile,
                document.Errors[document.Errors.Count - 1].Span,
                $"Too many syntax errors; only the first {TomlReader.MaxErrors} are reported");
        }

        bag.Mute(document.Unreadable);

        bool IsHalfTyped(SourceSpan header) => document.Unreadable.Any(
            statement => header.Start >= statement.Start && header.Start < statement.Start + statement.Length);
        foreach (TomlDuplicate duplicate in document.Duplicates.Where(duplicate => !IsHalfTyped(duplicate.First)))
        {
            string line = (duplicate.First.StartLine + 1).ToString(CultureInfo.InvariantCulture);
            string name = string.Join(".", duplicate.Path.Skip(1));
            switch (duplicate.Path[0], duplicate.Path.Count)
            {
                case ("events", 3):
                    bag.Add(Rules.DuplicateEvent, duplicate.Span, name, line);
                    break;
                case ("metrics", 2):
                    bag.Add(Rules.DuplicateMetric, duplicate.Span, name, "on line " + line);
                    break;
                default:
                    bag.Add(Rules.DuplicateKey, duplicate.Span, duplicate.Path[duplicate.Path.Count - 1], line);
                    break;
            }
        }
    }
}
