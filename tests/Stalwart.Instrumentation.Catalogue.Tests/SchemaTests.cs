using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Schema;
using Tomlyn;
using Tomlyn.Model;

namespace Stalwart.Instrumentation.Catalogue.Tests;

/// <summary>The schema for editors, by a validator that is not ours. UPDATE_SNAPSHOTS=1 writes the file that is shipped.</summary>
public sealed partial class SchemaTests
{
    private const string Full = """
        [catalogue]
        meter = "m"
        version = "1"
        max-series = 5000

        [buckets]
        list = [0.5, 1, 10]

        [tags.set]
        description = "A set of values"
        values = ["x", "y-z"]
        other = "_OTHER"

        [metrics."q.count"]
        kind = "up-down-counter"
        unit = "{m}"
        description = "Waiting"

        [metrics."q.time"]
        kind = "histogram"
        native = true
        unit = "s"
        description = "Time"
        buckets = "list"

        [metrics."q.depth"]
        kind = "gauge"
        description = "Depth"
        formerly = ["q_depth"]

        [metrics."q.open"]
        kind = "counter"
        observed = true
        description = "Opened"

        [metrics."q.open".tags]
        t = "set"
        own = ["p", "q"]

        [events.a.one]
        id = 1
        description = "One"
        message = "One of {who}: {open}"
        logged = true
        level = "warn"
        counted = true
        enabled = true
        deprecated = "use a.two"
        owner = "team"
        formerly = ["a.first", "b.one"]

        [events.a.one.fields]
        elapsed = "duration"
        depth = "long"

        [events.a.one.fields.who]
        type = "string"
        sensitivity = "personal"

        [events.a.one.tags]
        t = "set"
        own = ["p", "q"]
        flag = "bool"

        [events.a.one.tags.open]
        type = "string"
        limit = 3
        optional = true
        sensitivity = "personal"

        [[events.a.one.feeds]]
        metric = "q.count"
        add = 1
        tags = []

        [[events.a.one.feeds]]
        metric = "q.time"
        record = "elapsed"

        [[events.a.one.feeds]]
        metric = "q.depth"
        set = "depth"

        [events."a.two"]
        id = 2
        description = "Two"
        counter = "http.server.requests"

        [events."a.two".tags."http.status_code"]
        type = "int"
        limit = 3

        [events."a.two".tags.secure]
        type = "bool"
        optional = true

        [events."a.two".tags.shared]
        set = "set"
        optional = true

        [events."a.two".tags.mixed]
        other = "_OTHER"

        [[events."a.two".tags.mixed.values]]
        value = "1.1"
        name = "Http11"

        [[events."a.two".tags.mixed.values]]
        value = "2"
        name = "Http2"

        [[events."a.two".feeds]]
        metric = "q.count"
        add = -1

        [retired]
        61 = "gone"

        """;

    private static readonly string Shipped = Repository.PathOf("src/Stalwart.Instrumentation/schema/events.schema.json");

    /// <summary>The rules of which a schema can know.</summary>
    public static TheoryData<string> SchemaRules =>
        ["EVT0003", "EVT0004", "EVT0005", "EVT0006", "EVT0009", "EVT0011", "EVT0023", "EVT0042", "EVT0043"];

    public static TheoryData<string> Lines =>
        [.. Full.Split('\n').Where(line => line.Contains(" = ", StringComparison.Ordinal)).Distinct()];

    public static TheoryData<string> Headers =>
        [
            .. Full.Split('\n')
                .Where(
                    line => line.StartsWith('[')
                        && line is not ("[buckets]" or "[retired]")
                        && !line.EndsWith(".fields]", StringComparison.Ordinal)
                        && !line.EndsWith(".tags]", StringComparison.Ordinal))
                .Distinct(),
        ];

    [Fact]
    public void Shipped_schema_matches_the_generated_one()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Shipped, CatalogueSchema.Write());
        }

        Assert.Equal(File.ReadAllText(Shipped), CatalogueSchema.Write());
    }

    [Fact]
    public async Task Reference_catalogue_refers_to_the_schema_and_conforms_to_it()
    {
        string catalogue = await File.ReadAllTextAsync(Repository.PathOf("events.toml"));
        Match line = SchemaLine().Match(catalogue);
        Assert.True(line.Success, "There is no line #:schema.");
        Assert.Equal(Shipped, Path.GetFullPath(Path.Combine(Repository.Root, line.Groups[1].Value)));
        Assert.Empty(await Faults(catalogue));
    }

    [Fact]
    public async Task Catalogue_with_every_key_conforms_to_the_schema()
    {
        Assert.Empty(CatalogueReader.Read("f", Full).Diagnostics);
        Assert.Empty(await Faults(Full));
        Assert.DoesNotContain(
            new[]
            {
                CatalogueKeys.Sections,
                CatalogueKeys.Catalogue,
                CatalogueKeys.TagSet,
                CatalogueKeys.Metric,
                CatalogueKeys.Event,
                CatalogueKeys.Field,
                CatalogueKeys.OpenTag,
                CatalogueKeys.BooleanTag,
                CatalogueKeys.SetTag,
                CatalogueKeys.ClosedTag,
                CatalogueKeys.TagValue,
                CatalogueKeys.Feed,
            }
                .SelectMany(table => table.Names).Distinct(),
            name => !Regex.IsMatch(Full, $@"(?m)^(\[+{name}\b|\[.*\b{name}\b.*\]|{name} = )"));
    }

    [Theory]
    [MemberData(nameof(RulePageTests.CatalogueRules), MemberType = typeof(RulePageTests))]
    public async Task Fixed_example_of_each_page_conforms_to_the_schema(string id) => Assert.Empty(await Faults(Blocks(id)[^1]));

    [Theory]
    [MemberData(nameof(SchemaRules))]
    public async Task Invalid_example_that_a_schema_can_detect_does_not_conform(string id) => Assert.NotEmpty(await Faults(Blocks(id)[0]));

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Date_is_rejected_by_schema_and_validation_for_every_key(string line)
    {
        string wrong = Once(line, line[..(line.IndexOf(" = ", StringComparison.Ordinal) + 3)] + "1979-05-27");
        Assert.NotEmpty(await Faults(wrong));
        Assert.Contains(CatalogueReader.Read("f", wrong).Diagnostics, finding => Rules.ById(finding.Id).Severity == RuleSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Schema_and_validation_require_the_same_keys(string line)
    {
        string without = Once(line, "");
        bool isMissing = CatalogueReader.Read("f", without).Diagnostics
            .Any(
                finding => finding.Id is "EVT0005" or "EVT0023"
                    || (finding.Id == "EVT0013" && line.StartsWith("limit", StringComparison.Ordinal)));

        // Only a histogram needs buckets, and a feed needs one of three verbs: a schema of plain keys does not say so.
        Assert.Equal(isMissing && !line.StartsWith("buckets", StringComparison.Ordinal), (await Faults(without)).Count > 0);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Unknown_key_is_rejected_by_schema_and_validation(string header)
    {
        string wrong = Once(header, header + "\nno-such-key = 1979-05-27");
        Assert.NotEmpty(await Faults(wrong));
        Assert.Contains(CatalogueReader.Read("f", wrong).Diagnostics, finding => Rules.ById(finding.Id).Severity == RuleSeverity.Error);
    }

    private static string Once(string line, string replacement)
    {
        int place = ("\n" + Full).IndexOf("\n" + line + "\n", StringComparison.Ordinal);
        return Full[..place] + replacement + Full[(place + line.Length)..];
    }

    private static string[] Blocks(string id) =>
        [.. TomlBlock().Matches(File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md"))).Select(match => match.Groups[1].Value)];

    private static async Task<IReadOnlyList<string>> Faults(string toml)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Shipped));
        return [.. schema.Validate(Json(TomlSerializer.Deserialize<TomlTable>(toml)!)!.ToJsonString()).Select(fault => fault.ToString())];
    }

    private static JsonNode? Json(object value) => value switch
    {
        TomlTable table => new JsonObject(table.Select(pair => KeyValuePair.Create(pair.Key, Json(pair.Value)))),
        TomlTableArray tables => new JsonArray([.. tables.Select(Json)]),
        TomlArray array => new JsonArray([.. array.Select(item => Json(item!))]),
        string text => JsonValue.Create(text),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        bool truth => JsonValue.Create(truth),

        // JSON has no dates; no place of a catalogue takes null either.
        _ => null,
    };

    [GeneratedRegex(@"^#:schema (\S+)$", RegexOptions.Multiline)]
    private static partial Regex SchemaLine();

    [GeneratedRegex(@"```toml\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex TomlBlock();
}
