using Microsoft.Extensions.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Settings;
using Stalwart.Instrumentation.TestSupport.Tls;

namespace Stalwart.Instrumentation.Hosting.Tests.Tls;

/// <summary>TLS files at startup: each invalid file is an error with its key, the file and the fix.</summary>
public sealed class TlsFileTests : IDisposable
{
    private const string Client = "metrics.open-telemetry.tls", Logs = "logs.open-telemetry.tls", Server = "metrics.prometheus.tls";
    private readonly TestAuthority authority = new();
    private readonly TlsFolder folder = new();

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(Client)]
    [InlineData(Logs)]
    public void Tls_files_are_read_when_exports_use_https(string table)
    {
        folder.Write("client", authority.Client());
        folder.Write("ca.crt", authority.Pem);
        EventMetricsOptions options = Read(table, ("ca-file", "ca.crt"), ("cert-file", "client.crt"), ("key-file", "client.key"));
        OtlpExportOptions export = table == Client ? options.OpenTelemetry : options.Logs.OpenTelemetry;
        Assert.NotNull(export.Tls.Authorities);
        Assert.NotNull(export.Tls.Certificate);
        Assert.DoesNotContain("BEGIN", export.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Client, "ca-file")]
    [InlineData(Client, "cert-file")]
    [InlineData(Logs, "ca-file")]
    [InlineData(Server, "cert-file")]
    public void Missing_file_is_an_error(string table, string key) =>
        Fails(
            table,
            $"Expected a file that this process can read for '{table}.{key}', found '@none.pem', which does not exist",
            (key, "none.pem"));

    [Fact]
    public void File_without_a_certificate_is_an_error()
    {
        folder.Write("ca.crt", "nothing\n");
        Fails(
            Client,
            $"Expected a PEM file with a certificate (-----BEGIN CERTIFICATE-----) for '{Client}.ca-file', found '@ca.crt', which has none",
            ("ca-file", "ca.crt"));
    }

    [Fact]
    public void Truncated_certificate_file_is_an_error()
    {
        folder.Write("ca.crt", authority.Pem + authority.Pem[..200]);
        Fails(Client, "found '@ca.crt', which has an incomplete certificate", ("ca-file", "ca.crt"));
    }

    [Fact]
    public void Binary_file_is_an_error_with_the_command_that_converts_it()
    {
        File.WriteAllBytes(folder["ca.crt"], [0x30, 0x82, 0x00, 0xFF]);
        Fails(Client, "because it is not PEM; convert it with 'openssl pkcs12", ("ca-file", "ca.crt"));
    }

    [Fact]
    public void Ca_file_without_a_root_certificate_is_an_error()
    {
        folder.Write("ca.crt", authority.Server().Certificate);
        Fails(
            Client,
            $"Expected a PEM file with a root certificate for '{Client}.ca-file', found '@ca.crt', which has no self-signed "
                + "certificate",
            ("ca-file", "ca.crt"));
    }

    [Theory]
    [InlineData(Client)]
    [InlineData(Server)]
    public void Key_of_another_certificate_is_an_error(string table)
    {
        folder.Write("client", authority.Server());
        folder.Write("client.key", authority.Server().Key);
        Fails(
            table,
            $"for '{table}.key-file', found '@client.key', which has the key of another certificate",
            ("cert-file", "client.crt"),
            ("key-file", "client.key"));
    }

    [Fact]
    public void Encrypted_key_is_an_error_with_the_command_that_decrypts_it()
    {
        folder.Write("client", authority.Client());
        folder.Write("client.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        Fails(
            Client,
            "Expected an unencrypted private key (openssl pkey -in encrypted.key -out tls.key)",
            ("cert-file", "client.crt"),
            ("key-file", "client.key"));
    }

    [Fact]
    public void Damaged_key_is_an_error()
    {
        folder.Write("client", authority.Client());
        folder.Write("client.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Fails(
            Client, "found '@client.key', whose private key is damaged", ("cert-file", "client.crt"), ("key-file", "client.key"));
    }

    [Fact]
    public void Certificate_without_a_key_is_an_error_when_there_is_no_key_file()
    {
        folder.Write("client", authority.Client());
        Fails(
            Client,
            $"Expected a private key beside the certificate, or 'key-file' for '{Client}.cert-file', found '@client.crt', which has only a "
                + "certificate",
            ("cert-file", "client.crt"));
    }

    [Fact]
    public void Expired_certificate_is_an_error()
    {
        folder.Write("client", authority.Client(isExpired: true));
        Fails(
            Client,
            $"Expected a certificate that is valid now for '{Client}.cert-file', found '@client.crt', which expired on 20",
            ("cert-file", "client.crt"),
            ("key-file", "client.key"));
    }

    [Fact]
    public void Certificate_that_expired_while_in_effect_does_not_block_other_changes()
    {
        folder.Write("client", authority.Client(isExpired: true));
        EventMetricsOptions inForce = EventMetricsOptionsReader.Examine(
            Configuration(Client, ("cert-file", "client.crt"), ("key-file", "client.key"))).Options;
        inForce.OpenTelemetry.Tls.Certificate = Hosting.Tls.TlsCertificate.Parse(
            File.ReadAllText(folder["client.crt"]), File.ReadAllText(folder["client.key"]));
        (EventMetricsOptions options, SettingProblems problems) = EventMetricsOptionsReader.Examine(
            Configuration(Client, ("cert-file", "client.crt"), ("key-file", "client.key")), inForce: inForce);
        Assert.Empty(problems.Errors);
        Assert.Same(inForce.OpenTelemetry.Tls.Certificate, options.OpenTelemetry.Tls.Certificate);
    }

    [Theory]
    [InlineData(Client, "key-file")]
    [InlineData(Logs, "key-file")]
    [InlineData(Server, "key-file")]
    [InlineData(Server, "client-ca-file")]
    public void Key_file_without_a_certificate_is_an_error(string table, string key) =>
        Fails(table, $"Key '{key}' needs 'cert-file', which is missing; add it, or remove the key", (key, "none.pem"));

    [Fact]
    public void Tls_files_are_watched_even_when_they_cannot_be_read() => Assert.Equal(
        [folder["none.crt"], folder["none.key"]],
        EventMetricsOptionsReader.Examine(Configuration(Client, ("cert-file", "none.crt"), ("key-file", "none.key"))).Problems.Files);

    [Fact]
    public void Tls_files_are_not_read_when_exports_are_disabled()
    {
        IConfigurationRoot off = new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten($"""
            [{Client}]
            ca-file = "/nowhere/ca.crt"
            [{Server}]
            cert-file = "/nowhere/tls.crt"
            """)).Build();
        Assert.Null(EventMetricsOptionsReader.Read(off).OpenTelemetry.Tls.Authorities);
    }

    private void Fails(string table, string message, params (string Key, string File)[] files)
    {
        EventMetricsConfigurationException exception = Assert.Throws<EventMetricsConfigurationException>(() => Read(table, files));
        Assert.Contains(
            message.Replace("@", folder["."][..^1], StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
    }

    private EventMetricsOptions Read(string table, params (string Key, string File)[] files) =>
        EventMetricsOptionsReader.Read(Configuration(table, files));

    private IConfigurationRoot Configuration(string table, params (string Key, string File)[] files) =>
        new ConfigurationBuilder().AddInMemoryCollection(TomlText.Flatten($"""
            [{table[..^".tls".Length]}]
            {(table == Server ? "enable = true" : "transport = \"grpc\"\nendpoint = \"https://collector:4317\"")}
            [{table}]
            {string.Join('\n', files.Select(file => $"{file.Key} = \"{folder[file.File]}\""))}
            """)).Build();
}
