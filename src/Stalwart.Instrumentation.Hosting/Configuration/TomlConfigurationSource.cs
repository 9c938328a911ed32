using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>A TOML file as a source of configuration.</summary>
public sealed class TomlConfigurationSource : IConfigurationSource
{
    /// <summary>The file; relative to the configuration's base path.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the file may be absent.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether changes of the file are read into the running process.</summary>
    public bool ReloadOnChange { get; init; }

    /// <summary>The time between two looks at the file for changes; a change is taken when two looks agree.</summary>
    public TimeSpan PollInterval { get; init; } = FileWatch.DefaultInterval;

    /// <inheritdoc />
    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string root = builder.GetFileProvider() is PhysicalFileProvider folder ? folder.Root : AppContext.BaseDirectory;
        return new TomlConfigurationProvider(this, System.IO.Path.Combine(root, Path));
    }
}
