using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the recording methods of one event.</summary>
internal sealed class EventEmitter
{
    private const string Inlined = "[__Impl(__Options.AggressiveInlining)]";
    private const string NotInlined = "[__Impl(__Options.NoInlining)]";
    private const string Pair = "__Value";

    private readonly CodeWriter code;
    private readonly FamilyInput input;
    private readonly EventLayout layout;
    private readonly EventModel item;
    private readonly EventSignature signature;
    private readonly RecordingBody body;

    public EventEmitter(CodeWriter code, FamilyInput input, EventLayout layout)
    {
        this.code = code;
        this.input = input;
        this.layout = layout;
        item = layout.Event;
        signature = new EventSignature(input, layout);
        body = new RecordingBody(code, input, layout, signature);
    }

    /// <summary>Emits the static members.</summary>
    public void Write()
    {
        if (EntryPoint.IsNameOf(signature.Name))
        {
            EntryPoint.Disable(code);
        }

        EventDocumentation.Write(code, layout, signature);
        Method("public static", isLocal: false, isCounted: false);
        if (signature.IsUniform)
        {
            code.Line();
            string times = $"<paramref name=\"{signature.Count}\"/> times; does nothing when it is not positive";
            code.Line($"/// <summary>Records <c>{item.Name}</c> {times}.</summary>");
            Method("public static", isLocal: false, isCounted: true);
        }

        code.Line();
        IsEnabled();
        foreach (ScopeLayout scope in layout.Scopes)
        {
            code.Line();
            ScopeEmitter.Write(code, input, layout, scope, signature, Obsolete);
        }

        code.Line();
        Observer();
        code.Line();
        Tracer();
    }

    /// <summary>
    /// Emits the methods of the local recorder, which call the same slow path. Recording several events at once is a single write, so the
    /// overload with a count only exists as a static method.
    /// </summary>
    public void WriteLocal()
    {
        code.Line();
        code.Line($"/// <inheritdoc cref=\"{input.TypeName}.{signature.Reference(isCounted: false)}\"/>");
        Method("public", isLocal: true, isCounted: false);
        if (signature.IsUniform)
        {
            string method = $"{input.Class.Global(input.Class.Identifier)}.{input.TypeName}.{signature.Name}";
            string arguments = EventSignature.With(signature.Arguments, signature.Count);
            code.Line();
            code.Line($"/// <inheritdoc cref=\"{input.TypeName}.{signature.Reference(isCounted: true)}\"/>");
            Obsolete();
            code.Line($"public void {signature.Name}({signature.CountedParameters}) => {method}({arguments});");
        }
    }

    private void Method(string modifiers, bool isLocal, bool isCounted)
    {
        Obsolete();
        if (body.IsShort && !isCounted)
        {
            code.Line(Inlined);
        }

        string parameters = isCounted ? signature.CountedParameters
            : signature.IsEntryPoint && !isLocal ? EntryPoint.Parameter
            : signature.Parameters;
        code.Open($"{modifiers} void {signature.Name}({parameters})");
        body.Write(isLocal, isCounted);
        code.Close();
    }

    private void IsEnabled()
    {
        string always = body.Balances.Length == 0
            ? ""
            : " Always true, because up-down-counters need every record, even while the event is disabled.";
        string summary = $"Gets whether <c>{item.Name}</c> is enabled or captured, so that callers can skip expensive arguments.{always}";
        code.Line($"/// <summary>{summary}</summary>");
        Obsolete();
        code.Line($"public static bool {signature.Name}IsEnabled => __Recorder.Gate({Place.Gate(input, layout)}) != 0;");
    }

    private void Obsolete()
    {
        if (item.Deprecated is not null)
        {
            code.Line($"[global::System.Obsolete({Literal.Text(item.Deprecated)})]");
        }
    }

    /// <summary>
    /// Emits the slow path of a record: its log record, up-down-counters of a disabled event, and observers. It returns
    /// whether the caller also updates metrics.
    /// </summary>
    private void Observer()
    {
        Obsolete();
        code.Line(NotInlined);
        code.Open($"private static bool __Observe{signature.Name}({signature.ObservedParameters})");
        IEnumerable<string> values = item.Fields.Select(field => $"new({Literal.Text(field.Name)}, {CSharpName.Camel(field.Name)})")
            .Concat(item.Tags.Select(Observed));
        string array = item.Fields.Count + item.Tags.Count == 0
            ? $"global::System.Array.Empty<{Pair}>()"
            : $"new {Pair}[] {{ {string.Join(", ", values)} }}";
        string count = signature.IsUniform ? $", {signature.Count}" : "";
        string observe = $"__Recorder.Observe({Place.Gate(input, layout)}, {array}{count});";
        string arguments = EventSignature.With("__gate", signature.ObservedArguments);
        if (item.IsLogged)
        {
            code.Line($"if ((__gate & 16) != 0) {{ {LogCall.Of(input, layout, signature)} }}");
        }

        code.Line($"if ((__gate & 8) != 0) {{ return __Trace{signature.Name}({arguments}); }}");
        if (body.Balances.Length > 0)
        {
            code.Open("if ((__gate & 4) != 0)");
            if (signature.IsUniform)
            {
                // Disabled since the traced record began; the local method only supports a count of one.
                code.Line($"{signature.Count} = __Recorder.Times({signature.Count});");
            }

            body.WriteBalances();
            code.Close();
            code.Line();
        }

        code.Line($"if ((__gate & 2) != 0) {{ {observe} }}");
        code.Line("return (__gate & 1) != 0;");
        code.Close();
    }

    /// <summary>
    /// Emits the path of a record while exemplars are enabled: it observes, and under a sampled activity lets the local method, which comes
    /// back here, write through a recorder that keeps exemplars. It returns whether the caller still has to write. A runtime of another ABI
    /// never calls it, so it may use members that such a runtime lacks.
    /// </summary>
    private void Tracer()
    {
        Obsolete();
        code.Line(NotInlined);
        code.Open($"private static bool __Trace{signature.Name}({signature.ObservedParameters})");
        string observe = $"__Observe{signature.Name}({EventSignature.With("(byte)(__gate & 7)", signature.ObservedArguments)});";
        code.Line($"if ((__gate & 2) != 0 && !__Recorder.IsTraced) {{ {observe} }}");
        code.Line($"if (!__Recorder.BeginTraced({(signature.IsUniform ? signature.Count : "1")})) {{ return true; }}");
        string record = $"new {LocalEvents.FamilyType}(default).{signature.Name}({signature.Arguments});";
        code.Line($"try {{ {record} }} finally {{ __Recorder.EndTraced(); }}");
        code.Line("return false;");
        code.Close();
    }

    private string Observed(TagModel tag)
    {
        string value = tag.Kind == TagKind.Closed ? TagText.Of(input, item, tag) : CSharpName.Camel(tag.Name);
        return $"new({Literal.Text(tag.Name)}, {value})";
    }
}
