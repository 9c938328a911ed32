using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;
using Stalwart.Instrumentation.Generators.Pipeline;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>
/// Emits the class of one metric with tags: <c>Observe(tags, read)</c>, <c>Remove(tags)</c>, and <c>Set(tags, value)</c> for a gauge. A
/// gauge that events set only has <c>Remove</c>.
/// </summary>
internal sealed class SeriesEmitter
{
    private static readonly string[] Methods = ["Observe", "Set", "Remove"];

    private readonly CodeWriter code;
    private readonly MetricModel metric;
    private readonly EquatableArray<SeriesTerm> terms;
    private readonly string registry;
    private readonly string number;
    private readonly string parameters;
    private readonly string? sparse;
    private readonly bool isGauge;
    private readonly string method;

    public SeriesEmitter(CodeWriter code, ClassModel type, MetricLayout layout, string registry)
    {
        this.code = code;
        this.registry = registry;
        metric = layout.Metric;
        terms = Series.Terms(metric.Tags);
        sparse = layout.Sparse is null ? null : $"{Place.Class}.{Place.MetricSparse(metric.Name)}";
        number = $"{Place.Class}.{Place.MetricNumber(metric.Name)}";
        parameters = string.Join(
            ", ", metric.Tags.Select(tag => $"{TagType.Of(type, layout.Feeder ?? "", tag)} {CSharpName.Camel(tag.Name)}"));
        isGauge = metric.Kind == MetricKind.Gauge;
        method = isGauge ? "Gauge" : "Total";
    }

    public void Write()
    {
        // Names from a catalogue never end with an underscore, so the other name is free.
        string name = CSharpName.Pascal(metric.Name);
        code.Line($"/// <summary>{Literal.Sentence(metric.Description)}{KeptEmitter.UnitOf(metric)}</summary>");
        code.Open($"public static class {(Methods.Contains(name) ? name + "_" : name)}");
        if (metric.IsKept)
        {
            Observe();
            code.Line();
            if (isGauge)
            {
                Set();
                code.Line();
            }
        }

        Remove();
        code.Close();
    }

    private void Observe()
    {
        string type = KeptEmitter.TypeOf(metric);
        string none = type == "long" ? "long.MinValue" : "double.NaN";
        string read = Free("read");
        code.Line("/// <summary>");
        string summary = $"Registers a callback that returns the value of one series of <c>{metric.Name}</c> at every collection.";
        code.Line($"/// {summary} It overrides");
        code.Line("/// earlier callbacks of the series until it is disposed. Thread-safe.");
        code.Line("/// </summary>");
        Tags();
        code.Line($"/// <param name=\"{read}\">");
        code.Line(
            "/// Called on the exporter's thread, once per collection, while the metric is enabled; must be fast and thread-safe. When");
        code.Line($"/// it throws or returns <see cref=\"{none}\"/>, only this series is omitted from the collection.");
        code.Line("/// </param>");
        code.Line("/// <returns>Dispose it to remove the callback.</returns>");
        code.Line($"/// <exception cref=\"global::System.ArgumentNullException\"><paramref name=\"{read}\"/> is null.</exception>");
        code.Open($"public static global::System.IDisposable Observe({parameters}, global::System.Func<{type}> {read})");
        Slots(SlotExpression.Open);
        string argument = isGauge ? "" : $"<{type}>";
        code.Line($"return {registry}.Observe{method}{argument}({number}, {Found()}, {read});");
        code.Close();
    }

    private void Set()
    {
        string value = Free("value");
        string summary = $"Sets the value of one series of <c>{metric.Name}</c>; the last value set is exported. Thread-safe.";
        code.Line($"/// <summary>{summary}</summary>");
        Tags();
        code.Line($"/// <param name=\"{value}\">In the metric's unit; <see cref=\"double.NaN\"/> removes the value.</param>");
        code.Open($"public static void Set({parameters}, double {value})");
        Slots(SlotExpression.Open);
        code.Line($"{registry}.SetGauge({number}, {Found()}, {value});");
        code.Close();
    }

    private void Remove()
    {
        string what = !metric.IsKept ? "its value" : isGauge ? "its value and its callbacks" : "its callbacks";
        string[] found =
        [
            .. metric.Tags.Where(tag => tag.Kind == TagKind.Open).Select(tag => SlotExpression.Variable(tag.Name) + " < 0"),
        ];
        string absent = found.Length == 0 ? "" : $"{string.Join(" || ", found)} ? -1 : ";
        code.Line("/// <summary>");
        code.Line($"/// Removes one series of <c>{metric.Name}</c>: {what}. A later value brings it back. Thread-safe.");
        code.Line("/// </summary>");
        Tags();
        code.Open($"public static void Remove({parameters})");
        Slots($"{registry}.FindSlot");
        string argument = isGauge ? "" : $"<{KeptEmitter.TypeOf(metric)}>";
        string series = sparse is null
            ? SlotExpression.Series(terms)
            : SlotExpression.Sparse(sparse, terms, $"{registry}.FindSparseSeries");
        code.Line($"{registry}.Remove{method}{argument}({number}, {absent}{series});");
        code.Close();
    }

    /// <summary>Returns the expression for the number of the series, which a combination of a sparse metric gets here.</summary>
    private string Found() => sparse is null ? SlotExpression.Series(terms) : SlotExpression.Sparse(sparse, terms);

    private void Tags()
    {
        foreach (TagModel tag in metric.Tags)
        {
            string parameter = CSharpName.Camel(tag.Name).TrimStart('@');
            code.Line($"/// <param name=\"{parameter}\">The attribute <c>{tag.Name}</c>.</param>");
        }
    }

    private void Slots(string open)
    {
        foreach (TagModel tag in metric.Tags)
        {
            code.Line($"int {SlotExpression.Variable(tag.Name)} = {SlotExpression.Of(tag, open)};");
        }
    }

    /// <summary>Returns a name that no parameter of a tag has.</summary>
    private string Free(string parameter) =>
        metric.Tags.Any(tag => CSharpName.Camel(tag.Name) == parameter) ? parameter + "_" : parameter;
}
