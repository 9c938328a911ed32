namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Names and values of the semantic conventions: as the catalogue has them, in every record.</summary>
public sealed class WorldTests
{
    [Fact]
    public void Series_have_the_names_and_values_of_the_catalogue()
    {
        WorldEvents.Http.RequestCompleted(
            TimeSpan.FromSeconds(0.5), HttpMethodTag.GET, 200, HttpRequestCompletedNetworkProtocolVersion.Http11, "https", true);
        WorldEvents.Http.RequestCompleted(
            TimeSpan.FromSeconds(0.5), HttpMethodTag.Other, 404, HttpRequestCompletedNetworkProtocolVersion._3, null, false);
        WorldEvents.Http.RequestCompleted(TimeSpan.FromSeconds(0.5), (HttpMethodTag)77, null, null, null, null);
        EventSnapshot snapshot = WorldEvents.Catalogue.Snapshot();
        string[] completed = TextsOf(snapshot, "http.request_completed");
        Assert.Contains(
            "http.request.method=GET http.response.status_code=200 network.protocol.version=1.1 secure=True url.scheme=https", completed);
        Assert.Contains("http.request.method=_OTHER http.response.status_code=404 network.protocol.version=3 secure=False", completed);
        Assert.Contains("http.request.method=_OTHER", completed);
        string[] durations = TextsOf(snapshot, "http.server.request.duration");
        Assert.Contains("http.request.method=_OTHER", durations);
        Assert.Contains("http.request.method=GET http.response.status_code=200", durations);
        Assert.True(snapshot.IntegerValue("http.server.active_requests") <= -3);
        SeriesSnapshot series = snapshot.Series.First(one => one.Tags.Count == 5);
        Assert.IsType<long>(series.Tags.First(tag => tag.Key == "http.response.status_code").Value);
    }

    [Fact]
    public void Descriptors_have_the_former_names_of_the_catalogue()
    {
        EventCatalogue catalogue = WorldEvents.Catalogue;
        Assert.Equal(["probe.counted"], catalogue.Events.Single(item => item.Name == "probe.numbered").Formerly);
        Assert.Equal(
            ["http.server.requests_in_flight"], catalogue.Metrics.Single(metric => metric.Name == "http.server.active_requests").Formerly);
        Assert.Empty(catalogue.Events.Single(item => item.Name == "rpc.answered").Formerly);
    }

    [Fact]
    public void Integer_tags_are_integer_attributes_and_undeclared_values_are_other()
    {
        WorldEvents.Totals before = new();
        for (int i = 0; i < 5; i++)
        {
            WorldEvents.Rpc.Answered((RpcAnsweredRpcGrpcStatusCode)i, RpcAnsweredCpuMode.IdleMore);
        }

        EventSnapshot snapshot = WorldEvents.Catalogue.Snapshot();
        string[] texts = TextsOf(snapshot, "rpc.answered");
        Assert.All((string[])["0", "1", "2", "other"], code =>
            Assert.Contains("cpu_mode=<idle> & \"more\" rpc.grpc.status_code=" + code, texts));
        WorldEvents.Totals totals = new(snapshot);
        Assert.Equal(1, Added(RpcAnsweredRpcGrpcStatusCode.Ok));
        Assert.Equal(1, Added(RpcAnsweredRpcGrpcStatusCode._2));
        Assert.Equal(2, Added((RpcAnsweredRpcGrpcStatusCode)99));
        Assert.Equal(totals.RpcAnswered(RpcAnsweredRpcGrpcStatusCode.Ok), Asked(0));
        Assert.Equal(totals.RpcAnswered(RpcAnsweredRpcGrpcStatusCode._2), Asked("2"));
        Assert.Throws<ArgumentException>(() => Asked(17));

        long Asked(object code) => snapshot.IntegerValue("rpc.answered", ("rpc.grpc.status_code", code));

        long Added(RpcAnsweredRpcGrpcStatusCode code) => totals.RpcAnswered(code) - before.RpcAnswered(code);
    }

    [Fact]
    public void Open_integers_beyond_the_limit_count_as_other()
    {
        for (int round = 0; round < 2; round++)
        {
            for (int number = -2; number < 8; number++)
            {
                WorldEvents.Probe.Numbered(number);
            }
        }

        Assert.Equal(["number=-2", "number=-1", "number=0", "number=other"], TextsOf(WorldEvents.Catalogue.Snapshot(), "probe.numbered"));
        Assert.Equal(14, WorldEvents.Catalogue.Snapshot().IntegerValue("probe.numbered", ("number", "other")));
        Assert.Equal(2, new WorldEvents.Totals().ProbeNumbered(-1));
    }

    [Fact]
    public void Counter_has_the_name_of_the_catalogue_and_is_queried_by_either_name()
    {
        WorldEvents.Shop.OrderPlaced();
        EventSnapshot snapshot = WorldEvents.Catalogue.Snapshot();
        SeriesSnapshot orders = Assert.Single(snapshot.Series, series => series.Metric.Description == "An order was placed");
        Assert.Equal("shop.Orders", orders.Metric.Name);
        Assert.Equal(1, snapshot.IntegerValue("shop.Orders"));
        Assert.Equal(1, snapshot.IntegerValue("shop.order_placed"));
        Assert.Equal(1, new WorldEvents.Totals(snapshot).ShopOrderPlaced());
    }

    [Fact]
    public void Texts_of_members_are_those_of_the_catalogue()
    {
        Assert.Equal("_OTHER", HttpMethodTag.Other.ToText());
        Assert.Equal("_OTHER", ((HttpMethodTag)12).ToText());
        Assert.Equal("unknown", ((RpcAnsweredCpuMode)12).ToText());
        Assert.True(HttpRequestCompletedNetworkProtocolVersionText.TryParse("1.1", out HttpRequestCompletedNetworkProtocolVersion version));
        Assert.Equal(HttpRequestCompletedNetworkProtocolVersion.Http11, version);
    }

    [Fact]
    public void Captured_record_has_the_values_of_the_series_and_null_for_an_absent_one()
    {
        using var capture = EventCapture.Start(WorldEvents.Catalogue);
        WorldEvents.Http.RequestCompleted(TimeSpan.Zero, (HttpMethodTag)12, 418, null, "ftp", true);
        WorldEvents.Rpc.Answered(RpcAnsweredRpcGrpcStatusCode.Ok, (RpcAnsweredCpuMode)12);
        EventRecord http = Assert.Single(capture.Records, record => record.Event.Name == "http.request_completed");
        Assert.Equal("_OTHER", http["http.request.method"]);
        Assert.Equal(418L, http["http.response.status_code"]);
        Assert.Null(http["network.protocol.version"]);
        EventRecord rpc = Assert.Single(capture.Records, record => record.Event.Name == "rpc.answered");
        Assert.Equal(0L, rpc["rpc.grpc.status_code"]);
        Assert.Equal("unknown", rpc["cpu_mode"]);
    }

    [Fact]
    public void Recording_known_values_allocates_nothing()
    {
        // As in AllocationTests, garbage collections caused by other threads are not counted.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
            {
                Record();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));

        static void Record()
        {
            WorldEvents.Http.RequestCompleted(TimeSpan.Zero, HttpMethodTag.POST, 201, null, "http", null);
            WorldEvents.Rpc.Answered(RpcAnsweredRpcGrpcStatusCode._1, RpcAnsweredCpuMode.User);
        }
    }

    private static string[] TextsOf(EventSnapshot snapshot, string metric) =>
    [
        .. snapshot.Series.Where(series => series.Metric.Name == metric)
            .Select(series => string.Join(' ', series.Tags.Select(tag => $"{tag.Key}={tag.Value}"))),
    ];
}
