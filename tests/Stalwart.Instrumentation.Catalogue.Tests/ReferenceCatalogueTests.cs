using System.Globalization;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Operator;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>The catalogue at the repository's root against the lists of the server that it describes.</summary>
public sealed class ReferenceCatalogueTests
{
    private static readonly CatalogueResult Result = CatalogueReader.Read("events.toml", File.ReadAllText(InData("events.toml")));

    private static IEnumerable<EventModel> Events => Result.Model!.Families.SelectMany(family => family.Events);

    [Fact]
    public void Reference_catalogue_has_no_diagnostics() =>
        Assert.Empty(Result.Diagnostics.Select(d => $"{d.Id} line {d.Span.StartLine + 1}: {string.Join(" | ", d.Arguments)}"));

    [Fact]
    public void Reference_catalogue_has_every_event_with_its_id_level_and_feeds()
    {
        string[] expected = [.. Rows("events.tsv").Select(row => $"{row[0]} {row[1]} {row[2]} {row[4]}")];
        string[] actual = [.. Events.Select(e => $"{e.Name} {e.Id} {Lower(e.Level)} {string.Join(';', e.Feeds.Select(Shown))}")];
        Assert.Equal(637, expected.Length);
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reference_catalogue_maps_every_renamed_event_to_its_new_name()
    {
        string[] expected = [.. Rows("renamed-events.tsv").Where(row => row[1].Length > 0).Select(row => $"{row[0]} {row[1]}")];
        Assert.Equal(28, expected.Length);
        string[] actual = [.. Events.SelectMany(item => item.Formerly.Select(old => $"{old} {item.Name}"))];
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Former_name_in_an_operators_file_is_a_warning_with_the_current_name()
    {
        string[][] renamed = [.. Rows("renamed-events.tsv").Where(row => row[1].Length > 0)];
        string names = string.Join(", ", renamed.Select(row => $"\"{row[0]}\""));
        OperatorFile file = OperatorReader.Read("metrics.toml", $"[metrics]\ndisabled-events = [{names}]\n");
        Assert.Equal(
            renamed.Select(row => $"EVT2008 '{row[0]}' '{row[1]}'"),
            file.Compare([Result], [], _ => true).Select(found => $"{found.Id} '{found.Arguments[1]}' {found.Arguments[2]}"));
    }

    [Fact]
    public void Event_that_the_server_does_not_count_is_disabled_or_only_feeds()
    {
        Dictionary<string, EventModel> events = Events.ToDictionary(e => e.Name);
        foreach (string[] row in Rows("events.tsv"))
        {
            EventModel item = events[row[0]];
            Assert.Equal((row[3] == "yes", row[3] == "yes" || row[4].Length > 0), (item.Counted && item.Enabled, item.Enabled));
        }
    }

    [Fact]
    public void Reference_catalogue_has_every_metric_with_its_kind_unit_and_boundaries()
    {
        Dictionary<string, MetricModel> metrics = Result.Model!.Metrics.ToDictionary(metric => metric.Name);
        List<string[]> rows = Rows("metrics.tsv");
        Assert.Equal(rows.Select(row => row[0]).Order(StringComparer.Ordinal), metrics.Keys.Order(StringComparer.Ordinal));
        foreach (string[] row in rows)
        {
            MetricModel metric = metrics[row[0]];
            Assert.Equal(row[1], Kebab(metric.Kind));
            Assert.Equal(row[2] switch { "ms" => "s", "bytes" => "By", _ => $"{{{row[2].TrimEnd('s')}}}" }, metric.Unit);
            double scale = row[2] == "ms" ? 1000 : 1;
            Assert.Equal(
                row[3].Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => double.Parse(text, CultureInfo.InvariantCulture) / scale),
                metric.Buckets);
        }
    }

    [Fact]
    public void Most_important_events_have_tags()
    {
        Assert.True(Events.Count(e => e.Tags.Any(tag => tag.Kind == TagKind.Closed)) >= 12);
        Assert.Contains(Events, e => e.Tags.Any(tag => tag is { Kind: TagKind.Open, Name: "recipient-domain" }));
    }

    private static string Shown(FeedModel feed) => feed.Verb == FeedVerb.Record
        ? $"{feed.Metric}:record({feed.Field})"
        : string.Create(CultureInfo.InvariantCulture, $"{feed.Metric}:{feed.Amount:+0;-0}");

    private static string Lower(EventLevel level) => level.ToString().ToLowerInvariant();

    private static string Kebab(MetricKind kind) =>
        kind == MetricKind.UpDownCounter ? "up-down-counter" : kind.ToString().ToLowerInvariant();

    private static List<string[]> Rows(string file) =>
        [.. File.ReadLines(InData(file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))];

    private static string InData(string file) => Path.Combine(AppContext.BaseDirectory, "Data", file);
}
