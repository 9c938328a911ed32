using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Catalogue.Naming;
using Stalwart.Instrumentation.Catalogue.Text;

namespace Stalwart.Instrumentation.Catalogue.Validation;

/// <summary>Checks units against UCUM as OpenTelemetry uses it (semantic conventions, instrument units).</summary>
internal static class UnitRules
{
    /// <summary>UCUM units, and <c>rpm</c>, which the hardware conventions use.</summary>
    private static readonly HashSet<string> Atoms =
    [
        .. ("1 % s ms us ns min h d By KiBy MiBy GiBy TiBy KBy MBy GBy TBy kBy bit kbit Mbit Gbit Kibit Mibit Gibit "
            + "mm cm m km mg g kg t mL L mV V mA A mW W kW MW J kJ MJ Cel K Hz kHz MHz GHz Pa hPa kPa N lm lx deg rad mol rpm").Split(' '),
    ];

    private static readonly Dictionary<string, string> Instead = (
        "bytes=By byte=By b=By kb=KBy mb=MBy seconds=s second=s sec=s milliseconds=ms millisecond=ms msec=ms microseconds=us " +
        "nanoseconds=ns minutes=min hours=h days=d percent=% ratio=1").Split(' ')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    public static void Check(string metric, string unit, SourceSpan span, DiagnosticBag bag)
    {
        if (unit.Length == 0)
        {
            return;
        }

        if (!IsKnown(unit))
        {
            string remedy = Instead.TryGetValue(unit, out string? better)
                ? $"did you mean '{better}'?"
                : $"expected s, ms, By, 1, % or, for things counted, {{{Annotation(unit)}}}";
            bag.Add(Rules.BadUnit, span, Suggestion.String(better, span), unit, remedy);
        }
        else if (PrometheusName.UnitSuffix(unit) is { Length: > 0 } word && metric.Split('.', '-').Last() == word)
        {
            bag.Add(Rules.UnitInName, span, metric, unit);
        }
    }

    /// <summary>Returns whether a metric has no unit, or a valid one.</summary>
    public static bool IsKnown(string unit) => unit.Length == 0 || unit.Split('/').All(IsAtom);

    /// <summary>Returns the part of a unit that is valid in an annotation: printable ASCII without spaces and braces.</summary>
    private static string Annotation(string unit)
    {
        string[] words = Regex.Split(unit, "[^!-z|~]+").Where(word => word.Length > 0).ToArray();
        return words.Length == 0 ? "item" : string.Join("-", words);
    }

    private static bool IsAtom(string atom) => Atoms.Contains(atom)
        || (atom.Length > 2
            && atom[0] == '{'
            && atom[atom.Length - 1] == '}'
            && atom.Skip(1).Take(atom.Length - 2).All(c => c is > ' ' and < (char)127 and not ('{' or '}')));
}
