using System.Security.Cryptography;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// Detects changes in the content of files by reading them twice a second. Files are replaced in many ways: written in place, renamed over,
/// reached through a switched directory link (Kubernetes), or mounted from elsewhere; no system notification covers all of them, but the
/// content does. A change counts only if two readings agree, so a partly written file is never used.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(500);

    private readonly Func<IReadOnlyCollection<string>> files;
    private readonly Action changed;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private string known;
    private string? candidate;

    /// <param name="files">Returns the files to read; called for each reading.</param>
    /// <param name="changed">Called on a change, one call at a time; must not throw.</param>
    /// <param name="interval">The time between two readings.</param>
    /// <param name="clock">The clock for the interval.</param>
    public FileWatch(Func<IReadOnlyCollection<string>> files, Action changed, TimeSpan interval, TimeProvider clock)
    {
        this.files = files;
        this.changed = changed;
        known = Fingerprint(files());
        timer = clock.CreateTimer(_ => Look(), null, interval, interval);
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Returns a text that differs if the content of any file differs, including files that cannot be read.</summary>
    private static string Fingerprint(IEnumerable<string> paths) => string.Join('\n', paths.Select(path => $"{path} {Fingerprint(path)}"));

    private static string Fingerprint(string path)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(RegularFile.ReadBytes(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is UnusableFileException ? exception.Message : exception.GetType().Name;
        }
    }

    private void Look()
    {
        // A slow disk must not cause readings to pile up.
        if (!gate.TryEnter())
        {
            return;
        }

        try
        {
            string now = Fingerprint(files());
            bool isNew = now != known && now == candidate;
            candidate = now;
            if (isNew)
            {
                known = now;
                changed();

                // The new content may itself have named other files.
                known = Fingerprint(files());
            }
        }
        finally
        {
            gate.Exit();
        }
    }
}
