namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>Converts UCUM units to Grafana's unit ids (its list of unit categories).</summary>
internal static class GrafanaUnit
{
    public const string EventsPerSecond = "cps";
    public const string PerMinute = "cpm";
    public const string Ratio = "percentunit";
    public const string Seconds = "s";
    public const string None = "none";
    public const string Short = "short";

    /// <summary>Returns the unit of a value.</summary>
    public static string Of(string unit) => unit switch
    {
        "s" or "ms" or "ns" or "d" or "h" => unit,
        "us" => "µs",
        "min" => "m",
        "By" => "bytes",
        "KiBy" => "kbytes",
        "MiBy" => "mbytes",
        "GiBy" => "gbytes",
        "%" => "percent",
        "Cel" => "celsius",
        "Hz" => "hertz",
        "1" => None,
        _ => Short,
    };

    /// <summary>Returns the unit of a counter's growth per second.</summary>
    public static string Rate(string unit) => unit switch
    {
        "By" => "Bps",
        "s" => Ratio,
        _ => EventsPerSecond,
    };
}
