using Stalwart.Instrumentation.Gates;
using Stalwart.Instrumentation.Policy;
using Stalwart.Instrumentation.Readings;

namespace Stalwart.Instrumentation.Tests;

/// <summary>The lists of single exporters, which apply on top of the general ones.</summary>
public sealed class ExporterListsTests
{
    private static readonly EventPolicy None = new();

    private readonly TestCatalogue test = new();
    private readonly object host = new();
    private readonly ExporterGates scrape = new(), push = new();

    [Fact]
    public void Event_that_one_exporter_disables_is_recorded_and_exported_by_the_other()
    {
        Apply(None, new EventPolicy { DisabledEvents = ["auth.*"] }, None);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, 2);
        Assert.True(test.Catalogue.IsEnabled("auth.success"));
        Assert.DoesNotContain("auth.success", Exported(scrape));
        Assert.Contains("auth.success", Exported(push));
    }

    [Fact]
    public void Event_that_one_exporter_enables_is_recorded_and_exported_only_by_it()
    {
        Apply(
            new EventPolicy { DisabledEvents = ["auth.success"] },
            new EventPolicy { EnabledEvents = ["auth.success", "queue.off"] },
            None);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Add(TestCatalogue.Off, TestCatalogue.OffCell);
        Assert.Equal(["auth.success", "queue.off"], Exported(scrape));
        Assert.Empty(Exported(push));
        Assert.Equal(1, test.Catalogue.Snapshot().Value("auth.success"));
        Assert.Empty(test.Catalogue.Report.DisabledEvents);
    }

    [Fact]
    public void Enabled_events_of_an_exporter_take_precedence_over_its_disabled_ones()
    {
        Apply(None, new EventPolicy { DisabledEvents = ["*"], EnabledEvents = ["auth.success"] }, None);
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Add(TestCatalogue.Queued, TestCatalogue.QueuedCell);
        Assert.Equal(["auth.success"], Exported(scrape));
        Assert.Equal(["auth.success", "queue.queued"], Exported(push));
    }

    [Fact]
    public void Metric_is_disabled_with_the_last_of_its_events_for_that_exporter_only()
    {
        Apply(None, new EventPolicy { DisabledEvents = ["queue.done"] }, None);
        test.Add(TestCatalogue.Done, TestCatalogue.QueueCells);
        test.Spend(1);
        Assert.Equal(["queue.count"], Exported(scrape));
        Assert.Equal(["queue.count", "queue.time"], Exported(push));
    }

    [Fact]
    public void Callback_of_a_gauge_does_not_run_for_an_exporter_that_disables_it()
    {
        int calls = 0;
        using IDisposable observation = test.Catalogue.GetGauge("server.memory").Observe(() => ++calls);
        Apply(None, new EventPolicy { DisabledEvents = ["server.memory"] }, None);
        Assert.Empty(Exported(scrape));
        Assert.Equal(0, calls);
        Assert.Equal(["server.memory"], Exported(push));
    }

    [Fact]
    public void Warning_about_a_list_of_an_exporter_has_the_full_key()
    {
        Apply(
            new EventPolicy { DisabledEvents = ["nothing.general"] },
            new EventPolicy { DisabledEvents = ["auth.sucess"] },
            new EventPolicy { EnabledEvents = ["nothing.*"] });
        Assert.Equal(
            [
                new PolicyWarning(PolicyWarningKind.UnknownName, "nothing.general", "disabled-events"),
                new PolicyWarning(PolicyWarningKind.UnknownName, "auth.sucess", "metrics.scrape.disabled-events", "auth.success"),
                new PolicyWarning(PolicyWarningKind.UnmatchedPattern, "nothing.*", "metrics.push.enabled-events"),
            ],
            test.Catalogue.Report.Warnings);
    }

    [Fact]
    public void Lists_of_an_exporter_apply_on_top_of_the_policies_of_hosts_and_code()
    {
        Apply(new EventPolicy { DisabledEvents = ["*"] }, new EventPolicy { DisabledEvents = ["auth.failed"] }, None);
        object other = new();
        test.Catalogue.Apply(other, new EventPolicy { EnabledEvents = ["auth.*"], DisabledEvents = ["*"] });
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell);
        test.Fail(0, null);
        Assert.Equal(["auth.success"], Exported(scrape));
        Assert.Equal(["auth.failed", "auth.success"], Exported(push));

        test.Catalogue.Apply(new EventPolicy { DisabledEvents = ["auth.success"] });
        Assert.Empty(Exported(scrape));
        Assert.Equal(["auth.failed"], Exported(push));
        test.Catalogue.Release(other);
        test.Catalogue.Release(host);
        Assert.Equal(["auth.success", "queue.off"], test.Catalogue.Report.DisabledEvents);
    }

    private void Apply(EventPolicy general, EventPolicy scrapeLists, EventPolicy pushLists) => test.Catalogue.Apply(
        host,
        general,
        new ExporterLayer(scrape, scrapeLists, "metrics.scrape."),
        new ExporterLayer(push, pushLists, "metrics.push."));

    private string[] Exported(ExporterGates gates)
    {
        CatalogueReading reading = test.Catalogue.NewReading(gates);
        reading.Take();
        return [.. reading.ToSnapshots().Select(series => series.Metric.Name).Distinct().Order(StringComparer.Ordinal)];
    }
}
