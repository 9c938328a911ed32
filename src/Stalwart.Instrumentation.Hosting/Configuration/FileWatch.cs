using System.Security.Cryptography;

namespace Stalwart.Instrumentation.Hosting.Configuration;

/// <summary>
/// Notices that the content of files has changed, by reading them twice a second. Files are replaced in many ways: written in place,
/// renamed over, reached through a directory link that is switched (Kubernetes), mounted from elsewhere; no notification of the system
/// covers all of them, but the content does. A change counts when two readings agree, so that a file in the middle of being written is
/// never taken.
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

    /// <param name="files">The files to read; asked anew each time.</param>
    /// <param name="changed">One call at a time; must not throw.</param>
    /// <param name="interval">The time between two readings.</param>
    /// <param name="clock">The clock of the interval.</param>
    public FileWatch(Func<IReadOnlyCollection<string>> files, Action changed, TimeSpan interval, TimeProvider clock)
    {
        this.files = files;
        this.changed = changed;
        known = Fingerprint(files());
        timer = clock.CreateTimer(_ => Look(), null, interval, interval);
    }

    public void Dispose() => timer.Dispose();

    /// <summary>What the files contain, as a text that differs when any of it does. A file that cannot be read counts as such.</summary>
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
        // A slow disk must not let readings pile up.
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

                // What was just read may itself have named other files.
                known = Fingerprint(files());
            }
        }
        finally
        {
            gate.Exit();
        }
    }
}
