using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// Emits the typed queries of a snapshot: <c>totals.AuthFailed(protocol: Protocol.Imap)</c>. Each family's file has the queries of its
/// events.
/// </summary>
internal static class TotalsEmitter
{
    private const string Class = "Totals";
    private const string Field = "__totals";

    /// <summary>Emits the class with the queries of the declared metrics.</summary>
    public static void WriteMetrics(CodeWriter code, CatalogueInput input)
    {
        if (!IsEmitted(input.Class))
        {
            return;
        }

        string snapshot = $"{DescriptorEmitter.Runtime}EventSnapshot? snapshot";
        code.Line("/// <summary>Answers typed queries of a snapshot: the totals of its events and metrics.</summary>");
        code.Line(SourceFile.GeneratedCode);
        code.Open($"public sealed partial class {Class}");
        code.Line($"private readonly {SourceFile.CompilerServices}CatalogueTotals {Field};");
        code.Line();
        code.Line("/// <summary>Initializes the queries of a snapshot.</summary>");
        code.Line("/// <param name=\"snapshot\">A snapshot of this catalogue; if omitted, a new one is taken.</param>");
        code.Line($"public {Class}({snapshot} = null) => {Field} = new(__Recorder.Catalogue, snapshot);");
        var taken = new HashSet<string>(input.Events.Select(item => EventName(item.Name)));
        foreach (MetricLayout layout in input.Metrics)
        {
            MetricModel metric = layout.Metric;
            string name = Free(CSharpName.Pascal(metric.Name));
            while (!taken.Add(name))
            {
                name += "_";
            }

            (string type, string method, string what) = metric.Kind switch
            {
                MetricKind.Histogram => ($"{DescriptorEmitter.Runtime}HistogramTotal", "Histogram", "the count and sum"),
                MetricKind.Gauge => ("double?", "Gauge", "the value"),
                _ when metric.IsFloating => ("double", "Floating", "the total"),
                _ => ("long", "Integer", "the total"),
            };
            string unit = metric.Unit.Length == 0 ? "" : $" Unit: <c>{Literal.Xml(metric.Unit)}</c>.";
            code.Line();
            code.Line($"/// <summary>Returns {what} of <c>{metric.Name}</c>{OfTags(metric.Tags)}.{unit}</summary>");
            Query(code, $"{type} {name}", method, metric.Name, Parameters(input.Class, layout.Feeder ?? "", metric.Tags), metric.Tags);
        }

        code.Close();
        code.Line();
    }

    /// <summary>Emits the queries of a family's counted events.</summary>
    public static void WriteEvents(CodeWriter code, FamilyInput input)
    {
        EventModel[] counted = [.. input.Events.Select(layout => layout.Event).Where(item => item.Counted)];
        if (counted.Length == 0 || !IsEmitted(input.Class))
        {
            return;
        }

        code.Open($"public sealed partial class {Class}");
        for (int i = 0; i < counted.Length; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            EventModel item = counted[i];
            code.Line($"/// <summary>Returns how often <c>{item.Name}</c> was recorded{OfTags(item.Tags)}.</summary>");
            IEnumerable<string> parameters = Parameters(input.Class, item.Name, item.Tags);
            Query(code, $"long {EventName(item.Name)}", "Integer", item.CounterName, parameters, item.Tags);
        }

        code.Close();
        code.Line();
    }

    /// <summary>A class cannot have a member with its own name.</summary>
    private static bool IsEmitted(ClassModel type) => type.Name != Class && !type.Members.Contains(Class);

    private static void Query(
        CodeWriter code, string signature, string method, string name, IEnumerable<string> parameters, EquatableArray<TagModel> tags)
    {
        string arguments = string.Concat(tags.Select(tag => ", " + Argument(tag)));
        code.Line($"public {signature}({string.Join(", ", parameters)}) => {Field}.{method}({Literal.Text(name)}{arguments});");
    }

    private static IEnumerable<string> Parameters(ClassModel type, string eventName, EquatableArray<TagModel> tags) =>
        tags.Select(tag => $"{TagType.Nullable(type, eventName, tag)} {CSharpName.Camel(tag.Name)} = null");

    private static string Argument(TagModel tag) => (tag.Kind == TagKind.Closed ? "(int?)" : "") + CSharpName.Camel(tag.Name);

    private static string OfTags(EquatableArray<TagModel> tags) => tags.Count == 0 ? "" : " with the given tags";

    private static string EventName(string name) => Free(CSharpName.Pascal(name));

    /// <summary>Names from a catalogue never end with an underscore, so the other name is free.</summary>
    private static string Free(string name) => name == Class || CSharpName.ObjectMembers.Contains(name) ? name + "_" : name;
}
