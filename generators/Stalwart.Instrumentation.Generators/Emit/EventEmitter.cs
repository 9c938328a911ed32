using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Writes one event's recording method.</summary>
internal sealed class EventEmitter(CodeWriter code, FamilyInput input, EventModel item, int gate, int cell)
{
    private const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";
    private const string NotInlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    private readonly string name = CSharpName.Pascal(item.ShortName);
    private readonly string family = Literal.Mangled(input.Family.Name);

    private string Gate => $"__Engine.FamilyGate_{family} + {Literal.Number(gate)}";

    private IEnumerable<string> Parameters => item.Fields.Select(field => $"{Type(field)} {CSharpName.Camel(field.Name)}")
        .Concat(item.Tags.Select(tag => $"{Type(tag)} {CSharpName.Camel(tag.Name)}"));

    private IEnumerable<string> Arguments => item.Fields.Select(field => CSharpName.Camel(field.Name)).Concat(item.Tags.Select(tag => CSharpName.Camel(tag.Name)));

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
        code.Line($"byte __gate = __Engine.Gate({Gate});");
        code.Open("if (__gate != 1)");
        code.Open("if (__gate == 0)");
        code.Line("return;");
        code.Close();
        code.Line();
        code.Line($"__Observe{name}({string.Join(", ", Arguments)});");
        code.Close();
        code.Line();
        foreach (TagModel tag in item.Tags)
        {
            code.Line($"int {Slot(tag)} = {SlotOf(tag)};");
        }

        if (item.Counted)
        {
            code.Line($"__Engine.Add({Sum($"__Engine.FamilyCell_{family} + {Literal.Number(cell)}", SeriesOf(item.Tags))}, 1);");
        }

        bool isFirst = !item.Counted && item.Tags.Count == 0;
        foreach (FeedModel feed in item.Feeds)
        {
            if (!isFirst)
            {
                code.Line();
            }

            Feed(feed, input.Metrics.First(metric => metric.Name == feed.Metric));
            isFirst = false;
        }

        code.Close();
        code.Line();
        code.Line($"/// <summary>Whether <c>{item.Name}</c> is on, for callers whose arguments are costly to compute.</summary>");
        Obsolete();
        code.Line($"public static bool {name}IsEnabled => __Engine.Gate({Gate}) != 0;");
        code.Line();
        Observer();
    }

    private static string Slot(TagModel tag) => CSharpName.Camel(tag.Name).TrimStart('@') + "__";

    private static string Sum(string first, string second) => second.Length == 0 ? first : first + " + " + second;

    private static string SeriesOf(IReadOnlyList<TagModel> tags) => Series.Expression(tags, Slot);

    private static string Type(FieldModel field) => field.Type switch
    {
        FieldType.Double => "double",
        FieldType.Duration => "global::System.TimeSpan",
        _ => "long",
    };

    private string Type(TagModel tag) => tag.Kind switch
    {
        TagKind.Bool => "bool",
        TagKind.Open => "string?",
        _ => input.Class.Global(EnumOf(tag)),
    };

    private string EnumOf(TagModel tag) => tag.Set is null ? CSharpName.TagEnum(item.Name, tag.Name) : CSharpName.Pascal(tag.Set);

    private static string SlotOf(TagModel tag)
    {
        string parameter = CSharpName.Camel(tag.Name);
        return tag.Kind switch
        {
            TagKind.Bool => $"{parameter} ? 1 : 0",
            TagKind.Open => $"__Engine.Open_{Literal.Mangled(tag.Name)}_{Literal.Number(tag.Limit)}.Slot({parameter})",
            _ => $"__Engine.Slot((int){parameter}, {Literal.Number(tag.Values.Count)})",
        };
    }

    private void Documentation()
    {
        code.Line($"/// <summary>{Literal.Sentence(item.Description)}</summary>");
        foreach (FieldModel field in item.Fields)
        {
            string unit = field.Type switch
            {
                FieldType.Duration => "recorded in seconds",
                FieldType.Bytes => "a number of bytes",
                _ => "a number",
            };
            code.Line($"/// <param name=\"{CSharpName.Camel(field.Name).TrimStart('@')}\">The field <c>{field.Name}</c>, {unit}.</param>");
        }

        foreach (TagModel tag in item.Tags)
        {
            string limit = $"; the first {Literal.Number(tag.Limit)} distinct values of at most 256 characters are kept, all others count as";
            string open = tag.Kind == TagKind.Open ? $"{limit} <c>other</c>" : "";
            code.Line($"/// <param name=\"{CSharpName.Camel(tag.Name).TrimStart('@')}\">The tag <c>{tag.Name}</c>{open}.</param>");
        }

        if (IsEntryPoint)
        {
            code.Line(EntryPoint.Documentation);
        }

        string feeds = item.Feeds.Count == 0 ? "" : $" Feeds {string.Join(", ", item.Feeds.Select(feed => $"<c>{feed.Metric}</c>").Distinct())}.";
        string counted = item.Counted ? "" : " Not counted itself.";
        string off = item.Enabled ? "" : " Off until the operator turns it on.";
        code.Line($"/// <remarks>Event <c>{item.Name}</c>, id {Literal.Number(item.Id)}, level {item.Level.ToString().ToLowerInvariant()}.{counted}{feeds}{off} Thread-safe; allocates nothing.</remarks>");
    }

    private void Obsolete()
    {
        if (item.Deprecated is not null)
        {
            code.Line($"[global::System.Obsolete({Literal.Text(item.Deprecated)})]");
        }
    }

    private void Feed(FeedModel feed, MetricModel metric)
    {
        string id = Literal.Mangled(metric.Name);
        code.Open($"if (__Engine.Gate(__Engine.MetricGate_{id}) != 0)");
        string first = "__Engine.MetricCell_" + id;
        string series = SeriesOf(metric.Tags);
        string second = Sum($"{first} + {Literal.Number(Series.Count(metric.Tags))}", series);
        code.Line(metric.Kind switch
        {
            MetricKind.Histogram => $"__Engine.{(IsDouble(feed) ? "RecordFinite" : "Record")}(__Engine.Histogram_{id}, {first}, {Value(feed, floating: true)}{(series.Length == 0 ? "" : ", " + series)});",
            MetricKind.Gauge => $"__Engine.SetGauge({Sum(first, series)}, {Value(feed, floating: true)});",
            MetricKind.UpDownCounter when feed.Field is not null => $"__Engine.AddSigned({Sum(first, series)}, {second}, {Value(feed, metric.IsFloating)});",
            _ when feed.Field is not null => $"__Engine.AddPositive({Sum(first, series)}, {Value(feed, metric.IsFloating)});",
            _ => $"__Engine.{(metric.IsFloating ? "AddDouble" : "Add")}({(feed.Amount < 0 ? second : Sum(first, series))}, {Amount(feed, metric)});",
        });
        code.Close();
    }

    /// <summary>Whether the value can be infinite or not a number.</summary>
    private bool IsDouble(FeedModel feed) => item.Fields.First(field => field.Name == feed.Field).Type == FieldType.Double;

    private static string Amount(FeedModel feed, MetricModel metric)
    {
        long amount = System.Math.Abs(feed.Amount);
        return metric.IsFloating ? Literal.Number((double)amount) : Literal.Number(amount) + (amount > int.MaxValue ? "L" : "");
    }

    private string Value(FeedModel feed, bool floating)
    {
        FieldModel field = item.Fields.First(candidate => candidate.Name == feed.Field);
        string parameter = CSharpName.Camel(field.Name);
        return field.Type switch
        {
            FieldType.Duration => parameter + ".TotalSeconds",
            FieldType.Double => parameter,
            _ => floating ? "(double)" + parameter : parameter,
        };
    }

    private void Observer()
    {
        code.Line(NotInlined);
        code.Open($"private static void __Observe{name}({string.Join(", ", Parameters)})");
        IEnumerable<string> values = item.Fields.Select(field => $"new({Literal.Text(field.Name)}, {CSharpName.Camel(field.Name)})").Concat(item.Tags.Select(Observed));
        string array = item.Fields.Count + item.Tags.Count == 0
            ? "global::System.Array.Empty<global::System.Collections.Generic.KeyValuePair<string, object?>>()"
            : $"new global::System.Collections.Generic.KeyValuePair<string, object?>[] {{ {string.Join(", ", values)} }}";
        code.Line($"__Engine.Observe({Gate}, {array});");
        code.Close();
    }

    private static string Observed(TagModel tag)
    {
        string parameter = CSharpName.Camel(tag.Name);
        string value = tag.Kind == TagKind.Closed ? $"__Engine.Name({Literal.Texts(tag.Values)}, (int){parameter})" : parameter;
        return $"new({Literal.Text(tag.Name)}, {value})";
    }
}
