using Stalwart.Instrumentation.Hosting.Configuration;

namespace Stalwart.Instrumentation.TestSupport.Hosts;

/// <summary>The values of a TOML text, as a file's would be.</summary>
internal static class TomlText
{
    public static IReadOnlyDictionary<string, string?> Flatten(string toml)
    {
        var flattener = new TomlFlattener("test.toml");
        flattener.Read(toml);
        return flattener.Values;
    }
}
