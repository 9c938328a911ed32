using Stalwart.Instrumentation.Catalogue.Keys;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Tests;

public sealed class NamingTests
{
    [Theory]
    [InlineData("manage-sieve", "ManageSieve", "manageSieve")]
    [InlineData("manage-sieve.connection-start", "ManageSieveConnectionStart", "manageSieveConnectionStart")]
    [InlineData("tls-1.3", "Tls13", "tls13")]
    [InlineData("5xx", "_5xx", "_5xx")]
    [InlineData("class", "Class", "@class")]
    public void Names_become_identifiers(string name, string pascal, string camel) =>
        Assert.Equal((pascal, camel), (CSharpName.Pascal(name), CSharpName.Camel(name)));

    [Theory]
    [InlineData("auth.error", "{event}", MetricKind.Counter, "auth_error_total")]
    [InlineData("bytes.total", "By", MetricKind.Counter, "bytes_total")]
    [InlineData("sent.total", "By", MetricKind.Counter, "sent_total_bytes_total")]
    [InlineData("delivery.total-time", "s", MetricKind.Histogram, "delivery_total_time_seconds")]
    [InlineData("request.seconds", "s", MetricKind.Histogram, "request_seconds")]
    [InlineData("queue.count", "{message}", MetricKind.UpDownCounter, "queue_count")]
    [InlineData("server.load", "1", MetricKind.Gauge, "server_load")]
    [InlineData("disk.read", "By/s", MetricKind.Gauge, "disk_read_bytes_per_second")]
    [InlineData("queue.flow", "{message}/s", MetricKind.Gauge, "queue_flow_per_second")]
    [InlineData("server.memory", "By", MetricKind.Gauge, "server_memory_bytes")]
    public void Metrics_become_Prometheus_families(string name, string unit, MetricKind kind, string family) =>
        Assert.Equal(family, PrometheusName.Family(name, unit, kind));

    [Theory]
    [InlineData("descripton", "description")]
    [InlineData("feed", "feeds")]
    [InlineData("levle", "level")]
    [InlineData("banana", null)]
    public void Speller_finds_the_intended_word(string word, string? meant) =>
        Assert.Equal(meant, new Speller().Find(word, ["id", "description", "level", "feeds", "fields", "tags"]));

    [Fact]
    public void Speller_suggests_nothing_after_its_budget_is_spent()
    {
        var speller = new Speller(budget: 100);
        Assert.Equal("description", speller.Find("descripton", ["description"]));
        Assert.Null(speller.Find("descripton", ["description"]));
    }

    [Fact]
    public void Arrays_are_compared_element_by_element()
    {
        EquatableArray<string> one = new(["a", "b"]), same = new(["a", "b"]), other = new(["b", "a"]);
        Assert.True(one == same && one != other && one.GetHashCode() == same.GetHashCode());
        Assert.Equal(default, new EquatableArray<string>([]));
    }
}
