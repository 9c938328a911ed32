using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the statements that record an event.</summary>
internal sealed class RecordingBody(CodeWriter code, FamilyInput input, EventLayout layout, EventSignature signature)
{
    private const string Static = "__Recorder";
    private const string Cells = "__cells";
    private const string SeriesVariable = "__series";

    private readonly EventModel item = layout.Event;

    /// <summary>Gets whether the event writes at most one cell, so that its method is worth inlining.</summary>
    public bool IsShort => Writes(layout.Feeds) + layout.Feeds.Count(feed => feed.Verb == RecordVerb.SetGauge) <= 1;

    /// <summary>Gets the feeds of up-down-counters, which are updated even while the event is disabled.</summary>
    public FeedLayout[] Balances => [.. layout.Feeds.Where(feed => feed.IsBalance)];

    /// <summary>Emits the body of a recording method.</summary>
    /// <param name="isLocal">Whether the method already has the cells of its thread, in <c>__cells</c>.</param>
    /// <param name="isCounted">Whether it has a count parameter.</param>
    public void Write(bool isLocal, bool isCounted)
    {
        if (isCounted)
        {
            code.Line($"if ({signature.Count} <= 0) {{ return; }}");
        }

        string count = isCounted ? signature.Count : signature.IsUniform ? "1" : "";
        string arguments = EventSignature.With("__gate", EventSignature.With(signature.Arguments, count));
        code.Line($"byte __gate = __Recorder.Gate({Place.Gate(input, layout)});");
        code.Line($"if (__gate != 1 && (__gate == 0 || !__Observe{signature.Name}({arguments}))) {{ return; }}");
        code.Line();
        Slots(item.Tags);
        string receiver = isLocal ? Cells : Receiver(Writes(layout.Feeds));
        if (item.Counted)
        {
            string series = layout.Sparse is int sparse
                ? SlotExpression.Sparse(Place.Sparse(input, sparse), layout.Series)
                : SlotExpression.Series(layout.Series);
            string cell = Sum(Place.Cell(input, layout), series);
            code.Line(isCounted ? $"{receiver}.AddPositive({cell}, {signature.Count});" : $"{receiver}.Add({cell}, 1);");
        }

        foreach (FeedLayout feed in layout.Feeds)
        {
            Feed(feed, receiver, isCounted);
        }
    }

    /// <summary>Emits the updates of up-down-counters while the event is disabled, which keep them correct.</summary>
    public void WriteBalances()
    {
        HashSet<string> used = [.. Balances.SelectMany(feed => feed.Series).Select(term => term.Tag)];
        Slots(item.Tags.Where(tag => used.Contains(tag.Name)));
        string receiver = Receiver(Balances.Length);
        foreach (FeedLayout feed in Balances)
        {
            Feed(feed, receiver, signature.IsUniform);
        }
    }

    /// <summary>Find the thread once for several cells.</summary>
    private string Receiver(int writes)
    {
        if (writes <= 1)
        {
            return Static;
        }

        code.Line($"__Cells {Cells} = __Recorder.Local();");
        return Cells;
    }

    private int Writes(IEnumerable<FeedLayout> feeds) => feeds.Count(feed => feed.Verb != RecordVerb.SetGauge) + (item.Counted ? 1 : 0);

    private void Slots(IEnumerable<TagModel> tags)
    {
        foreach (TagModel tag in tags)
        {
            code.Line($"int {SlotExpression.Variable(tag.Name)} = {SlotExpression.Of(tag)};");
        }
    }

    private void Feed(FeedLayout feed, string receiver, bool isCounted)
    {
        string cell = $"{Place.Class}.{Place.MetricCell(feed.Metric)}";
        string series = feed.IsSparse ? SeriesVariable : SlotExpression.Series(feed.Series);
        string target = Sum(feed.Cell == 0 ? cell : $"{cell} + {Literal.Number(feed.Cell)}", series);
        (RecordVerb verb, string arguments) = feed.Verb switch
        {
            RecordVerb.Record or RecordVerb.RecordFinite or RecordVerb.RecordDuration => (feed.Verb,
                EventSignature.With($"{Place.Class}.{Place.MetricNumber(feed.Metric)}, {cell}, {FieldValue.Of(feed)}", series)),
            RecordVerb.AddSigned => (feed.Verb,
                $"{target}, {Sum($"{cell} + {Literal.Number(feed.SubtractedCell)}", series)}, {FieldValue.Of(feed)}"),
            RecordVerb.AddDouble => (feed.Verb,
                $"{target}, {Literal.Number((double)feed.Amount)}{(isCounted ? " * " + signature.Count : "")}"),
            _ when feed.Field is not null => (feed.Verb, $"{target}, {FieldValue.Of(feed)}"),
            _ when isCounted => (RecordVerb.AddPositive, $"{target}, {Product(feed.Amount)}"),
            _ => (feed.Verb, $"{target}, {Literal.Integer(feed.Amount)}"),
        };
        string call = $"{(feed.Verb == RecordVerb.SetGauge ? Static : receiver)}.{verb}({arguments});";
        if (feed.IsSparse)
        {
            // Inside the gate, because a combination gets its slot with its first record.
            string found = SlotExpression.Sparse($"{Place.Class}.{Place.MetricSparse(feed.Metric)}", feed.Series);
            call = $"int {SeriesVariable} = {found}; {call}";
        }

        string gate = feed.IsState ? "" : $"if (__Recorder.Gate({Place.Class}.{Place.MetricGate(feed.Metric)}) != 0) ";
        code.Line(feed is { IsState: true, IsSparse: false } ? call : $"{gate}{{ {call} }}");
    }

    /// <summary>Returns the amount for several records, which saturates instead of wrapping.</summary>
    private string Product(long amount) => amount == 1
        ? signature.Count
        : $"{signature.Count} <= {Literal.Integer(long.MaxValue / amount)} ? {signature.Count} * {Literal.Integer(amount)} : long.MaxValue";

    private static string Sum(string first, string second) => second.Length == 0 ? first : first + " + " + second;
}
