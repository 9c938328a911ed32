using Microsoft.Extensions.Configuration;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>A TOML file as a source of configuration.</summary>
public sealed class TomlConfigurationSource : FileConfigurationSource
{
    /// <inheritdoc />
    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new TomlConfigurationProvider(this);
    }
}
