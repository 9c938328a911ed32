using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A format of scrape responses. There are only a few, so concurrent scrapes can share a response.</summary>
/// <param name="Type">The media type, version and charset.</param>
/// <param name="Escaping">The escaping of names; <see langword="null"/> for a version that supports only plain names.</param>
internal sealed record ExpositionFormat(string Type, NameEscaping? Escaping)
{
    /// <summary>The default, which every metrics reader supports and people can read.</summary>
    public static readonly ExpositionFormat Text004 = new("text/plain; version=0.0.4; charset=utf-8", null);

    public static readonly ExpositionFormat Text100 = new("text/plain; version=1.0.0; charset=utf-8", NameEscaping.Underscores);

    public static readonly ExpositionFormat OpenMetrics001 = new("application/openmetrics-text; version=0.0.1; charset=utf-8", null);

    public static readonly ExpositionFormat OpenMetrics100 = new(
        "application/openmetrics-text; version=1.0.0; charset=utf-8", NameEscaping.Underscores);

    /// <summary>Protocol Buffers messages, the only format with native histograms.</summary>
    public static readonly ExpositionFormat Protobuf = new(
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited", NameEscaping.Underscores);

    /// <summary>Gets all formats of plain names.</summary>
    public static IReadOnlyList<ExpositionFormat> All { get; } = [Text004, Text100, OpenMetrics001, OpenMetrics100, Protobuf];

    /// <summary>Gets the <c>Content-Type</c> of a response. Versions that support other names include the escaping.</summary>
    public string ContentType =>
        Escaping is { } escaping ? $"{Type}; escaping={EscapingParameter.TextOf(escaping)}" : Type;

    /// <summary>
    /// Gets whether it is OpenMetrics rather than the Prometheus text format; the text is the same in all their versions.
    /// </summary>
    public bool IsOpenMetrics => Type.StartsWith("application/openmetrics-text;", StringComparison.Ordinal);

    /// <summary>Gets whether it is Protocol Buffers rather than text.</summary>
    public bool IsProtobuf => Type.StartsWith("application/vnd.google.protobuf;", StringComparison.Ordinal);

    /// <summary>Returns how the metrics of a host are named in this format.</summary>
    public Naming Naming(PrometheusNames names) => new(names, Escaping ?? NameEscaping.Underscores);

    /// <summary>
    /// Returns whether a host's metrics can be written in this format. An OpenMetrics counter must end with <c>_total</c>, so a host
    /// without suffixes does not offer it, because a metric has the same name in every format.
    /// </summary>
    public bool Allows(PrometheusNames names) => !IsOpenMetrics || names == PrometheusNames.Standard;

    /// <summary>
    /// Returns this format for a client with an <c>escaping</c>. Names that are always plain are written with underscores, which all
    /// clients can read.
    /// </summary>
    public ExpositionFormat For(PrometheusNames names, string? escaping) =>
        names == PrometheusNames.Utf8 && Escaping is not null && EscapingParameter.Parse(escaping) is { } known
            ? this with { Escaping = known }
            : this;

    public override string ToString() => ContentType;
}
