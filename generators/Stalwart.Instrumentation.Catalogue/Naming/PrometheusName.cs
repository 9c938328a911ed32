using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Stalwart.Instrumentation.Catalogue.Model;

namespace Stalwart.Instrumentation.Catalogue.Naming;

/// <summary>What the Prometheus exporter makes of a metric's name (OpenTelemetry: Prometheus and OpenMetrics compatibility).</summary>
public static class PrometheusName
{
    private static readonly Dictionary<string, string> Units = (
        "d=days h=hours min=minutes s=seconds ms=milliseconds us=microseconds ns=nanoseconds By=bytes KiBy=kibibytes MiBy=mebibytes " +
        "GiBy=gibibytes TiBy=tibibytes KBy=kilobytes MBy=megabytes GBy=gigabytes TBy=terabytes m=meters V=volts A=amperes J=joules " +
        "W=watts g=grams Cel=celsius Hz=hertz %=percent").Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The metric's family: the name that all its samples share.</summary>
    public static string Family(string name, string unit, MetricKind kind)
    {
        var family = new StringBuilder(Escape(name));
        if (UnitSuffix(unit) is { Length: > 0 } suffix && !EndsWithWord(family, suffix))
        {
            family.Append('_').Append(suffix);
        }

        if (kind == MetricKind.Counter && !EndsWithWord(family, "total"))
        {
            family.Append("_total");
        }
        else if (kind == MetricKind.Gauge && unit == "1" && !EndsWithWord(family, "ratio"))
        {
            family.Append("_ratio");
        }

        return family.ToString();
    }

    /// <summary>The metric's family when the exporter appends no suffixes.</summary>
    public static string Bare(string name) => Escape(name);

    /// <summary>A label's name.</summary>
    public static string Label(string tag) => Escape(tag);

    /// <summary>The word that a unit adds to a name; empty when it adds none.</summary>
    public static string UnitSuffix(string unit) => Units.TryGetValue(unit, out string? word) ? word : unit.StartsWith("{", StringComparison.Ordinal) || unit is "1" or "" ? "" : Escape(unit);

    private static bool EndsWithWord(StringBuilder name, string word) => name.ToString() is var text && (text == word || text.EndsWith("_" + word, StringComparison.Ordinal));

    private static string Escape(string name)
    {
        IEnumerable<string> words = new string([.. name.Select(c => char.IsLetterOrDigit(c) && c < 128 || c == ':' ? c : '_')]).Split('_').Where(word => word.Length > 0);
        return string.Join("_", words);
    }
}
