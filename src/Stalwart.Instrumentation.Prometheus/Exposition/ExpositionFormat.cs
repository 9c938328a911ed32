namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>A format that scrapes are answered in. There are only these, so scrapes that come together can share an answer.</summary>
internal sealed class ExpositionFormat
{
    /// <summary>The default, which every reader of metrics and every person can read.</summary>
    public static readonly ExpositionFormat Text004 = new("text/plain; version=0.0.4; charset=utf-8", isOpenMetrics: false);

    public static readonly ExpositionFormat Text100 = new(
        "text/plain; version=1.0.0; charset=utf-8; escaping=underscores", isOpenMetrics: false);

    public static readonly ExpositionFormat OpenMetrics001 = new(
        "application/openmetrics-text; version=0.0.1; charset=utf-8", isOpenMetrics: true);

    public static readonly ExpositionFormat OpenMetrics100 = new(
        "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores", isOpenMetrics: true);

    /// <summary>Messages of Protocol Buffers, the only format with native histograms.</summary>
    public static readonly ExpositionFormat Protobuf = new(
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited; escaping=underscores",
        isOpenMetrics: false,
        isProtobuf: true);

    private ExpositionFormat(string contentType, bool isOpenMetrics, bool isProtobuf = false)
    {
        ContentType = contentType;
        IsOpenMetrics = isOpenMetrics;
        IsProtobuf = isProtobuf;
    }

    /// <summary>Gets all formats.</summary>
    public static IReadOnlyList<ExpositionFormat> All { get; } = [Text004, Text100, OpenMetrics001, OpenMetrics100, Protobuf];

    /// <summary>
    /// Gets the <c>Content-Type</c> of an answer. The versions that know of other names say that these are written with underscores.
    /// </summary>
    public string ContentType { get; }

    /// <summary>Gets whether it is OpenMetrics and not the text format of Prometheus; the text of all their versions is the same.</summary>
    public bool IsOpenMetrics { get; }

    /// <summary>Gets whether it is Protocol Buffers, and no text.</summary>
    public bool IsProtobuf { get; }

    public override string ToString() => ContentType;
}
