using System.Text;
using Stalwart.Instrumentation.Hosting.Tls;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The members that only the running process needs.</content>
public sealed partial record ClientTlsOptions
{
    /// <summary>
    /// Gets or sets the authorities read from <see cref="CaFile"/>; <see langword="null"/> for those that the machine trusts.
    /// </summary>
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
