namespace Stalwart.Instrumentation.Tests;

/// <summary>A query of a snapshot never returns 0 because of a typo.</summary>
public sealed class SnapshotQueryTests
{
    private enum Color
    {
        Green = 37,
    }

    private enum OtherId : ushort
    {
        Unknown = 999,
    }

    [Theory]
    [InlineData("auth.faild", "Unknown metric 'auth.faild'; did you mean 'auth.failed'?")]
    [InlineData("closed.hot", "Unknown metric 'closed.hot'; expected one of 'auth.success', 'auth.failed', ")]
    public void Query_throws_and_names_the_candidates_when_the_metric_is_unknown(string metric, string message)
    {
        EventSnapshot snapshot = new TestCatalogue().Catalogue.Snapshot();
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => snapshot.Value(metric)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => snapshot.IntegerValue(metric)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth.failed", "reson", "bad-password", "Metric 'auth.failed' has no tag 'reson'; did you mean 'reason'?")]
    [InlineData("auth.success", "reason", "bad-password", "Metric 'auth.success' has no tags")]
    [InlineData("auth.failed", "reason", "bad-pasword", "Tag 'reason' has no value 'bad-pasword'; did you mean 'bad-password'?")]
    [InlineData(
        "auth.failed", "reason", "?", "Tag 'reason' has no value '?'; expected one of 'bad-password', 'unknown-user', 'other'")]
    [InlineData("auth.failed", "reason", 1, "Expected a string for tag 'reason', found '1' of type 'Int32'")]
    [InlineData("auth.failed", "domain", true, "Expected a string for tag 'domain', found 'True' of type 'Boolean'")]
    public void Query_throws_when_the_series_cannot_have_the_tag(string metric, string tag, object value, string message)
    {
        EventSnapshot snapshot = new TestCatalogue().Catalogue.Snapshot();
        ArgumentException fault = Assert.Throws<ArgumentException>(() => snapshot.Value(metric, (tag, value)));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_names_the_fed_metrics_when_the_event_has_no_counter()
    {
        var catalogue = new EventCatalogue(
            "queries-" + Guid.NewGuid().ToString("N"),
            null,
            [new("mail.sent", 1, EventLevel.Info, "Sent", false, true, ["mail.size"])],
            [new("mail.size", MetricKind.Counter, "By", "Size", [], 0)]);
        ArgumentException fault = Assert.Throws<ArgumentException>(() => catalogue.Snapshot().Value("mail.sent"));
        Assert.StartsWith("Event 'mail.sent' has no counter; it feeds 'mail.size'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_sums_the_series_that_have_the_tags_and_gives_0_before_the_first_record()
    {
        var test = new TestCatalogue();
        Assert.Equal(0, test.Catalogue.Snapshot().Value("auth.failed", ("reason", "bad-password")));
        test.Fail(0, "a.example");
        test.Fail(0, "b.example");
        test.Fail(9, "a.example");
        EventSnapshot snapshot = test.Catalogue.Snapshot();
        Assert.Equal(3, snapshot.IntegerValue("auth.failed"));
        Assert.Equal(2, snapshot.IntegerValue("auth.failed", ("reason", "bad-password")));
        Assert.Equal(1, snapshot.Value("auth.failed", ("reason", "other"), ("domain", "a.example")));
        Assert.Equal(0, snapshot.Value("auth.failed", ("domain", "c.example")));
    }

    [Fact]
    public void Integer_value_is_exact_above_53_bits_and_saturates_at_the_maximum()
    {
        var test = new TestCatalogue();
        test.Add(TestCatalogue.Success, TestCatalogue.SuccessCell, (1L << 53) + 1);
        EventSnapshot snapshot = test.Catalogue.Snapshot();
        Assert.Equal((1L << 53) + 1, snapshot.IntegerValue("auth.success"));
        Assert.Equal((1L << 53) + 1, Assert.Single(snapshot.Series).IntegerValue);
        test.Add(TestCatalogue.Failed, TestCatalogue.FailedCells, long.MaxValue);
        test.Add(TestCatalogue.Failed, TestCatalogue.FailedCells + 1, long.MaxValue);
        Assert.Equal(long.MaxValue, test.Catalogue.Snapshot().IntegerValue("auth.failed"));
        Assert.Throws<ArgumentException>(() => snapshot.IntegerValue("queue.time"));
    }

    [Fact]
    public void Count_of_a_capture_throws_when_the_id_is_not_one_of_the_catalogue()
    {
        using var capture = EventCapture.Start(new TestCatalogue().Catalogue);
        ArgumentException color = Assert.Throws<ArgumentException>(() => capture.Count(Color.Green));
        Assert.StartsWith("'Color' is not the event id enum of catalogue 'test-", color.Message, StringComparison.Ordinal);
        ArgumentException other = Assert.Throws<ArgumentException>(() => capture.Count(OtherId.Unknown));
        Assert.Contains("has no event with id 'Unknown'", other.Message, StringComparison.Ordinal);
    }
}
