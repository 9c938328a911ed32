using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Tests;

/// <summary>Names with any characters, as the escaping schemes of Prometheus write them.</summary>
public sealed class EscapedNameTests
{
    [Theory]
    [InlineData("auth.failed", "auth_failed", "auth_dot_failed", "U__auth_2e_failed")]
    [InlineData("a_b", "a_b", "a__b", "a_b")]
    [InlineData("a_b.c", "a_b_c", "a__b_dot_c", "U__a__b_2e_c")]
    [InlineData("queue-size", "queue_size", "queue__size", "U__queue_2d_size")]
    [InlineData("1st", "_st", "__st", "U___31_st")]
    [InlineData("a1", "a1", "a1", "a1")]
    [InlineData("größe", "gr__e", "gr____e", "U__gr_f6__df_e")]
    [InlineData("a😀", "a_", "a__", "U__a_1f600_")]
    [InlineData("rule:a.b", "rule:a_b", "rule:a_dot_b", "U__rule:a_2e_b")]
    public void Metric_name_is_escaped_by_the_requested_scheme(string name, string underscores, string dots, string values)
    {
        Assert.Equal(underscores, EscapedName.Of(name, NameEscaping.Underscores, isMetric: true));
        Assert.Equal(dots, EscapedName.Of(name, NameEscaping.Dots, isMetric: true));
        Assert.Equal(values, EscapedName.Of(name, NameEscaping.Values, isMetric: true));
        Assert.Equal(name, EscapedName.Of(name, NameEscaping.AllowUtf8, isMetric: true));
    }

    [Fact]
    public void Lone_surrogate_is_escaped_as_the_replacement_character() =>
        Assert.Equal("U__a_FFFD_", EscapedName.Of("a\ud800", NameEscaping.Values, isMetric: true));

    [Fact]
    public void Colon_of_a_label_is_escaped()
    {
        Assert.False(EscapedName.IsPlainLabel("a:b"));
        Assert.Equal("a_b", EscapedName.Of("a:b", NameEscaping.Underscores, isMetric: false));
        Assert.Equal("U__a_3a_b", EscapedName.Of("a:b", NameEscaping.Values, isMetric: false));
    }

    [Fact]
    public void Any_name_becomes_one_that_every_client_reads()
    {
        var random = new Random(5);
        NameEscaping[] escapings = [NameEscaping.Underscores, NameEscaping.Dots, NameEscaping.Values];
        for (int i = 0; i < 6000; i++)
        {
            NameEscaping escaping = escapings[i % 3];
            string name = new([.. Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))]);
            Assert.True(EscapedName.IsPlainMetric(EscapedName.Of(name, escaping, isMetric: true)), name);
            Assert.True(EscapedName.IsPlainLabel(EscapedName.Of(name, escaping, isMetric: false)), name);
        }
    }
}
