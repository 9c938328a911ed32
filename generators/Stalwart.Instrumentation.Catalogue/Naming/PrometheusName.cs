using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
#if CATALOGUE_ASSEMBLY
using Stalwart.Instrumentation.Catalogue.Model;
#endif

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>Converts names of metrics to Prometheus names (OpenTelemetry: Prometheus and OpenMetrics compatibility).</summary>
/// <remarks>The exporter compiles this file too, with the runtime's <c>MetricKind</c>.</remarks>
#if CATALOGUE_ASSEMBLY
public
#else
internal
#endif
static class PrometheusName
{
    private const string Total = "_total";

    private static readonly Dictionary<string, string> Units = (
        "d=days h=hours min=minutes s=seconds ms=milliseconds us=microseconds ns=nanoseconds By=bytes KiBy=kibibytes MiBy=mebibytes " +
        "GiBy=gibibytes TiBy=tibibytes KBy=kilobytes MBy=megabytes GBy=gigabytes TBy=terabytes m=meters V=volts A=amperes J=joules " +
        "W=watts g=grams Cel=celsius Hz=hertz %=percent 1=").Split(' ')
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly Dictionary<string, string> Rates = "s=second m=minute h=hour d=day w=week mo=month y=year"
        .Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Returns the name of the metric's family, which all its samples share.</summary>
    public static string Family(string name, string unit, MetricKind kind)
    {
        string family = Escape(name);
        string suffix = UnitSuffix(unit);
        bool isCounter = kind == MetricKind.Counter;
        bool hasUnit = suffix.Length == 0 || EndsWithWord(family, suffix) || (isCounter && EndsWithWord(family, suffix + Total));
        family = hasUnit ? family : family + "_" + suffix;
        return isCounter && !EndsWithWord(family, "total") ? family + Total : family;
    }

    /// <summary>Returns the name of the metric's family when the exporter appends no suffixes.</summary>
    public static string Bare(string name) => Escape(name);

    /// <summary>Returns the name of a label.</summary>
    public static string Label(string tag) => Escape(tag);

    /// <summary>
    /// Returns the word that a unit adds to a name, such as <c>bytes</c> or <c>bytes_per_second</c>; empty when it adds none.
    /// </summary>
    public static string UnitSuffix(string unit)
    {
        string bare = WithoutAnnotations(unit);
        int slash = bare.IndexOf('/');
        string word = slash < 0
            ? Word(Units, bare)
            : Word(Units, bare.Substring(0, slash)) + "_per_" + Word(Rates, bare.Substring(slash + 1));
        return Escape(word);
    }

    /// <summary>
    /// Returns the unit whose word is at the end of a name, before a counter's <c>_total</c>; <see langword="null"/> if there is none.
    /// </summary>
    /// <param name="name">A family's name.</param>
    /// <param name="rest">The name without the unit and <c>_total</c>.</param>
    public static string? UnitOf(string name, out string rest)
    {
        string bare = name.EndsWith(Total, StringComparison.Ordinal) ? name.Substring(0, name.Length - Total.Length) : name;
        foreach (KeyValuePair<string, string> unit in Units)
        {
            if (unit.Value.Length > 0 && bare.EndsWith("_" + unit.Value, StringComparison.Ordinal))
            {
                rest = bare.Substring(0, bare.Length - unit.Value.Length - 1);
                return unit.Key;
            }
        }

        rest = bare;
        return null;
    }

    private static string Word(Dictionary<string, string> words, string unit) => words.TryGetValue(unit, out string? word) ? word : unit;

    /// <summary>UCUM annotations, such as <c>{message}</c>, name what is counted and are not part of the unit.</summary>
    private static string WithoutAnnotations(string unit)
    {
        var bare = new StringBuilder(unit.Length);
        int depth = 0;
        foreach (char c in unit)
        {
            depth += c == '{' ? 1 : 0;
            if (depth == 0)
            {
                bare.Append(c);
            }

            depth -= c == '}' && depth > 0 ? 1 : 0;
        }

        return bare.ToString();
    }

    private static bool EndsWithWord(string name, string word) => name == word || name.EndsWith("_" + word, StringComparison.Ordinal);

    private static string Escape(string name)
    {
        IEnumerable<string> words = new string([.. name.Select(c => char.IsLetterOrDigit(c) && c < 128 || c == ':' ? c : '_')]).Split('_')
            .Where(word => word.Length > 0);
        return string.Join("_", words);
    }
}
