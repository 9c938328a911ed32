using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Writing;
using Stalwart.Instrumentation.Cli.Registries;
using Stalwart.Instrumentation.Cli.Sources;

namespace Stalwart.Instrumentation.Generators.Tests.RandomCatalogues;

/// <summary>What the tool exports as a registry is the same catalogue after an import. PROPERTY_SEED sets where to begin.</summary>
[Deep]
public sealed class RoundTripTests
{
    private const int Wanted = 1000;
    private static readonly Lazy<(int Seed, string Text, CatalogueModel Model)[]> Catalogues = new(() => [.. Valid().Take(Wanted)]);

    [Fact]
    public void Import_of_an_exported_registry_gives_the_same_catalogue()
    {
        foreach ((int seed, string text, CatalogueModel model) in Catalogues.Value)
        {
            string registry = RegistryWriter.Write(model);
            string? imported = RegistryImport.Read([new SourceText("registry.yaml", registry, System.Text.Encoding.UTF8)], null);
            Assert.True(imported is not null, $"seed {seed}: not taken for a registry:\n{registry}");
            CatalogueModel? again = CatalogueReader.Read("imported", imported).Model;
            Assert.True(model.Equals(again), $"seed {seed}:\n{text}\n{registry}\n{imported}");
        }
    }

    [Fact]
    public void Generated_catalogues_have_every_key_that_a_catalogue_can_have()
    {
        CatalogueTables[] all = [.. Catalogues.Value.Select(item => CatalogueTables.Of(item.Model))];
        CatalogueTable[] events = [.. all.SelectMany(each => Tables(each.Events))];
        CatalogueTable[] metrics = [.. all.SelectMany(each => Tables(each.Metrics))];
        CatalogueTable[] sets = [.. all.SelectMany(each => Tables(each.TagSets))];
        CatalogueTable[] tags =
        [
            .. events.Concat(metrics).SelectMany(each => each.Find("tags") is CatalogueTable own ? Tables(own) : []),
        ];
        CatalogueTable[] values = [.. tags.Concat(sets).SelectMany(each => each.Find("values") as object[] ?? []).OfType<CatalogueTable>()];
        CatalogueTable[] feeds = [.. events.SelectMany(each => each.Find("feeds") as object[] ?? []).OfType<CatalogueTable>()];
        Has(CatalogueKeys.Catalogue, all.Select(each => each.Header));
        Has(CatalogueKeys.TagSet, sets);
        Has(CatalogueKeys.Metric, metrics);
        Has(CatalogueKeys.Event, events);
        Has(CatalogueKeys.Feed, feeds);
        Has(CatalogueKeys.TagValue, values);
        Has(CatalogueKeys.OpenTag, tags.Where(tag => tag.Find("limit") is not null));
        Has(CatalogueKeys.BooleanTag, tags.Where(tag => tag.Find("type") is CatalogueWords.BooleanTag));
        Has(CatalogueKeys.SetTag, tags.Where(tag => tag.Find("set") is not null));
        Has(CatalogueKeys.ClosedTag, tags.Where(tag => tag.Find("values") is not null));
        Assert.All(all, each => Assert.NotNull(each.Header.Find("meter")));
        Assert.Contains(all, each => each.Retired.Count > 0);
        Assert.Contains(metrics, metric => metric.Find("buckets") is CatalogueWords.NativeBuckets);
        Assert.Contains(tags, tag => tag.Find("type") is CatalogueWords.IntegerTagType);
    }

    private static IEnumerable<(int Seed, string Text, CatalogueModel Model)> Valid()
    {
        int first = PropertyTests.Number("PROPERTY_SEED", 1);
        for (int seed = first; ; seed++)
        {
            string text = new RandomCatalogue(seed).ToString();
            CatalogueResult result = CatalogueReader.Read("events.toml", text);

            // Random names may clash, and then a part of the catalogue is left out.
            if (result.Diagnostics.All(item => Rules.ById(item.Id).Severity != RuleSeverity.Error))
            {
                yield return (seed, text, result.Model!);
            }
        }
    }

    private static IEnumerable<CatalogueTable> Tables(CatalogueTable table) => table.Select(entry => (CatalogueTable)entry.Value);

    private static void Has(KeyTable keys, IEnumerable<CatalogueTable> tables)
    {
        HashSet<string> found = [.. tables.SelectMany(table => table).Select(entry => entry.Key)];
        Assert.Equal(keys.Names.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
