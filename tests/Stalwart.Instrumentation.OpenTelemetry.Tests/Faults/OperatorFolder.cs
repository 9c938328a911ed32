using System.Diagnostics;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>
/// The operator's file and its secrets. Files are replaced atomically, because one that is written in place may be read half-written.
/// </summary>
internal sealed class OperatorFolder : IDisposable
{
    public const string Name = "metrics.toml";

    private readonly string folder = Directory.CreateTempSubdirectory("operator").FullName;

    public OperatorFolder(string endpoint)
    {
        Valid = $"""
            [metrics]
            disabled-events = ["server.silent"]

            [metrics.open-telemetry]
            transport = "http"
            endpoint = "{endpoint}"
            interval = "24h"
            timeout = "{TestTimeout.Toml}"

            [metrics.open-telemetry.auth]
            bearer-file = "{PathOf("token")}"

            [metrics.prometheus.auth]
            username = "prometheus"
            secret-file = "{PathOf("secret")}"

            """;
        Repair();
    }

    public string Valid { get; }

    /// <summary>Restores the initial state of the process.</summary>
    public void Repair()
    {
        WriteSecret("token", "first");
        WriteSecret("secret", "second");
        Write(Valid);
    }

    public void Write(string text) => WriteSecret(Name, text);

    public void Edit(string part, string replacement)
    {
        Assert.Contains(part, Valid, StringComparison.Ordinal);
        Write(Valid.Replace(part, replacement, StringComparison.Ordinal));
    }

    /// <summary>Removes the rest of the file before or after a part.</summary>
    public void CutOff(string part, bool isAfter) =>
        Write(Valid[..(Valid.IndexOf(part, StringComparison.Ordinal) + (isAfter ? part.Length : 0))]);

    public void WriteSecret(string name, string text)
    {
        File.WriteAllText(PathOf("new"), text);
        File.Move(PathOf("new"), PathOf(name), overwrite: true);
    }

    public void MakePipe(string name)
    {
        using Process process = Process.Start("mkfifo", [PathOf("pipe")]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        File.Move(PathOf("pipe"), PathOf(name), overwrite: true);
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
