using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Stalwart.Instrumentation.Hosting.Configuration;

namespace Microsoft.Extensions.Configuration;

/// <summary>Adds TOML files to a configuration.</summary>
public static class TomlConfigurationExtensions
{
    /// <summary>
    /// Adds a TOML file. It comes after the files that are there already, and before the environment variables and the command line of a
    /// host builder, so that these override it.
    /// </summary>
    /// <param name="builder">The configuration.</param>
    /// <param name="path">The file; relative to the configuration's base path.</param>
    /// <param name="optional">Whether the file may be absent.</param>
    /// <param name="reloadOnChange">Whether changes of the file are read into the running process.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="EventMetricsConfigurationException">The file is not TOML; thrown when the configuration is loaded.</exception>
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

        // The variables with a prefix (DOTNET_, ASPNETCORE_) are the host's own settings and come first of all.
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
