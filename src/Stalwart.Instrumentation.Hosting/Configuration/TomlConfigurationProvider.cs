using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Configuration;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// Reads a TOML file. Tables become sections, and array elements get zero-based indices. If a changed file is missing, unreadable or not
/// TOML, the previous values stay. Thread-safe.
/// </summary>
public sealed class TomlConfigurationProvider : ConfigurationProvider, IDisposable
{
    private readonly string file;
    private readonly Lock gate = new();
    private SettingsFile? settings;
    private FileWatch? watch;
    private bool loaded;

    internal TomlConfigurationProvider(TomlConfigurationSource source, string file)
    {
        Source = source;
        this.file = file;
    }

    /// <summary>Gets the file.</summary>
    public TomlConfigurationSource Source { get; }

    /// <summary>Gets the error in the current file while previous values are in effect; <see langword="null"/> if there is none.</summary>
    public string? Error => Failure?.Message;

    /// <summary>Gets the same error with its diagnostics.</summary>
    internal EventMetricsConfigurationException? Failure { get; private set; }

    /// <summary>Gets the sections of the file that contain settings.</summary>
    internal IReadOnlyList<string> Sections => Volatile.Read(ref settings)?.Sections ?? [];

    /// <inheritdoc />
    /// <exception cref="EventMetricsConfigurationException">The file is invalid, and there are no previous values.</exception>
    public override void Load()
    {
        lock (gate)
        {
            // Watch before reading, so that no change is missed.
            if (Source.ReloadOnChange)
            {
                watch ??= new FileWatch(() => [file], LoadAgain, Source.PollInterval, TimeProvider.System);
            }

            try
            {
                Read();
                Failure = null;
                loaded = true;
            }
            catch (EventMetricsConfigurationException exception) when (loaded)
            {
                Failure = exception;
            }
        }
    }

    /// <summary>Stops watching for changes.</summary>
    public void Dispose() => watch?.Dispose();

    /// <summary>Merges the sections into a tree, with the location and kind of each value, as the build does.</summary>
    internal void AddTo(SettingNode root) => Volatile.Read(ref settings)?.AddTo(root);

    private void LoadAgain()
    {
        try
        {
            Load();
        }
        catch (EventMetricsConfigurationException exception)
        {
            // The file was never read, and the caller of the first load receives this exception.
            Failure = exception;
        }

        OnReload();
    }

    private void Read()
    {
        SettingsFile? read = null;
        try
        {
            read = SettingsFile.Read(Source.Path, RegularFile.ReadText(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            if (!Source.Optional)
            {
                throw new EventMetricsConfigurationException(
                    $"{Source.Path}: the configuration file does not exist ({file}); create it, or add it as optional.",
                    exception);
            }
        }
        catch (UnusableFileException exception)
        {
            throw new EventMetricsConfigurationException(
                $"{Source.Path}: the configuration file cannot be read because {exception.Message} ({file}); use a regular file of at "
                + $"most 1 MiB.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EventMetricsConfigurationException(
                $"{Source.Path}: the configuration file cannot be read ({exception.Message.TrimEnd('.')}); allow this process to "
                + $"read it.",
                exception);
        }

        if (read?.SyntaxErrors.Count > 0)
        {
            // Check the readable part too, so that the operator sees all errors at once.
            IReadOnlyList<SettingDiagnostic> found = read.Check(SettingNode.Root());
            throw new EventMetricsConfigurationException([.. found.Select(ConfigurationDiagnostic.Of)]);
        }

        Data = (read?.Leaves ?? []).ToDictionary(leaf => leaf.Key, string? (leaf) => leaf.Text, StringComparer.OrdinalIgnoreCase);
        Volatile.Write(ref settings, read);
    }
}
