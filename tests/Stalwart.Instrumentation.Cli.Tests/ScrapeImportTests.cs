using Stalwart.Instrumentation.Catalogue;
using Stalwart.Instrumentation.Catalogue.Exporting;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Cli.Tests;

public sealed class ScrapeImportTests(InstalledTool tool)
{
    [Fact]
    public async Task Import_keeps_a_gauge_that_ends_in_created_when_it_belongs_to_no_other_family()
    {
        Imported imported = await ImportAsync("""
            # TYPE kube_pod_created gauge
            kube_pod_created{namespace="shop",pod="a"} 1.7e+09
            # TYPE jobs_total counter
            jobs_total{queue="mail"} 3
            # TYPE jobs_created gauge
            jobs_created{queue="mail"} 12
            """);
        Assert.Equal(["jobs_created", "jobs_total", "kube_pod_created"], imported.Families);
        Assert.Empty(imported.Notes);
    }

    [Fact]
    public async Task Import_names_the_creation_times_that_belong_to_a_counter()
    {
        Imported imported = await ImportAsync("""
            # TYPE jobs_total counter
            jobs_total{queue="mail"} 3
            # TYPE jobs_created gauge
            jobs_created{queue="mail"} 1.7e+09
            """);
        Assert.Equal(["jobs_total"], imported.Families);
        Assert.Equal(["jobs_created is left out; it is the creation time of the series of jobs_total"], imported.Notes);
    }

    [Theory]
    [InlineData("cache_bytes gauge", "cache_bytes_total counter")]
    [InlineData("cache_bytes_total counter", "cache_bytes gauge")]
    [InlineData("wait gauge", "wait_seconds gauge")]
    [InlineData("wait_seconds histogram", "wait gauge")]
    [InlineData("wait_seconds_total counter", "wait_milliseconds gauge", "wait gauge")]
    [InlineData("node_MemTotal_bytes gauge", "node_mem_total_bytes gauge", "node_memTotal gauge")]
    public async Task Import_keeps_both_names_or_names_the_lost_one_when_only_suffixes_or_case_differ(params string[] families)
    {
        string text = string.Concat(families.Select(family => family.Split(' ')).Select(family =>
            $"# TYPE {family[0]} {family[1]}\n"
            + (family[1] == "histogram"
                ? $"{family[0]}_bucket{{le=\"1\"}} 1\n{family[0]}_count 1\n{family[0]}_sum 0.5\n"
                : $"{family[0]} 1\n")));
        Imported imported = await ImportAsync(text);
        string[] missing = [.. families.Select(family => family.Split(' ')[0]).Except(imported.Families)];
        Assert.All(
            missing,
            name => Assert.Contains(imported.Notes, note => note.StartsWith($"{name} is left out: ", StringComparison.Ordinal)));
        Assert.Equal(families.Length, missing.Length + imported.Families.Length);
        if (!families[0].Contains("MemTotal", StringComparison.Ordinal))
        {
            Assert.Empty(missing);
        }
    }

    [Fact]
    public async Task Import_keeps_every_label_of_an_info_metric()
    {
        Imported imported = await ImportAsync("""
            # TYPE app_build_info gauge
            app_build_info{branch="main",goarch="amd64",goos="linux",goversion="go1",revision="abc",tags="netgo",version="2.1"} 1
            """);
        Assert.Equal(
            ["branch", "goarch", "goos", "goversion", "revision", "tags", "version"],
            imported.Tags("app_build_info").Order(StringComparer.Ordinal));
        Assert.Empty(imported.Notes);
    }

    [Fact]
    public async Task Import_drops_labels_that_are_always_empty_before_those_that_are_used()
    {
        string series = string.Concat(Enumerable.Range(0, 600).Select(i =>
            $"calls_total{{region=\"\",zone=\"\",endpoint=\"/{i}\",method=\"{(i % 2 == 0 ? "GET" : "PUT")}\"}} 1\n"));
        Imported imported = await ImportAsync("# TYPE calls_total counter\n" + series);
        Assert.Equal(["method", "endpoint"], imported.Tags("calls_total"));
        Assert.Equal(["calls_total: labels that are always empty are left out: region, zone"], imported.Notes);
    }

    [Fact]
    public async Task Import_makes_a_label_optional_when_samples_do_not_have_it_or_have_it_empty()
    {
        Imported imported = await ImportAsync("""
            # TYPE jobs_total counter
            jobs_total{queue="mail",zone="a",error="timeout"} 3
            jobs_total{queue="news",zone=""} 5
            # TYPE wait_seconds histogram
            wait_seconds_bucket{queue="mail",le="+Inf"} 1
            wait_seconds_count{queue="mail"} 1
            wait_seconds_sum{queue="mail"} 0.5
            """);
        Assert.Equal(
            ["error", "zone"],
            imported.Metric("jobs_total").Metric.Tags.Where(tag => tag.IsOptional).Select(tag => tag.Name).Order());
        Assert.False(Assert.Single(imported.Metric("wait_seconds").Metric.Tags).IsOptional);
    }

    [Fact]
    public async Task Import_makes_a_metric_sparse_when_the_combinations_of_its_labels_are_too_many()
    {
        string series = string.Concat(Enumerable.Range(0, 300).Select(i =>
            $"calls_total{{endpoint=\"/{i}\",client=\"c{i % 100}\",zone=\"z{i % 40}\"}} 1\n"));
        Imported imported = await ImportAsync("# TYPE calls_total counter\n" + series);
        Assert.Equal(["zone", "client", "endpoint"], imported.Tags("calls_total"));
        Assert.Equal(2000, imported.Metric("calls_total").Metric.MaxSeries);
        Assert.Empty(imported.Notes);
    }

    [Fact]
    public async Task Import_keeps_the_names_of_labels_and_families()
    {
        Imported imported = await ImportAsync("""
            # TYPE orders_placed_total counter
            orders_placed_total{countryCode="DE",payment_method="card",value="a"} 1
            # TYPE Orders_openCarts gauge
            Orders_openCarts 1.5
            # TYPE basket_size gauge
            basket_size{value="a"} 1.5
            """);
        Assert.Equal(["Orders_openCarts", "basket_size", "orders_placed_total"], imported.Families);
        Assert.Equal(["countryCode", "payment_method", "value"], imported.Tags("orders_placed_total").Order(StringComparer.Ordinal));
        Assert.Equal(["value"], imported.Tags("basket_size"));
        Assert.Empty(imported.Notes);
    }

    [Fact]
    public async Task Import_names_labels_that_cannot_keep_their_names()
    {
        Imported imported = await ImportAsync("""
            # TYPE orders_placed_total counter
            orders_placed_total{_internal="a",pay__by="card",instance="one",payBy="card"} 1
            """);
        Assert.Equal(["internal", "pay-by"], imported.Tags("orders_placed_total"));
        Assert.Equal(
            [
                "orders_placed_total: the label _internal becomes internal",
                "orders_placed_total: the label pay__by becomes pay_by",
                "orders_placed_total: the label instance is left out; Prometheus sets it",
                "orders_placed_total: the label payBy is left out; its name cannot be used in a catalogue with the others",
            ],
            imported.Notes);
    }

    [Fact]
    public async Task Import_omits_families_of_libraries_unless_they_are_requested()
    {
        const string Text = """
            # TYPE system_runtime_cpu_usage gauge
            system_runtime_cpu_usage 1
            # TYPE microsoft_aspnetcore_hosting_total_requests gauge
            microsoft_aspnetcore_hosting_total_requests 1
            # TYPE process_open_handles gauge
            process_open_handles 1
            # TYPE prometheus_net_metric_families gauge
            prometheus_net_metric_families 1
            # TYPE http_requests_received_total counter
            http_requests_received_total 1
            # TYPE dotnet_collection_count_total counter
            dotnet_collection_count_total 1
            # TYPE process_orders_total counter
            process_orders_total 1
            # TYPE http_orders_total counter
            http_orders_total 1

            """;
        Imported imported = await ImportAsync(Text);
        Assert.Equal(["http_orders_total", "process_orders_total"], imported.Families);
        Assert.Equal(
            "Metrics of libraries are left out (--include-libraries imports them): system_runtime_cpu_usage, "
            + "microsoft_aspnetcore_hosting_total_requests, process_open_handles, prometheus_net_metric_families, "
            + "http_requests_received_total, dotnet_collection_count_total",
            Assert.Single(imported.Notes));
        Assert.Equal(8, (await ImportAsync(Text, "--include-libraries")).Families.Length);
    }

    [Fact]
    public async Task Import_names_the_option_when_a_scrape_has_only_families_of_libraries()
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), "# TYPE go_goroutines gauge\ngo_goroutines 3\n", "import", "-");
        run.FailedWith("(standard input) has no metric that could be imported; --include-libraries imports those of libraries");
    }

    [Theory]
    [InlineData("wait_seconds", 0.005, 10)]
    [InlineData("wait_milliseconds", 5, 10000)]
    [InlineData("sent_bytes", 500, 100000000)]
    [InlineData("batch_size", 1, 10000)]
    public async Task Import_gives_a_summary_boundaries_of_its_unit(string name, double first, double last)
    {
        Imported imported = await ImportAsync(
            $"# TYPE {name} summary\n{name}{{quantile=\"0.5\"}} 1\n{name}_sum 3\n{name}_count 2\n");
        MetricModel metric = imported.Metric(name).Metric;
        Assert.Equal((Catalogue.Model.MetricKind.Histogram, first, last), (metric.Kind, metric.Buckets[0], metric.Buckets[^1]));
        Assert.StartsWith(
            $"{name} was a summary; its boundaries are the usual ones for ", Assert.Single(imported.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# TYPE\tshop_visits\tcounter\n# HELP\tshop_visits\tVisits\nshop_visits_total\t3\t1395066363000\n")]
    [InlineData("  #   TYPE  shop_visits_total \t counter\n\tshop_visits_total { door = \"a b\" , } 3\n")]
    [InlineData("# TYPE shop_visits_total counter\r\nshop_visits_total{door=\"}\"} 3 # {trace_id=\"a\"} 1\r\n")]
    [InlineData("# TYPE \"shop_visits_total\" counter\n{ \"shop_visits_total\" , \"the.door\"=\"c\" } +1\n")]
    public async Task Import_reads_all_blanks_and_quotes_that_the_format_allows(string text) =>
        Assert.Equal(["shop_visits_total"], (await ImportAsync(text)).Families);

    [Fact]
    public async Task Import_keeps_quoted_names()
    {
        Imported imported = await ImportAsync("""
            # TYPE "http.server.active_requests" gauge
            {"http.server.active_requests","url.scheme"="https"} 1.5
            # TYPE "http.requests" counter
            {"http.requests","a.b"="c"} 1
            """);
        Assert.Equal(["http.requests", "http.server.active_requests"], imported.Names);
        Assert.Equal(["a.b"], imported.Tags("http_requests_total"));
        Assert.Equal(["url.scheme"], imported.Tags("http_server_active_requests"));
    }

    [Fact]
    public async Task Import_keeps_the_suffix_of_an_OpenMetrics_info() => Assert.Equal(
        ["shop_build_info"],
        (await ImportAsync("# TYPE shop_build info\nshop_build_info{version=\"1\"} 1\n# EOF\n")).Families);

    private async Task<Imported> ImportAsync(string text, params string[] arguments)
    {
        ToolRun run = await tool.RunInAsync(tool.NewFolder(), text, ["import", "-", .. arguments]);
        return Imported.Of(run.Succeeded().Output);
    }
}
