using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>A TOML file as a configuration source.</summary>
public sealed class TomlConfigurationSource : IConfigurationSource
{
    /// <summary>Gets or sets the file, relative to the configuration's base path.</summary>
    public required string Path { get; init; }

    /// <summary>Gets or sets whether the file can be missing.</summary>
    public bool Optional { get; init; }

    /// <summary>Gets or sets whether changes of the file are applied while the process runs.</summary>
    public bool ReloadOnChange { get; init; }

    /// <summary>Gets or sets the time between two readings of the file; a change is applied if two readings agree.</summary>
    public TimeSpan PollInterval { get; init; } = FileWatch.DefaultInterval;

    /// <inheritdoc />
    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string root = builder.GetFileProvider() is PhysicalFileProvider folder ? folder.Root : AppContext.BaseDirectory;
        return new TomlConfigurationProvider(this, System.IO.Path.Combine(root, Path));
    }
}
