using Stalwart.Instrumentation.Hosting.Exporting;
using Stalwart.Instrumentation.Hosting.Lifecycle;

namespace Stalwart.Instrumentation.Hosting.Health;

/// <summary>The data of a health report, keyed by the names of the operator's tables; unknown values are omitted.</summary>
internal static class HealthData
{
    public static IReadOnlyDictionary<string, object> Of(IEnumerable<ExportSnapshot> exports, ConfigurationSnapshot configuration)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (ExportSnapshot export in exports)
        {
            Add("state", export.State.ToString());
            Add("since", export.Since);
            Add("target", export.Target.Length == 0 ? null : export.Target);
            Add("last-success", export.LastSuccess);
            Add("last-error", export.LastError);
            Add("last-error-time", export.LastErrorTime);
            Add("rejected", export.Rejected);
            Add("lost", export.Lost);

            void Add(string name, object? value) => AddKnown(data, $"{export.Table}.{name}", value);
        }

        AddKnown(data, "configuration.since", configuration.Since);
        AddKnown(data, "configuration.rejected", configuration.RejectedReason);
        AddKnown(data, "configuration.rejected-time", configuration.RejectedTime);
        AddKnown(data, "configuration.after-restart", configuration.Waiting.Length == 0 ? null : configuration.Waiting);
        return data;
    }

    private static void AddKnown(Dictionary<string, object> data, string name, object? value)
    {
        if (value is not null)
        {
            data.Add(name, value);
        }
    }
}
