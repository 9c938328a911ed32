using System.Text;
using Stalwart.Instrumentation.Hosting.Tls;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The members that only the running process needs.</content>
public sealed partial record ServerTlsOptions
{
    /// <summary>Gets or sets the server's certificate; <see langword="null"/> if scrapes are served over HTTP.</summary>
    internal TlsCertificate? Certificate { get; set; }

    /// <summary>Gets or sets the authorities of client certificates; <see langword="null"/> if clients need none.</summary>
    internal TlsAuthorities? ClientAuthorities { get; set; }

    /// <summary>Returns whether other options name the same files.</summary>
    internal bool HasSameFilesAs(ServerTlsOptions other) =>
        (CertFile, KeyFile, ClientCaFile) == (other.CertFile, other.KeyFile, other.ClientCaFile);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("CertFile = ").Append(CertFile)
            .Append(", KeyFile = ").Append(KeyFile)
            .Append(", ClientCaFile = ").Append(ClientCaFile);
        return true;
    }
}
