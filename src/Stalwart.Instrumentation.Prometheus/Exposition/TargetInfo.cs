using Stalwart.Instrumentation.Prometheus.Names;

namespace Stalwart.Instrumentation.Prometheus.Exposition;

/// <summary>The resource of the process, as a metric.</summary>
internal static class TargetInfo
{
    private const string Help = "Target metadata";

    /// <summary>Returns it as a length-prefixed message; nothing if there are no attributes.</summary>
    /// <param name="resource">The attributes of the resource.</param>
    /// <param name="naming">The naming of its labels.</param>
    public static byte[] Render(IReadOnlyCollection<KeyValuePair<string, object>> resource, Naming naming)
    {
        if (resource.Count == 0)
        {
            return [];
        }

        ProtobufBuffer label = new(), metric = new(), value = new(), family = new();
        foreach ((string name, string text) in Label.Unique(resource.Select(attribute => Label.Of(attribute.Key, attribute.Value, naming))))
        {
            label.Clear();
            label.Add(1, ExpositionText.Bytes(name));
            label.Add(2, ExpositionText.Bytes(text));
            metric.Add(1, label.Written);
        }

        value.Add(1, 1.0);
        metric.Add(2, value.Written);
        family.AddFields(FamilyMessage.Describe("target_info", type: 1, unit: "", Help));
        family.Add(4, metric.Written);
        var output = new Utf8Buffer();
        ProtobufBuffer.WriteLength(output, family.Written.Length);
        output.Append(family.Written);
        return output.Written.ToArray();
    }

    /// <summary>Returns it as text; nothing if there are no attributes.</summary>
    /// <param name="resource">The attributes of the resource.</param>
    /// <param name="naming">The naming of its labels.</param>
    /// <param name="isOpenMetrics">Whether the format is OpenMetrics, which has a type for it.</param>
    public static byte[] Render(IReadOnlyCollection<KeyValuePair<string, object>> resource, Naming naming, bool isOpenMetrics)
    {
        (string family, string type) = isOpenMetrics ? ("target", "info") : ("target_info", "gauge");
        string labels = Label.Render(resource.Select(attribute => Label.Of(attribute.Key, attribute.Value, naming)));
        return resource.Count == 0
            ? []
            : ExpositionText.Bytes($"# TYPE {family} {type}\n# HELP {family} {Help}\ntarget_info{{{labels}}} 1\n");
    }
}
