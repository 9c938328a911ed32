namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>A key of the configuration with everything below it.</summary>
internal sealed class SettingNode(string name, string path)
{
    private readonly Dictionary<string, SettingNode> children = new(StringComparer.Ordinal);

    /// <summary>The key as it was written first.</summary>
    public string Name { get; } = name;

    /// <summary>The whole key, with dots.</summary>
    public string Path { get; } = path;

    public string? Value { get; set; }

    public SettingOrigin? Origin { get; set; }

    public IEnumerable<SettingNode> Children => children.Values;

    /// <summary>Environment variables cannot hold dashes: <c>OPENTELEMETRY</c> and <c>open-telemetry</c> are one key.</summary>
    public static string Normalise(string key) => key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    public SettingNode? Find(string name) => children.GetValueOrDefault(Normalise(name));

    public SettingNode FindOrAdd(string name)
    {
        string key = Normalise(name);
        if (!children.TryGetValue(key, out SettingNode? child))
        {
            children.Add(key, child = new SettingNode(name, $"{Path}.{name}"));
        }

        return child;
    }

    /// <summary>The first origin at or below this key, for problems that concern a whole table.</summary>
    public SettingOrigin? AnyOrigin() => Origin ?? children.Values.Select(child => child.AnyOrigin()).FirstOrDefault(origin => origin is not null);
}
