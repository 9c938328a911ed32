using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The rules between TLS and other options. Only the running process checks the contents of the files.</summary>
internal static class TlsRules
{
    private const string NoCertificate = "needs 'cert-file', which is missing; add it, or remove the key";

    public static void Check(SettingsReading reading)
    {
        Server(reading.Options.Prometheus.Tls, reading);
        foreach (OtlpSection section in OtlpSection.All)
        {
            Client(section, section.Part(reading.Options), reading);
        }
    }

    private static void Server(ServerTlsOptions options, SettingsReading reading)
    {
        if (options.CertFile is null && options.KeyFile is not null)
        {
            reading.Conflict(TlsSettings.ServerTable + ".key-file", NoCertificate);
        }

        if (options.CertFile is null && options.ClientCaFile is not null)
        {
            reading.Conflict(TlsSettings.ServerTable + ".client-ca-file", NoCertificate);
        }
    }

    private static void Client(OtlpSection section, OtlpExportOptions options, SettingsReading reading)
    {
        ClientTlsOptions tls = options.Tls;
        if (tls.CertFile is null && tls.KeyFile is not null)
        {
            reading.Conflict(section.Tls + ".key-file", NoCertificate);
        }

        bool isOn = options.Transport != OtlpTransport.Disable;
        bool isSet = tls.InsecureSkipVerify || (tls.CaFile ?? tls.CertFile ?? tls.KeyFile) is not null;
        if (isOn && isSet && options.Endpoint.Scheme == "http")
        {
            Warn(ConfigurationRules.TlsWithoutEffect, section.Tls, reading);
        }
        else if (isOn && tls.InsecureSkipVerify)
        {
            Warn(ConfigurationRules.UnverifiedTls, section.Tls + ".insecure-skip-verify", reading);
        }
    }

    private static void Warn(Rule rule, string path, SettingsReading reading)
    {
        SettingNode? node = reading.Find(path);
        reading.Add(rule, node is null ? SettingOrigin.Code : node.AnyOrigin(), path, null, [path]);
    }
}
