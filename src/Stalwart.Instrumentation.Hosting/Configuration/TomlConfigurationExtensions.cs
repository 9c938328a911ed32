using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Microsoft.Extensions.Configuration;

/// <summary>Adds TOML files to a configuration.</summary>
public static class TomlConfigurationExtensions
{
    /// <summary>
    /// Adds a TOML file, after the existing files and before the environment variables and the command line of a host builder, which
    /// override it.
    /// </summary>
    /// <param name="builder">The configuration builder.</param>
    /// <param name="path">The file, relative to the configuration's base path.</param>
    /// <param name="optional">Whether the file can be missing.</param>
    /// <param name="reloadOnChange">Whether to apply changes of the file while the process runs.</param>
    /// <returns>The configuration builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="EventMetricsConfigurationException">
    /// The file is missing, unreadable, or not TOML; thrown when the configuration is loaded.
    /// </exception>
    /// <example>
    /// <code>builder.Configuration.AddTomlFile("shop.toml", optional: true, reloadOnChange: true);</code>
    /// </example>
    public static IConfigurationBuilder AddTomlFile(
        this IConfigurationBuilder builder,
        string path,
        bool optional = false,
        bool reloadOnChange = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = new TomlConfigurationSource { Path = path, Optional = optional, ReloadOnChange = reloadOnChange };
        builder.Sources.Insert(Place(builder.Sources), source);
        return builder;
    }

    private static int Place(IList<IConfigurationSource> sources)
    {
        int afterFiles = 0;
        for (int i = 0; i < sources.Count; i++)
        {
            afterFiles = sources[i] is FileConfigurationSource or TomlConfigurationSource ? i + 1 : afterFiles;
        }

        // The variables with a prefix (DOTNET_, ASPNETCORE_) are the host's own settings and always come first.
        for (int i = afterFiles; i < sources.Count; i++)
        {
            if (sources[i] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            {
                return i;
            }
        }

        return sources.Count;
    }
}
