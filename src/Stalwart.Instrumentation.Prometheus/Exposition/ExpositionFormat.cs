using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A format that scrapes are answered in. There are only a few, so scrapes that come together can share an answer.</summary>
/// <param name="Type">The media type, version and charset.</param>
/// <param name="Escaping">How names are written; <see langword="null"/> for a version that knows of no other names than plain ones.</param>
internal sealed record ExpositionFormat(string Type, NameEscaping? Escaping)
{
    /// <summary>The default, which every reader of metrics and every person can read.</summary>
    public static readonly ExpositionFormat Text004 = new("text/plain; version=0.0.4; charset=utf-8", null);

    public static readonly ExpositionFormat Text100 = new("text/plain; version=1.0.0; charset=utf-8", NameEscaping.Underscores);

    public static readonly ExpositionFormat OpenMetrics001 = new("application/openmetrics-text; version=0.0.1; charset=utf-8", null);

    public static readonly ExpositionFormat OpenMetrics100 = new(
        "application/openmetrics-text; version=1.0.0; charset=utf-8", NameEscaping.Underscores);

    /// <summary>Messages of Protocol Buffers, the only format with native histograms.</summary>
    public static readonly ExpositionFormat Protobuf = new(
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited", NameEscaping.Underscores);

    /// <summary>Gets all formats of plain names.</summary>
    public static IReadOnlyList<ExpositionFormat> All { get; } = [Text004, Text100, OpenMetrics001, OpenMetrics100, Protobuf];

    /// <summary>Gets the <c>Content-Type</c> of an answer. The versions that know of other names say how names are written.</summary>
    public string ContentType =>
        Escaping is { } escaping ? $"{Type}; escaping={EscapingParameter.TextOf(escaping)}" : Type;

    /// <summary>Gets whether it is OpenMetrics and not the text format of Prometheus; the text of all their versions is the same.</summary>
    public bool IsOpenMetrics => Type.StartsWith("application/openmetrics-text;", StringComparison.Ordinal);

    /// <summary>Gets whether it is Protocol Buffers, and no text.</summary>
    public bool IsProtobuf => Type.StartsWith("application/vnd.google.protobuf;", StringComparison.Ordinal);

    /// <summary>Returns how the metrics of a host are named in this format.</summary>
    public Naming Naming(PrometheusNames names) => new(names, Escaping ?? NameEscaping.Underscores);

    /// <summary>
    /// Returns whether a host's metrics can be written in this format. A counter of OpenMetrics ends with <c>_total</c>: a host that has no
    /// suffixes does not offer it, as a metric has one name in every format.
    /// </summary>
    public bool Allows(PrometheusNames names) => !IsOpenMetrics || names == PrometheusNames.Standard;

    /// <summary>
    /// Returns this format as a client with an <c>escaping</c> reads it. Names that are plain in any case are written with underscores, as
    /// all clients read these.
    /// </summary>
    public ExpositionFormat For(PrometheusNames names, string? escaping) =>
        names == PrometheusNames.Utf8 && Escaping is not null && EscapingParameter.Parse(escaping) is { } known
            ? this with { Escaping = known }
            : this;

    public override string ToString() => ContentType;
}
