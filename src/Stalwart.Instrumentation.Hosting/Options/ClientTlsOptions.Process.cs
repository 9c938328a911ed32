using System.Text;
using Stalwart.Instrumentation.Hosting.Tls;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>What the running process has read from the files.</content>
public sealed partial record ClientTlsOptions
{
    /// <summary>Gets or sets the authorities of <see cref="CaFile"/>; <see langword="null"/> for those of the machine.</summary>
    internal TlsAuthorities? Authorities { get; set; }

    /// <summary>Gets or sets the client certificate; <see langword="null"/> for none.</summary>
    internal TlsCertificate? Certificate { get; set; }

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("CaFile = ").Append(CaFile)
            .Append(", CertFile = ").Append(CertFile)
            .Append(", KeyFile = ").Append(KeyFile)
            .Append(", InsecureSkipVerify = ").Append(InsecureSkipVerify);
        return true;
    }
}
