namespace Stalwart.Instrumentation.Cli.Queries;

/// <summary>
/// Builds queries for the rates of many counters. <c>rate()</c> drops the metric's name, which would give the counters the same labels, so
/// the name becomes a label first.
/// </summary>
/// <param name="names">The matcher of <c>__name__</c>, such as <c>__name__=~"a_total|b_total"</c>.</param>
/// <param name="selector">The matchers of the meter and the process, without braces.</param>
internal sealed class EventRates(string names, string selector)
{
    /// <summary>The label for the counter's name. No tag can have this name.</summary>
    public const string Label = "__event__";

    private const string Now = "[5m:15s]", Ranked = "[" + TopTen.Time + ":$__interval] @ end()";

    /// <summary>Returns the total rate of all counters.</summary>
    public string All() => $"sum({Over(Now)})";

    /// <summary>Returns the rates of the ten counters that grew most.</summary>
    public string Top() => TopTen.Of(By(Now), By(Ranked), Label);

    private string By(string window) => $"sum by ({Label}) ({Over(window)})";

    private string Over(string window) =>
        $$"""rate(label_replace({{{names}},{{selector}}}, "{{Label}}", "$1", "__name__", "(.+)_total"){{window}})""";
}
