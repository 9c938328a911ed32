using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Scraping;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>
/// Creates a catalogue from a Prometheus scrape, so that its metrics are exported with the same names: a family that is not has a note.
/// </summary>
internal sealed class PrometheusImport
{
    /// <summary>The meter of this product's own metrics, and the prefix of their names.</summary>
    private const string OwnMeter = "stalwart.instrumentation", OwnPrefix = "instrumentation_";

    private readonly ImportedCatalogue catalogue;

    private readonly HashSet<string> taken = [];

    /// <summary>The families without a name so far, by the key of their name in the scrape.</summary>
    private readonly List<(string Key, SampleFamily Family)> waiting;

    private PrometheusImport(ImportedCatalogue catalogue, IEnumerable<SampleFamily> families)
    {
        this.catalogue = catalogue;
        waiting = [.. families.Select(family => (ScrapedName.Key(ScrapedName.WithoutTotal(NameOf(family), KindOf(family))), family))];
    }

    /// <param name="path">The name of the scrape in messages.</param>
    /// <param name="text">The scrape.</param>
    /// <param name="meter">The catalogue's meter; by default the scrape's.</param>
    /// <param name="includeLibraries">Whether to import the families that client libraries and runtimes add to each scrape.</param>
    public static ImportedCatalogue Read(string path, string text, string? meter, bool includeLibraries)
    {
        SampleFamily[] families =
        [
            .. Exposition.Read(path, text).Where(family => !IsOwn(family) && family.Name is not ("target_info" or "otel_scope_info")),
        ];
        HashSet<string> known = LibraryFamilies.In(families);
        SampleFamily? first = families.FirstOrDefault(family => family.Meter is not null && !known.Contains(family.Name));
        var catalogue = new ImportedCatalogue(meter ?? first?.Meter ?? "imported");
        HashSet<string> libraries = includeLibraries ? [] : known;
        if (libraries.Count > 0)
        {
            catalogue.Notes.Add(
                $"Metrics of libraries are left out ({ImportOptions.IncludeLibraries} imports them): {string.Join(", ", libraries)}");
        }

        families = [.. families.Where(family => !libraries.Contains(family.Name))];
        Dictionary<string, string> creationTimes = CreationTimes.In(families);
        foreach ((string name, string owner) in creationTimes)
        {
            catalogue.Notes.Add($"{name} is left out; it is the creation time of the series of {owner}");
        }

        families = [.. families.Where(family => !creationTimes.ContainsKey(family.Name))];
        var import = new PrometheusImport(catalogue, families);
        foreach (SampleFamily family in families.Where(family => CreationTimes.Without(family).Any()))
        {
            import.Add(family);
        }

        return catalogue.Count > 0 ? catalogue : throw new Failure(
            $"{path} has no metric that could be imported"
            + (libraries.Count > 0 ? $"; {ImportOptions.IncludeLibraries} imports those of libraries" : ""));
    }

    private void Add(SampleFamily family)
    {
        MetricKind kind = KindOf(family);
        string before = NameOf(family);
        ScrapedName[] free = [.. ScrapedName.Of(before, kind).Where(name => IsFree(ScrapedName.Key(name.Name), family))];
        ScrapedName? name = free.FirstOrDefault(name => name.Family(kind) == before || name.Name == before) ?? free.FirstOrDefault();
        waiting.RemoveAll(other => other.Family == family);
        if (name is null)
        {
            catalogue.Notes.Add($"{before} is left out: its name cannot be used in a catalogue with the others");
            return;
        }

        taken.Add(ScrapedName.Key(name.Name));
        bool isWhole = CreationTimes.Without(family).All(sample => double.IsInteger(sample.Value));
        bool isCount = kind == MetricKind.Counter && name.Unit.Length == 0 && isWhole;
        bool isEvent = isCount && Catalogue.Editing.CatalogueEditor.IsEventName(name.Name);
        string help = family.Help.Trim().TrimEnd('.') is { Length: > 0 } given ? given : $"Imported from {before}";
        catalogue.Add(new ImportedMetric(
            name.Name, kind, name.Unit, help, Buckets(family, kind, name.Unit), new ScrapedTags(family, catalogue.Notes).Read(), isEvent,
            isCount ? null : Field(name.Unit), Source: before));
        string again = name.Family(kind);
        if (again != before)
        {
            catalogue.Notes.Add($"{before} becomes {again}");
        }

        if (family.Type == "summary")
        {
            catalogue.Notes.Add($"{family.Name} was a summary; its boundaries are {UnitBuckets.Named(name.Unit)}");
        }
    }

    /// <summary>A name without its unit may be the full name of another family, which must keep it.</summary>
    private bool IsFree(string key, SampleFamily family) =>
        !taken.Contains(key) && !waiting.Any(other => other.Key == key && other.Family != family);

    /// <summary>Every process that uses this product exports these; they are not events of the application.</summary>
    private static bool IsOwn(SampleFamily family) =>
        family.Meter is { } meter ? meter == OwnMeter : family.Name.StartsWith(OwnPrefix, StringComparison.Ordinal);

    private static MetricKind KindOf(SampleFamily family) => family.Type switch
    {
        "counter" => MetricKind.Counter,
        "histogram" or "summary" or "gaugehistogram" => MetricKind.Histogram,
        _ => MetricKind.Gauge,
    };

    /// <summary>Returns the name in queries: that of the samples, except for a histogram, whose samples have suffixes.</summary>
    private static string NameOf(SampleFamily family) => KindOf(family) == MetricKind.Histogram
        ? family.Name
        : CreationTimes.Without(family).Select(sample => sample.Name).FirstOrDefault() ?? family.Name;

    private static string Field(string unit) => unit switch
    {
        "s" => "duration",
        "By" => "bytes",
        _ => "double",
    };

    private static double[] Buckets(SampleFamily family, MetricKind kind, string unit)
    {
        if (kind != MetricKind.Histogram)
        {
            return [];
        }

        double[] boundaries =
        [
            .. family.Samples.SelectMany(sample => sample.Labels).Where(label => label.Key == "le")
                .Select(
                    label => double.TryParse(label.Value, System.Globalization.CultureInfo.InvariantCulture, out double boundary)
                        ? boundary
                        : double.NaN)
                .Where(double.IsFinite).Distinct().Order(),
        ];
        return boundaries.Length == 0 ? [.. UnitBuckets.Of(unit, isFloating: null)] : boundaries;
    }
}
