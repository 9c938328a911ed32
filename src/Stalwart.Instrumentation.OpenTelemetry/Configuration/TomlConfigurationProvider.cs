using Microsoft.Extensions.Configuration;

namespace Stalwart.Instrumentation.OpenTelemetry;

/// <summary>
/// Reads a TOML file. Tables become sections, array elements are numbered from 0. When a changed file cannot be read, the values that were read last stay.
/// </summary>
/// <param name="source">The file.</param>
public sealed class TomlConfigurationProvider(TomlConfigurationSource source) : FileConfigurationProvider(source)
{
    private IReadOnlyDictionary<string, int> lines = new Dictionary<string, int>();
    private bool loaded;

    /// <summary>What is wrong with the file as it is now, while older values are in force; otherwise <see langword="null"/>.</summary>
    public string? Error { get; private set; }

    /// <inheritdoc />
    public override void Load()
    {
        try
        {
            base.Load();
        }
        catch (InvalidDataException exception) when (exception.InnerException is EventMetricsConfigurationException inner)
        {
            // The base class wraps it in a text that says nothing of the cause.
            throw new EventMetricsConfigurationException(inner.Message, exception);
        }
        catch (FileNotFoundException exception)
        {
            throw new EventMetricsConfigurationException(
                $"{Source.Path}: the configuration file is not there ({Source.FileProvider?.GetFileInfo(Source.Path ?? "").PhysicalPath ?? Source.Path}); create it, or add it as optional.",
                exception);
        }
    }

    /// <inheritdoc />
    public override void Load(Stream stream)
    {
        using var reader = new StreamReader(stream);
        try
        {
            var flattener = new TomlFlattener(Source.Path ?? "TOML");
            flattener.Read(reader.ReadToEnd());
            Data = flattener.Values;
            lines = flattener.Lines;
            Error = null;
            loaded = true;
        }
        catch (EventMetricsConfigurationException exception) when (loaded)
        {
            Error = exception.Message;
        }
    }

    internal int? LineOf(string key) => lines.TryGetValue(key, out int line) ? line : null;
}
