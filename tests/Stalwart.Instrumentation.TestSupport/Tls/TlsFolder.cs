namespace Stalwart.Instrumentation.TestSupport.Tls;

/// <summary>
/// A folder with TLS files. Files are replaced atomically, because one that is written in place may be read half-written.
/// </summary>
internal sealed class TlsFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tls").FullName;

    public string this[string name] => Path.Combine(folder, name);

    /// <summary>Writes a file, replacing an existing one.</summary>
    public string Write(string name, string text)
    {
        string next = Path.Combine(folder, name + ".new");
        File.WriteAllText(next, text);
        File.Move(next, this[name], overwrite: true);
        return this[name];
    }

    /// <summary>Writes a certificate as <c>.crt</c> and its key as <c>.key</c>.</summary>
    public void Write(string name, IssuedCertificate certificate)
    {
        Write(name + ".crt", certificate.Certificate);
        Write(name + ".key", certificate.Key);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
