using System;
using System.Collections.Generic;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Model;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Generators.Layout;

namespace Stalwart.Instrumentation.Generators.Emit;

/// <summary>Emits the methods that return scopes: <c>using (MailEvents.Delivery.MeasureCompleted(outcome))</c>.</summary>
internal static class ScopeEmitter
{
    private const string Scope = SourceFile.CompilerServices;
    private const string Captured = "__arguments";

    /// <param name="code">The writer.</param>
    /// <param name="input">The family.</param>
    /// <param name="layout">The event.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="signature">The signatures of the event's methods.</param>
    /// <param name="obsolete">Emits the attribute of a deprecated event.</param>
    public static void Write(
        CodeWriter code, FamilyInput input, EventLayout layout, ScopeLayout scope, EventSignature signature, Action obsolete)
    {
        string summary = scope.Kind switch
        {
            ScopeKind.Measure => $"Measures the time until the scope is disposed, and records <c>{layout.Event.Name}</c> with it",
            ScopeKind.Track => $"Records <c>{layout.Event.Name}</c>, and <c>{scope.Partner!.Event}</c> when the scope is disposed"
                + (scope.Partner.IsMeasured ? ", with the elapsed time" : ""),
            _ => $"Records <c>{layout.Event.Name}</c> when the scope is disposed before its <c>Complete</c> is called",
        };
        code.Line($"/// <summary>{summary}.</summary>");
        obsolete();
        (string Type, string Name)[] all = [.. signature.All];
        int duration = scope.Kind == ScopeKind.Measure ? scope.Duration : -1;
        (string Type, string Name)[] kept = [.. all.Where((_, i) => i != duration)];
        string parameters = string.Join(", ", kept.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        string type = kept.Length switch
        {
            0 => "global::System.ValueTuple",
            1 => kept[0].Type,
            _ => $"({string.Join(", ", kept.Select(parameter => parameter.Type))})",
        };
        string value = kept.Length switch
        {
            0 => "default",
            1 => kept[0].Name,
            _ => $"({string.Join(", ", kept.Select(parameter => parameter.Name))})",
        };
        IEnumerable<string> captured = kept.Select((_, i) => kept.Length == 1 ? Captured : $"{Captured}.Item{Literal.Number(i + 1)}");
        switch (scope.Kind)
        {
            case ScopeKind.Measure:
                List<string> recorded = [.. captured];
                recorded.Insert(duration, "__elapsed");
                code.Line($"public static {Scope}MeasureScope<{type}> {scope.Name}({parameters}) => new(");
                code.Line($"    __Recorder.Gate({Place.Gate(input, layout)}) != 0,");
                code.Line($"    static (__elapsed, {Captured}) => {signature.Name}({string.Join(", ", recorded)}),");
                code.Line($"    {value});");
                break;
            case ScopeKind.Track:
                (string kind, string start, string lambda) = scope.Partner!.IsMeasured
                    ? ("MeasureScope", "true, ", $"(__elapsed, {Captured})")
                    : ("TrackScope", "", Captured);
                code.Open($"public static {Scope}{kind}<{type}> {scope.Name}({parameters})");
                code.Line($"{signature.Name}({signature.Arguments});");
                code.Line($"return new({start}static {lambda} => {End(input, layout, scope.Partner, [.. captured])}, {value});");
                code.Close();
                break;
            default:
                code.Line($"public static {Scope}CompletionScope<{type}> {scope.Name}({parameters}) =>");
                code.Line($"    new(static {Captured} => {signature.Name}({string.Join(", ", captured)}), {value});");
                break;
        }
    }

    /// <summary>Returns the call of the partner's method. Its own enums have the same members under another name.</summary>
    private static string End(FamilyInput input, EventLayout layout, ScopePartner partner, string[] captured)
    {
        string[] names = [.. layout.Event.Tags.Select(tag => tag.Name)];
        IEnumerable<string> arguments = partner.Tags.Select(tag =>
        {
            string value = captured[Array.IndexOf(names, tag.Name)];
            return tag.HasEnum ? $"({TagType.Of(input.Class, partner.Event, tag)}){value}" : value;
        });
        int dot = partner.Event.IndexOf('.');
        string family = CSharpName.Pascal(partner.Event.Substring(0, dot));
        string method = CSharpName.Pascal(partner.Event.Substring(dot + 1));
        string elapsed = partner.IsMeasured ? "__elapsed" : "";
        return $"{input.Class.Global(input.Class.Identifier)}.{family}.{method}("
            + EventSignature.With(elapsed, string.Join(", ", arguments)) + ")";
    }
}
