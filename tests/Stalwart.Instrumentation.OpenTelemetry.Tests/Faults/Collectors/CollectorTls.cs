using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.OpenTelemetry.Tests.Faults.Collectors;

/// <summary>An authority that the exports trust, and its certificates.</summary>
internal sealed class CollectorTls : IDisposable
{
    private readonly TlsFolder folder = new();

    public CollectorTls() => folder.Write("ca.crt", Authority.Pem);

    public TestAuthority Authority { get; } = new();

    /// <summary>Gets the keys of the operator's table <c>tls</c>.</summary>
    public string Keys => $"ca-file = \"{folder["ca.crt"]}\"";

    /// <summary>Returns the certificate of a working collector.</summary>
    public ServerTls Valid() => new(Authority.Server());

    public void Dispose()
    {
        Authority.Dispose();
        folder.Dispose();
    }
}
