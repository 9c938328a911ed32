using Microsoft.Extensions.Configuration;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// Reads a TOML file. Tables become sections, array elements are numbered from 0. When a changed file is gone, cannot be read or is not TOML,
/// the values that were read last stay. Thread-safe.
/// </summary>
public sealed class TomlConfigurationProvider : ConfigurationProvider, IDisposable
{
    private readonly string file;
    private readonly Lock gate = new();
    private IReadOnlyDictionary<string, TomlPlace> places = new Dictionary<string, TomlPlace>();
    private FileWatch? watch;
    private bool loaded;

    internal TomlConfigurationProvider(TomlConfigurationSource source, string file)
    {
        Source = source;
        this.file = file;
    }

    /// <summary>The file.</summary>
    public TomlConfigurationSource Source { get; }

    /// <summary>What is wrong with the file as it is now, while older values are in force; otherwise <see langword="null"/>.</summary>
    public string? Error { get; private set; }

    /// <inheritdoc />
    /// <exception cref="EventMetricsConfigurationException">The file cannot be used, and there are no older values.</exception>
    public override void Load()
    {
        lock (gate)
        {
            // Watched before it is read, so that no change falls between.
            if (Source.ReloadOnChange)
            {
                watch ??= new FileWatch(() => [file], LoadAgain, Source.PollInterval, TimeProvider.System);
            }

            try
            {
                Read();
                Error = null;
                loaded = true;
            }
            catch (EventMetricsConfigurationException exception) when (loaded)
            {
                Error = exception.Message;
            }
        }
    }

    /// <summary>Stops looking for changes.</summary>
    public void Dispose() => watch?.Dispose();

    internal TomlPlace? PlaceOf(string key) => places.GetValueOrDefault(key);

    private void LoadAgain()
    {
        try
        {
            Load();
        }
        catch (EventMetricsConfigurationException exception)
        {
            // It was never read: whoever began to load it has been told, and a start that went wrong is not mended from here.
            Error = exception.Message;
        }

        OnReload();
    }

    private void Read()
    {
        var flattener = new TomlFlattener(Source.Path);
        try
        {
            flattener.Read(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            if (!Source.Optional)
            {
                throw new EventMetricsConfigurationException($"{Source.Path}: the configuration file is not there ({file}); create it, or add it as optional.", exception);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EventMetricsConfigurationException($"{Source.Path}: the configuration file cannot be read ({exception.Message.TrimEnd('.')}); give this process leave to read it.", exception);
        }

        Data = flattener.Values;
        places = flattener.Places;
    }
}
