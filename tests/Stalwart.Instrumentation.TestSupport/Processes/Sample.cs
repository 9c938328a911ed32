namespace Stalwart.Instrumentation.TestSupport.Processes;

/// <summary>A series and its value.</summary>
internal sealed record Sample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>Returns name and labels, without those of the scrape target.</summary>
    public string Identity =>
        Of(
            Labels["__name__"],
            Labels.Where(
                label => label.Key is not ("__name__" or "job" or "instance")
                    && !label.Key.StartsWith("otel_scope_", StringComparison.Ordinal)));

    public static string Of(string name, IEnumerable<KeyValuePair<string, string>> labels) =>
        name + "{"
        + string.Join(",", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"))
        + "}";
}
