namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>The process's resource, as a metric.</summary>
internal static class TargetInfo
{
    /// <summary>Returns it as a format has it; nothing when there are no attributes.</summary>
    /// <param name="resource">The attributes of the resource.</param>
    /// <param name="isOpenMetrics">Whether the format is OpenMetrics, which has a type for it.</param>
    public static byte[] Render(IReadOnlyCollection<KeyValuePair<string, object>> resource, bool isOpenMetrics)
    {
        (string family, string type) = isOpenMetrics ? ("target", "info") : ("target_info", "gauge");
        string labels = Label.Render(resource.Select(attribute => Label.Of(attribute.Key, attribute.Value)));
        return resource.Count == 0
            ? []
            : ExpositionText.Bytes($"# TYPE {family} {type}\n# HELP {family} Target metadata\ntarget_info{{{labels}}} 1\n");
    }
}
