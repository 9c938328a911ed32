using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Validation;
using Stalwart.Instrumentation.Cli.Conventions;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Creates a catalogue from the metrics of OpenTelemetry's semantic conventions, and keeps all names and values.</summary>
internal static class ConventionImport
{
    public static ImportedCatalogue Read(IReadOnlyList<SourceText> sources, string? meter)
    {
        var catalogue = new ImportedCatalogue(meter ?? "imported");
        ConventionRegistry registry = ConventionReader.Read(sources, catalogue.Notes);
        var resolver = new AttributeResolver(registry, catalogue.Notes);
        var tags = new ConventionTags(catalogue.Notes);

        // If two conflict, the first one is kept.
        foreach (MetricDefinition metric in registry.Metrics.OrderBy(metric => metric.Deprecated is not null))
        {
            if (Fault(metric) is { } fault)
            {
                catalogue.Notes.Add($"{metric.Name} is left out: {fault}");
            }
            else
            {
                catalogue.Add(Metric(metric, tags.Of(metric.Name, resolver.Resolve(metric))));
            }
        }

        resolver.NoteMissingMetrics();
        catalogue.Notes.AddRange(registry.MissingImports().Select(pattern => $"Imported metrics '{pattern}' are not in the files"));
        string named = sources.Count == 1 ? sources[0].Path : $"{sources[0].Path} and {sources.Count - 1} more files";
        return catalogue.Count > 0 ? catalogue : throw new Failure($"no metric in {named} could be imported");
    }

    private static string? Fault(MetricDefinition metric) =>
        !NameGrammar.IsDotted(metric.Name) ? $"it is not a valid name for a metric; {NameGrammar.DottedRemedy}"
        : Instruments.Find(metric.Instrument) is null
        ? $"'{metric.Instrument}' is not a valid instrument; expected one of {string.Join(", ", Instruments.Words)}"
        : null;

    private static ImportedMetric Metric(MetricDefinition metric, FittedTags fitted)
    {
        MetricKind kind = Instruments.Find(metric.Instrument)!.Value;
        IReadOnlyList<double> advised = metric.Buckets.Count is > 0 and <= CatalogueLimits.MaxBoundaries
            ? metric.Buckets
            : UnitBuckets.Of(metric.Unit, metric.IsFloating);
        string brief = metric.Brief.TrimEnd('.');
        return new ImportedMetric(
            metric.Name,
            kind,
            metric.Unit,
            DescriptionRules.IsPlaceholder(brief) ? $"Imported from {metric.Name}"
                : DescriptionRules.SaysNothing(brief, metric.Name) || brief == metric.Name ? $"{brief}, imported from the conventions"
                : brief,
            kind == MetricKind.Histogram ? advised : [],
            fitted.Tags,
            IsEvent: false,
            Amount(kind, metric),
            metric.Deprecated)
        {
            MaxSeries = fitted.MaxSeries,
        };
    }

    /// <summary>Returns the type of the field with the value; null for a counter of things, each of which is one record.</summary>
    private static string? Amount(MetricKind kind, MetricDefinition metric)
    {
        bool isCounted = kind == MetricKind.Counter && metric.Unit.StartsWith('{') && metric.IsFloating != true;
        bool isWhole = metric.IsFloating is { } floating ? !floating : kind is MetricKind.Counter or MetricKind.UpDownCounter;
        return isCounted
            ? null
            : CatalogueWords.FieldTypes.Of(UnitScale.Of(metric.Unit)?.Type ?? (isWhole ? FieldType.Long : FieldType.Double));
    }
}
