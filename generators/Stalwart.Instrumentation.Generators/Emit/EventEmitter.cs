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
        code.Line($"__Observe{name}({string.Join(", ", Arguments)});");
        code.Line("if (__gate == 2) { return; }");
        code.Close();
        code.Line();
        foreach (TagModel tag in item.Tags)
        {
            code.Line($"int {Slot(tag.Name)} = {SlotOf(tag)};");
        }

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
        code.Line($"/// <summary>Whether <c>{item.Name}</c> is on or captured, for callers whose arguments are costly.</summary>");
        Obsolete();
        code.Line($"public static bool {name}IsEnabled => __Recorder.Gate({gate}) != 0;");
        code.Line();
        Observer();
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
        code.Open($"if (__Recorder.Gate({Place.Class}.{Place.MetricGate(feed.Metric)}) != 0)");
        string cell = $"{Place.Class}.{Place.MetricCell(feed.Metric)}";
        string series = Series(feed.Series);
        string target = Sum(feed.Cell == 0 ? cell : $"{cell} + {Literal.Number(feed.Cell)}", series);
        string histogram = $"{Place.Class}.{Place.MetricNumber(feed.Metric)}, {cell}";
        string arguments = feed.Verb switch
        {
            RecordVerb.Record or RecordVerb.RecordFinite =>
                $"{histogram}, {FieldValue.Of(feed)}{(series.Length == 0 ? "" : ", " + series)}",
            RecordVerb.AddSigned => $"{target}, {Sum($"{cell} + {Literal.Number(feed.SubtractedCell)}", series)}, {FieldValue.Of(feed)}",
            RecordVerb.Add => $"{target}, {Literal.Number(feed.Amount)}{(feed.Amount > int.MaxValue ? "L" : "")}",
            RecordVerb.AddDouble => $"{target}, {Literal.Number((double)feed.Amount)}",
            _ => $"{target}, {FieldValue.Of(feed)}",
        };
        code.Line($"__Recorder.{feed.Verb}({arguments});");
        code.Close();
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
