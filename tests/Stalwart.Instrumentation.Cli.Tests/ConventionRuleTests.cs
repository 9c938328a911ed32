using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Tests;

/// <summary>What becomes of single things in a model file.</summary>
public sealed class ConventionRuleTests(InstalledTool tool)
{
    private const string Second = "file_format: definition/2\n";

    [Fact]
    public async Task File_of_the_second_schema_is_imported()
    {
        (CatalogueModel model, string[] notes) = await ImportAsync(Second + """
            attributes:
              - { key: card.type, type: string, brief: Card }
            attribute_groups:
              - id: cards
                attributes:
                  - { ref: card.type, requirement_level: required }
            metrics:
              - name: cart.paid_total
                instrument: histogram
                unit: ms
                brief: Payment
                attributes:
                  - ref_group: cards
            """);
        MetricModel metric = Assert.Single(model.Metrics);
        Assert.Equal(("cart.paid_total", "ms"), (metric.Name, metric.Unit));
        Assert.Equal(["card.type"], metric.Tags.Select(tag => tag.Name));
        Assert.Empty(notes);
    }

    [Fact]
    public async Task Files_of_both_schemas_can_refer_to_each_other()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "first.yaml"), "groups:\n" + Metric("first.used", "extends: shared")
            + "  - id: old\n    type: attribute_group\n    attributes:\n      - { id: old.one, type: int }\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "second.yaml"), Second + """
            attribute_groups:
              - { id: shared, attributes: [{ ref: new.one }] }
            metrics:
              - { name: second.used, instrument: counter, unit: "{use}", brief: Used, attributes: [{ ref_group: old }, { ref: new.one }] }
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "third.yaml"), Second + "attributes:\n  - { key: new.one, type: boolean }\n");
        ToolRun run = await tool.RunInAsync(folder, "", "import", "first.yaml", "second.yaml", "third.yaml");
        CatalogueModel model = CatalogueReader.Read("imported", run.Succeeded().Output).Model!;
        Assert.Equal(
            ["first.used: new.one Bool", "second.used: new.one Bool, old.one Open"],
            model.Metrics.Select(metric => $"{metric.Name}: "
                + string.Join(", ", metric.Tags.OrderBy(tag => tag.Name).Select(tag => $"{tag.Name} {tag.Kind}"))));
        Assert.Empty(Notes(run));
    }

    [Fact]
    public async Task Missing_parent_is_noted_by_name() =>
        Assert.Equal(
            ["Group 'gone', which 'metric.a.b' refers to with 'extends', is not in the files; its attributes are missing"],
            (await ImportAsync("groups:\n" + Metric("a.b", "extends: gone"))).Notes);

    [Fact]
    public async Task Missing_group_is_noted_by_name() =>
        Assert.Equal(
            ["Group 'gone', which 'a.b' refers to with 'ref_group', is not in the files; its attributes are missing"],
            (await ImportAsync(Second + SecondMetric("a.b", "{ ref_group: gone }"))).Notes);

    [Fact]
    public async Task Missing_attribute_is_imported_as_a_string_and_noted_by_name()
    {
        (CatalogueModel model, string[] notes) = await ImportAsync(Second + SecondMetric("a.b", "{ ref: gone.one }"));
        Assert.Equal(Catalogue.Model.TagKind.Open, Assert.Single(model.Metrics[0].Tags).Kind);
        Assert.Equal(["Attribute 'gone.one' is not in the files; it is imported as a string"], notes);
    }

    [Fact]
    public async Task Cycle_in_the_second_schema_is_noted_with_its_names()
    {
        (CatalogueModel model, string[] notes) = await ImportAsync(Second + SecondMetric("a.b", "{ ref_group: one }") + """
            attribute_groups:
              - { id: one, attributes: [{ ref_group: two }, { ref: x }] }
              - { id: two, attributes: [{ ref_group: one }, { ref: y }] }
            attributes:
              - { key: x, type: boolean }
              - { key: y, type: boolean }
            """);
        Assert.Equal(["x", "y"], model.Metrics[0].Tags.Select(tag => tag.Name));
        Assert.Equal(["Circular 'ref_group': 'one' -> 'two' -> 'one'; the attributes of each group are imported once"], notes);
    }

    [Fact]
    public async Task Attribute_of_a_refinement_is_an_optional_tag_of_the_metric()
    {
        string metric = SecondMetric("a.b", "{ ref: x, requirement_level: required }");
        (CatalogueModel model, string[] notes) = await ImportAsync(Second + metric + """
            metric_refinements:
              - { id: a.b.special, ref: a.b, attributes: [{ ref: x, requirement_level: recommended }, { ref: y, requirement_level: required }] }
              - { id: a.b.lost, ref: a.gone }
            imports:
              metrics: ["a.*", "other.*"]
            attributes:
              - { key: x, type: boolean }
              - { key: y, type: boolean }
            """);
        Assert.Equal([("x", false), ("y", true)], model.Metrics[0].Tags.Select(tag => (tag.Name, tag.IsOptional)));
        Assert.Equal(
            [
                "Refinement 'a.b.lost' is left out: 'a.gone', which it refines, is not in the files",
                "Imported metrics 'other.*' are not in the files",
            ],
            notes);
    }

    [Fact]
    public async Task Values_are_kept_and_get_names_when_CSharp_needs_them()
    {
        (CatalogueModel model, _) = await ImportAsync("groups:\n" + Metric("a.b") + """
                attributes:
                  - id: http.version
                    type:
                      members:
                        - { id: http_1, value: "1.1" }
                        - { id: other, value: "_OTHER" }
                        - { id: plus, value: "c+" }
                        - { id: sharp, value: "c#" }
                        - { id: percent, value: "%" }
                  - id: code
                    type: { members: [{ id: ok, value: 0 }, { id: not_found, value: 5 }] }
            """);
        TagModel version = model.Metrics[0].Tags.Single(tag => tag.Name == "http.version");
        Assert.Equal(["1.1", "c+", "c#", "%", "_OTHER"], version.Values.Texts);
        Assert.Equal(["Http1", "C", "Sharp", "Percent", "Other"], version.Values.Names);
        Assert.Equal("_OTHER", version.Values.Other);
        TagModel code = model.Metrics[0].Tags.Single(tag => tag.Name == "code");
        Assert.True(code.IsInteger);
        Assert.Equal(["Ok", "NotFound"], code.Values.Names);
    }

    [Fact]
    public async Task List_is_imported_as_text_only_when_the_metric_requires_it()
    {
        (CatalogueModel model, string[] notes) = await ImportAsync("groups:\n" + Metric("a.b") + """
                attributes:
                  - { id: needed, type: "string[]", requirement_level: required }
                  - { id: wanted, type: "string[]", requirement_level: recommended }
                  - { id: any.key, type: "template[string]", requirement_level: recommended }
                  - { id: instance, type: string, requirement_level: recommended }
                  - { id: chosen, type: string, requirement_level: opt_in }
            """);
        Assert.Equal(["needed"], model.Metrics[0].Tags.Select(tag => tag.Name));
        Assert.Equal(
            [
                "a.b: opt-in attributes are left out: chosen",
                "Attribute 'needed' has the type 'string[]'; its tag has strings",
                "a.b: attribute 'wanted' is left out: its type is 'string[]', and a tag has one value",
                "a.b: attribute 'any.key' is left out: its type is 'template[string]', and each key would be another tag",
                "a.b: attribute 'instance' is left out: Prometheus reserves the name 'instance'",
            ],
            notes);
    }

    [Theory]
    [InlineData(2, 2, 0, "n0 9, n1 9, r0 8, r1 8")]
    [InlineData(4, 1, 0, "n0 5, n1 5, n2 5, n3 5, r0 5")]
    [InlineData(4, 2, 2000, "n0 20, n1 20, n2 20, n3 20, r0 20, r1 20")]
    [InlineData(8, 1, 2000, "n0 20, n1 20, n2 20, n3 20, n4 20, n5 20, n6 20, n7 20, r0 20")]
    public async Task Metric_becomes_sparse_before_limits_get_too_low_or_an_attribute_is_omitted(
        int needed, int recommended, int maxSeries, string limits)
    {
        string attributes = Attributes("n", needed, "required") + Attributes("r", recommended, "recommended");
        (CatalogueModel model, string[] notes) = await ImportAsync("groups:\n" + Metric("a.b") + "    attributes:\n" + attributes);
        Assert.Equal(limits, string.Join(", ", model.Metrics[0].Tags.Select(tag => $"{tag.Name} {tag.Limit}")));
        Assert.Equal(maxSeries, model.Metrics[0].MaxSeries);
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData(22, 2, 22, 1)]
    [InlineData(23, 1, 23, 0)]
    [InlineData(40, 0, 40, 0)]
    public async Task Limits_are_lowered_before_a_required_attribute_is_omitted_when_combinations_cannot_be_numbered(
        int needed, int recommended, int keptNeeded, int keptRecommended)
    {
        string attributes = Attributes("n", needed, "required") + Attributes("r", recommended, "recommended");
        (CatalogueModel model, string[] notes) = await ImportAsync("groups:\n" + Metric("a.b") + "    attributes:\n" + attributes);
        string[] tags = [.. model.Metrics[0].Tags.Select(tag => tag.Name)];
        Assert.Equal((keptNeeded, keptRecommended), (tags.Count(tag => tag[0] == 'n'), tags.Count(tag => tag[0] == 'r')));
        Assert.Equal(2000, model.Metrics[0].MaxSeries);
        Assert.Equal(keptRecommended < recommended, notes.Any(note => note.Contains("are left out", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Closed_sets_keep_their_values_in_a_sparse_metric()
    {
        string members = string.Join(", ", Enumerable.Range(0, 200).Select(i => $"{{ id: v{i}, value: v{i} }}"));
        string attributes = string.Concat(
            Enumerable.Range(0, 3).Select(i => $"      - {{ id: n{i}, type: {{ members: [{members}] }}, requirement_level: required }}\n"));
        (CatalogueModel model, string[] notes) = await ImportAsync("groups:\n" + Metric("a.b") + "    attributes:\n" + attributes);
        Assert.Equal([200, 200, 200], model.Metrics[0].Tags.Select(tag => tag.Values.Texts.Count));
        Assert.Equal(2000, model.Metrics[0].MaxSeries);
        Assert.Empty(notes);
    }

    [Fact]
    public async Task Closed_sets_whose_combinations_cannot_be_numbered_get_limits_and_are_noted()
    {
        string members = string.Join(", ", Enumerable.Range(0, 200).Select(i => $"{{ id: v{i}, value: v{i} }}"));
        string attributes = string.Concat(
            Enumerable.Range(0, 9).Select(i => $"      - {{ id: n{i}, type: {{ members: [{members}] }}, requirement_level: required }}\n"));
        (CatalogueModel model, string[] notes) = await ImportAsync("groups:\n" + Metric("a.b") + "    attributes:\n" + attributes);
        Assert.Equal(9, model.Metrics[0].Tags.Count);
        Assert.StartsWith(
            "a.b: not all values of these attributes fit, so they have limits: n0 ",
            notes[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deprecated_gauge_is_fed_by_a_deprecated_event()
    {
        string old = Metric("a.b", "deprecated: { reason: renamed, renamed_to: a.c.d }", "gauge");
        (CatalogueModel model, _) = await ImportAsync("groups:\n" + old + Metric("a.c.d", "note: x", "gauge"));
        EventModel item = Assert.Single(model.Families.SelectMany(family => family.Events));
        Assert.Equal("Replaced by 'a.c.d'", item.Deprecated);
        Assert.Equal("a.b", Assert.Single(item.Feeds).Metric);
    }

    [Fact]
    public async Task Current_metric_is_kept_when_a_deprecated_one_has_its_name_in_Prometheus()
    {
        (CatalogueModel model, string[] notes) = await ImportAsync("groups:\n" + Metric("a.b_c", "deprecated: Old") + Metric("a.b.c"));
        Assert.Equal("a.b.c", Assert.Single(model.Metrics).Name);
        Assert.Equal(["a.b_c is left out: in Prometheus it would have the name 'a_b_c_total', which 'a.b.c' already has"], notes);
    }

    [Fact]
    public async Task Recommended_boundaries_take_precedence_over_those_of_the_unit()
    {
        (CatalogueModel model, _) = await ImportAsync(
            "groups:\n" + Metric("a.b", "annotations: { advisory: { explicit_bucket_boundaries: [1, 2.5] } }", "histogram"));
        Assert.Equal([1, 2.5], model.Metrics[0].Buckets);
    }

    [Fact]
    public async Task Unknown_format_is_noted()
    {
        string folder = tool.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "new.yaml"), "file_format: definition/9\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "old.yaml"), "groups:\n" + Metric("a.b"));
        ToolRun run = await tool.RunInAsync(folder, "", "import", "new.yaml", "old.yaml");
        Assert.Equal(
            ["new.yaml is left out: its file_format is 'definition/9'; expected 'definition/2', or groups without a file_format"],
            Notes(run.Succeeded()));
    }

    private static string Metric(string name, string more = "note: none", string instrument = "counter") =>
        $"  - id: metric.{name}\n    type: metric\n    metric_name: {name}\n    instrument: {instrument}\n    unit: \"{{thing}}\"\n"
        + $"    brief: Things that happened\n    {more}\n";

    private static string SecondMetric(string name, string attribute) =>
        $"metrics:\n  - {{ name: {name}, instrument: counter, unit: \"{{use}}\", brief: Used, attributes: [{attribute}] }}\n";

    private async Task<(CatalogueModel Model, string[] Notes)> ImportAsync(string yaml)
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), yaml, "import", "-");
        CatalogueResult imported = CatalogueReader.Read("imported", run.Succeeded().Output);
        Assert.Empty(imported.Diagnostics);
        return (imported.Model!, Notes(run));
    }

    private static string[] Notes(ToolRun run) =>
        [.. run.Output.Split('\n').Skip(1).TakeWhile(line => line.StartsWith('#')).Select(line => line[2..])];

    private static string Attributes(string prefix, int count, string level) => string.Concat(
        Enumerable.Range(0, count).Select(i => $"      - {{ id: {prefix}{i}, type: string, requirement_level: {level} }}\n"));
}
