using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes one event's recording method.</summary>
internal sealed class EventEmitter(CodeWriter code, FamilyInput input, EventLayout layout)
{
    private const string Services = "global::System.Runtime.CompilerServices.";
    private const string Inlined = $"[{Services}MethodImpl({Services}MethodImplOptions.AggressiveInlining)]";
    private const string NotInlined = $"[{Services}MethodImpl({Services}MethodImplOptions.NoInlining)]";

    private readonly EventModel item = layout.Event;
    private readonly string name = CSharpName.Pascal(layout.Event.ShortName);
    private readonly string gate = Place.Gate(input, layout);

    private IEnumerable<string> Parameters => item.Fields.Select(field => $"{Type(field)} {CSharpName.Camel(field.Name)}")
        .Concat(item.Tags.Select(tag => $"{Type(tag)} {CSharpName.Camel(tag.Name)}"));

    private IEnumerable<string> Arguments =>
        item.Fields.Select(field => field.Name).Concat(item.Tags.Select(tag => tag.Name)).Select(CSharpName.Camel);

    /// <summary>The feeds of up-down-counters, which are made while the event is disabled too.</summary>
    private FeedLayout[] Balances => [.. layout.Feeds.Where(feed => feed.IsBalance)];

    /// <summary>Whether the compiler would run the method as the program.</summary>
    private bool IsEntryPoint => EntryPoint.IsNameOf(name) && !Parameters.Any();

    public void Write()
    {
        if (EntryPoint.IsNameOf(name))
        {
            EntryPoint.Disable(code);
        }

        Documentation();
        Obsolete();
        if (item.Feeds.Count + (item.Counted ? 1 : 0) <= 1)
        {
            code.Line(Inlined);
        }

        code.Open($"public static void {name}({(IsEntryPoint ? EntryPoint.Parameter : string.Join(", ", Parameters))})");
        code.Line($"byte __gate = __Recorder.Gate({gate});");
        code.Open("if (__gate != 1)");
        code.Line("if (__gate == 0) { return; }");
        if (Balances.Length > 0)
        {
            code.Open("if (__gate >= 4)");
            code.Line($"__Balance{name}({string.Join(", ", Arguments)});");
            code.Line($"if (__gate != 4) {{ __Observe{name}({string.Join(", ", Arguments)}); }}");
            code.Line("return;");
            code.Close();
            code.Line();
        }

        code.Line($"__Observe{name}({string.Join(", ", Arguments)});");
        if (Balances.Length == 0)
        {
            code.Line("if (__gate == 2) { return; }");
        }

        code.Close();
        code.Line();
        Slots(item.Tags);
        if (item.Counted)
        {
            code.Line($"__Recorder.Add({Sum(Place.Cell(input, layout), Series(layout.Series))}, 1);");
        }

        bool isFirst = !item.Counted && item.Tags.Count == 0;
        foreach (FeedLayout feed in layout.Feeds)
        {
            if (!isFirst)
            {
                code.Line();
            }

            Feed(feed);
            isFirst = false;
        }

        code.Close();
        code.Line();
        string always = Balances.Length == 0 ? "" : " Always true: up-down-counters count it while it is off too.";
        string wanted = $"Whether <c>{item.Name}</c> is on or captured, for callers whose arguments are costly.{always}";
        code.Line($"/// <summary>{wanted}</summary>");
        Obsolete();
        code.Line($"public static bool {name}IsEnabled => __Recorder.Gate({gate}) != 0;");
        code.Line();
        if (Balances.Length > 0)
        {
            Balance();
            code.Line();
        }

        Observer();
    }

    private void Slots(IEnumerable<TagModel> tags)
    {
        foreach (TagModel tag in tags)
        {
            code.Line($"int {Slot(tag.Name)} = {SlotOf(tag)};");
        }
    }

    /// <summary>Writes what a record of the disabled event does: up-down-counters stay right.</summary>
    private void Balance()
    {
        code.Line(NotInlined);
        code.Open($"private static void __Balance{name}({string.Join(", ", Parameters)})");
        HashSet<string> used = [.. Balances.SelectMany(feed => feed.Series).Select(term => term.Tag)];
        Slots(item.Tags.Where(tag => used.Contains(tag.Name)));
        foreach (FeedLayout feed in Balances)
        {
            Feed(feed);
        }

        code.Close();
    }

    private static string Slot(string tag) => CSharpName.Camel(tag).TrimStart('@') + "__";

    private static string Sum(string first, string second) => second.Length == 0 ? first : first + " + " + second;

    /// <summary>The C# expression of a series' number from its tags' slots; empty without tags.</summary>
    private static string Series(IEnumerable<SeriesTerm> terms) => string.Join(
        " + ",
        terms.Select(term => term.Stride == 1 ? Slot(term.Tag) : $"({Slot(term.Tag)} * {Literal.Number(term.Stride)})"));

    private static string Type(FieldModel field) => field.Type switch
    {
        FieldType.Double => "double",
        FieldType.Duration => "global::System.TimeSpan",
        _ => "long",
    };

    private string Type(TagModel tag) => TagType.Of(input.Class, item.Name, tag);

    private static string SlotOf(TagModel tag)
    {
        string parameter = CSharpName.Camel(tag.Name);
        return tag.Kind switch
        {
            TagKind.Bool => $"{parameter} ? 1 : 0",
            TagKind.Open => $"__Recorder.OpenSlot({Place.Class}.{Place.OpenTag(tag.Name, tag.Limit)}, {parameter})",
            _ => $"__Recorder.Slot((int){parameter}, {Literal.Number(tag.Values.Count)})",
        };
    }

    private void Documentation()
    {
        code.Line($"/// <summary>{Literal.Sentence(item.Description)}</summary>");
        foreach (FieldModel field in item.Fields)
        {
            string unit = FieldValue.Describe(field, layout.Feeds);
            code.Line($"/// <param name=\"{CSharpName.Camel(field.Name).TrimStart('@')}\">The field <c>{field.Name}</c>, {unit}.</param>");
        }

        foreach (TagModel tag in item.Tags)
        {
            string limit = $"; the first {Literal.Number(tag.Limit)} distinct values of at most 256 characters are kept";
            string open = tag.Kind == TagKind.Open ? limit + ", all others count as <c>other</c>" : "";
            code.Line($"/// <param name=\"{CSharpName.Camel(tag.Name).TrimStart('@')}\">The tag <c>{tag.Name}</c>{open}.</param>");
        }

        if (IsEntryPoint)
        {
            code.Line(EntryPoint.Documentation);
        }

        IEnumerable<string> fed = item.Feeds.Select(feed => $"<c>{feed.Metric}</c>").Distinct();
        string feeds = item.Feeds.Count == 0 ? "" : $" Feeds {string.Join(", ", fed)}.";
        string counted = item.Counted ? "" : " Not counted itself.";
        string off = item.Enabled ? "" : " Off until the operator turns it on.";
        string declared = $"Event <c>{item.Name}</c>, id {Literal.Number(item.Id)}, level {item.Level.ToString().ToLowerInvariant()}.";
        code.Line($"/// <remarks>{declared}{counted}{feeds}{off} Thread-safe; allocates nothing.</remarks>");
    }

    private void Obsolete()
    {
        if (item.Deprecated is not null)
        {
            code.Line($"[global::System.Obsolete({Literal.Text(item.Deprecated)})]");
        }
    }

    private void Feed(FeedLayout feed)
    {
        if (!feed.IsState)
        {
            code.Open($"if (__Recorder.Gate({Place.Class}.{Place.MetricGate(feed.Metric)}) != 0)");
        }

        string cell = $"{Place.Class}.{Place.MetricCell(feed.Metric)}";
        string series = Series(feed.Series);
        string target = Sum(feed.Cell == 0 ? cell : $"{cell} + {Literal.Number(feed.Cell)}", series);
        string histogram = $"{Place.Class}.{Place.MetricNumber(feed.Metric)}, {cell}";
        string arguments = feed.Verb switch
        {
            RecordVerb.Record or RecordVerb.RecordFinite =>
                $"{histogram}, {FieldValue.Of(feed)}{(series.Length == 0 ? "" : ", " + series)}",
            RecordVerb.AddSigned => $"{target}, {Sum($"{cell} + {Literal.Number(feed.SubtractedCell)}", series)}, {FieldValue.Of(feed)}",
            RecordVerb.Add or RecordVerb.AddPositive when feed.Field is null =>
                $"{target}, {Literal.Number(feed.Amount)}{(feed.Amount > int.MaxValue ? "L" : "")}",
            RecordVerb.AddDouble => $"{target}, {Literal.Number((double)feed.Amount)}",
            _ => $"{target}, {FieldValue.Of(feed)}",
        };
        code.Line($"__Recorder.{feed.Verb}({arguments});");
        if (!feed.IsState)
        {
            code.Close();
        }
    }

    private void Observer()
    {
        code.Line(NotInlined);
        code.Line($"private static void __Observe{name}({string.Join(", ", Parameters)}) =>");
        IEnumerable<string> values = item.Fields.Select(field => $"new({Literal.Text(field.Name)}, {CSharpName.Camel(field.Name)})")
            .Concat(item.Tags.Select(Observed));
        string array = item.Fields.Count + item.Tags.Count == 0
            ? "global::System.Array.Empty<global::System.Collections.Generic.KeyValuePair<string, object?>>()"
            : $"new global::System.Collections.Generic.KeyValuePair<string, object?>[] {{ {string.Join(", ", values)} }}";
        code.Line($"    __Recorder.Observe({gate}, {array});");
    }

    private string Observed(TagModel tag)
    {
        string parameter = CSharpName.Camel(tag.Name);
        string value = tag.Kind == TagKind.Closed ? $"__Recorder.Name({Place.Values(input.Name, item, tag)}, (int){parameter})" : parameter;
        return $"new({Literal.Text(tag.Name)}, {value})";
    }
}
