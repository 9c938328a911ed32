using System.Text;
using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Toml;
using Stalwart.Instrumentation.Catalogue.Validation;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>Writes imported metrics as a valid catalogue: what the rules reject is omitted and noted.</summary>
/// <param name="meter">The meter's name.</param>
internal sealed class ImportedCatalogue(string meter)
{
    private readonly List<ImportedMetric> metrics = [];

    /// <summary>Gets the notes on what could not be imported unchanged.</summary>
    public List<string> Notes { get; } = [];

    public int Count => metrics.Count;

    public void Add(ImportedMetric metric)
    {
        if (metrics.Any(other => other.Name == metric.Name))
        {
            Notes.Add($"{metric.Name} is defined twice; the first definition is used");
            return;
        }

        metrics.Add(metric.Bounded(Notes));
    }

    /// <summary>Returns the text of the catalogue.</summary>
    public string Write()
    {
        while (true)
        {
            (string text, Dictionary<int, ImportedMetric> lines) = Lines();
            CatalogueDiagnostic[] errors =
            [
                .. CatalogueReader.Read("", text).Diagnostics.Where(diagnostic => Rules.ById(diagnostic.Id).Severity == RuleSeverity.Error),
            ];
            ImportedMetric? wrong = errors.Select(error => lines.GetValueOrDefault(error.Span.StartLine))
                .FirstOrDefault(metric => metric is not null);
            if (wrong is null)
            {
                return text;
            }

            CatalogueDiagnostic fault = errors.First(error => lines.GetValueOrDefault(error.Span.StartLine) == wrong);
            Notes.Add($"{wrong.Source ?? wrong.Name} is left out: {Reason(fault)}");
            metrics.Remove(wrong);
        }
    }

    /// <summary>Returns the reason, without the line of a text that the user does not see and without a fix that does not apply.</summary>
    private static string Reason(CatalogueDiagnostic fault) =>
        fault.Id == Rules.PrometheusCollision.Id
            ? $"in Prometheus it would have the name '{fault.Arguments[3]}', which '{fault.Arguments[1]}' already has"
            : fault.Id == Rules.NameCollision.Id
            ? $"in C# it would have the name '{fault.Arguments[1]}', which {fault.Arguments[2]}"
            : fault.Message;

    private (string Text, Dictionary<int, ImportedMetric> Lines) Lines()
    {
        var lines = new Dictionary<int, ImportedMetric>();
        var text = new StringBuilder();
        int line = 0;
        Add("# Written by stalwart-events import: review names, descriptions and tags, and record the events where they happen.");
        Notes.ForEach(note => Add("# " + Printable.Of(note)));
        Add("");
        Add("[catalogue]");
        Add(CatalogueText.Entry(CatalogueTables.Meter, Line(meter)));
        foreach (ImportedTagSet set in metrics.SelectMany(metric => metric.Tags).Select(tag => tag.Set).OfType<ImportedTagSet>().Distinct())
        {
            Add("");
            AddSet(set);
        }

        ImportedMetric[] declared = [.. metrics.Where(metric => !metric.IsEvent)];
        if (declared.Length > 0)
        {
            Add("");
            Add("[metrics]");
            foreach (ImportedMetric metric in declared)
            {
                Add(Declaration(metric), metric);
            }
        }

        Add("");
        Add("[events]");
        int id = 1;
        HashSet<string> names = [.. metrics.Where(metric => metric.IsEvent).Select(metric => metric.Name)];
        foreach (ImportedMetric metric in metrics)
        {
            if (Event(metric, id, names) is string item)
            {
                Add(item, metric);
                id++;
            }
        }

        return (text.ToString(), lines);

        void AddSet(ImportedTagSet set)
        {
            Add($"[tags.{set.Name}]");
            foreach ((string key, object value) in new CatalogueTable
            {
                { CatalogueTables.Description, DescriptionRules.IsPlaceholder(set.Description) ? null : Line(set.Description) },
                { TagTable.Values, set.Items.ToArray() },
                { TagTable.Other, set.Other == TagModel.DefaultOther ? null : set.Other },
            })
            {
                Add(CatalogueText.Entry(key, value));
            }
        }

        void Add(string content, ImportedMetric? metric = null)
        {
            text.Append(content).Append('\n');
            if (metric is not null)
            {
                lines[line] = metric;
            }

            line++;
        }
    }

    private static string Declaration(ImportedMetric metric) => CatalogueText.Entry(TomlText.String(metric.Name), new CatalogueTable
    {
        { MetricTable.Kind, CatalogueWords.Kinds.Of(metric.Kind) },
        { MetricTable.Unit, metric.Unit.Length == 0 ? null : Line(metric.Unit) },
        { MetricTable.Buckets, metric.Kind == MetricKind.Histogram ? metric.Buckets.Cast<object>().ToArray() : null },
        { MetricTable.Description, Line(metric.Description) },
        { MetricTable.MaxSeries, MaxSeries(metric) },
    });

    /// <summary>
    /// Returns the event that counts or feeds the metric. A gauge without tags needs none unless it is deprecated: only events have that
    /// key.
    /// </summary>
    private static string? Event(ImportedMetric metric, int id, HashSet<string> names)
    {
        if (metric is { Kind: MetricKind.Gauge, Tags.Count: 0, Deprecated: null })
        {
            return null;
        }

        var parts = new CatalogueTable
        {
            { EventTable.Id, (long)id },
            { EventTable.Deprecated, metric.Deprecated is { } message ? Line(message) : null },
        };
        CatalogueTable? tags = new CatalogueTable()
            .With(metric.Tags.Select(tag => KeyValuePair.Create(tag.Name, (object)tag.Table)))
            .OrNone();
        if (metric.IsEvent)
        {
            parts.Add(EventTable.Description, Line(metric.Description));
            parts.Add(EventTable.Tags, tags);
            parts.Add(EventTable.MaxSeries, MaxSeries(metric));
            return CatalogueText.Entry(metric.Name, parts);
        }

        (string suffix, string field) = metric.Kind switch
        {
            MetricKind.Histogram => ("recorded", "value"),
            MetricKind.Gauge => ("set", "value"),
            MetricKind.UpDownCounter => ("changed", "amount"),
            _ => ("added", "amount"),
        };
        string verb = CatalogueWords.Verbs.Of(CatalogueWords.VerbOf(metric.Kind));
        HashSet<string> parameters = [.. metric.Tags.Select(tag => CSharpName.Camel(tag.Name))];
        field = new[] { field, "measured", "measured-value" }.First(each => !parameters.Contains(CSharpName.Camel(each)));
        string name = ImportedName.Event(metric.Name, suffix);
        for (int number = 2; !names.Add(name); number++)
        {
            name = ImportedName.Event(metric.Name, $"{suffix}-{number}");
        }

        parts.Add(EventTable.Description, Line($"{metric.Description.TrimEnd('.')} ({suffix})"));
        parts.Add(EventTable.Counted, false);
        parts.Add(EventTable.Fields, metric.Amount is string type ? new CatalogueTable { { field, type } } : null);
        parts.Add(EventTable.Tags, tags);
        var feed = new CatalogueTable
        {
            { EventTable.Metric, metric.Name },
            { verb, metric.Amount is null ? 1L : field },
            { EventTable.Tags, CatalogueTable.Array(metric.Tags.Select(tag => tag.Name)) },
        };
        parts.Add(EventTable.Feeds, new object[] { feed });
        return CatalogueText.Entry(name, parts);
    }

    private static long? MaxSeries(ImportedMetric metric) => metric.MaxSeries > 0 ? metric.MaxSeries : null;

    /// <summary>Returns a text of another system on one line, with single spaces between words.</summary>
    private static string Line(string text) =>
        TomlText.OneLine(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
