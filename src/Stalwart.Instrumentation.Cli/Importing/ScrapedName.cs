using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;

namespace Stalwart.Instrumentation.Cli.Importing;

/// <summary>A name and a unit that a family of a scrape can have in a catalogue.</summary>
/// <param name="Name">The name.</param>
/// <param name="Unit">UCUM; empty when the name keeps the unit.</param>
internal sealed record ScrapedName(string Name, string Unit)
{
    private const string Total = "_total";

    private static readonly Dictionary<string, string> Units = (
        "milliseconds=ms microseconds=us nanoseconds=ns seconds=s bytes=By celsius=Cel volts=V amperes=A joules=J watts=W hertz=Hz")
        .Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>
    /// Returns the names for a family, the best one first: without its unit and in the form of an event, unchanged without its unit, and
    /// unchanged.
    /// </summary>
    public static IEnumerable<ScrapedName> Of(string family, MetricKind kind)
    {
        string bare = WithoutTotal(family, kind);
        (string word, string ucum) = Units.FirstOrDefault(unit => bare.EndsWith("_" + unit.Key, StringComparison.Ordinal));
        string plain = word is null ? bare : bare[..^(word.Length + 1)];
        ScrapedName?[] names =
        [
            ImportedName.Metric(plain) is string pretty ? new(pretty, ucum ?? "") : null,
            new(plain, ucum ?? ""),
            ImportedName.Metric(bare) is string whole ? new(whole, "") : null,
            new(bare, ""),
            ImportedName.Kebab(bare) is string repaired ? new(repaired, "") : null,
        ];
        return names.OfType<ScrapedName>().Where(name => NameGrammar.IsDotted(name.Name)).Distinct();
    }

    /// <summary>Returns the family of the metric in a scrape.</summary>
    public string Family(MetricKind kind) => PrometheusName.Family(Name, Unit, kind);

    /// <summary>Returns a key that distinguishes the metric from others if no suffixes are appended, in C#, and to readers.</summary>
    public static string Key(string name) =>
        new string([.. name.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();

    /// <summary>Returns the name of a counter without <c>_total</c>, which the exporter appends.</summary>
    public static string WithoutTotal(string family, MetricKind kind) =>
        kind == MetricKind.Counter && family.EndsWith(Total, StringComparison.Ordinal) ? family[..^Total.Length] : family;
}
