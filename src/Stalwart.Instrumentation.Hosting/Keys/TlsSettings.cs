using System;
using System.Collections.Generic;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The settings of TLS, for exports and for the built-in web server.</summary>
internal static class TlsSettings
{
    /// <summary>The table of the built-in web server.</summary>
    public const string ServerTable = SettingsTable.Section + ".prometheus.tls";

    /// <summary>The settings of the built-in web server.</summary>
    public static readonly IReadOnlyList<Setting> Server =
    [
        ServerFile(
            "cert-file",
            options => options.CertFile,
            (options, value) => options.CertFile = value,
            options => options.ReadCertificate,
            "PEM file with the certificate of the built-in web server, which then serves HTTPS, and its intermediates"),
        ServerFile(
            "key-file",
            options => options.KeyFile,
            (options, value) => options.KeyFile = value,
            _ => null,
            "PEM file with the private key, unless `cert-file` has it"),
        ServerFile(
            "client-ca-file",
            options => options.ClientCaFile,
            (options, value) => options.ClientCaFile = value,
            options => options.ReadAuthorities,
            "PEM file with the certificate authorities of clients; clients without a certificate from one of them are rejected"),
    ];

    /// <summary>Returns the settings of exports.</summary>
    /// <param name="table">The table with its section.</param>
    /// <param name="part">The options to set.</param>
    public static IReadOnlyList<Setting> Client(string table, Func<EventMetricsOptions, OtlpExportOptions> part) =>
    [
        new ValueSetting<string?>(
            $"{table}.ca-file",
            SettingTypes.PemFile,
            options => part(options).Tls.CaFile,
            (options, value) => part(options).Tls.CaFile = value,
            "PEM file with the certificate authorities of the collector, instead of those that the machine trusts")
        {
            Listing = Listing($"{table}.ca-file", options => (part(options).Tls.CaFile, part(options).Tls.ReadAuthorities)),
        },
        new ValueSetting<string?>(
            $"{table}.cert-file",
            SettingTypes.PemFile,
            options => part(options).Tls.CertFile,
            (options, value) => part(options).Tls.CertFile = value,
            "PEM file with the client certificate and its intermediates")
        {
            Listing = Listing($"{table}.cert-file", options => (part(options).Tls.CertFile, part(options).Tls.ReadCertificate)),
        },
        new ValueSetting<string?>(
            $"{table}.key-file",
            SettingTypes.PemFile,
            options => part(options).Tls.KeyFile,
            (options, value) => part(options).Tls.KeyFile = value,
            "PEM file with the private key of the client certificate, unless `cert-file` has it"),
        new ValueSetting<bool>(
            $"{table}.insecure-skip-verify",
            SettingTypes.Boolean,
            options => part(options).Tls.InsecureSkipVerify,
            (options, value) => part(options).Tls.InsecureSkipVerify = value,
            "whether to accept any certificate of the collector; for tests only"),
    ];

    private static ValueSetting<string?> ServerFile(
        string name,
        Func<ServerTlsOptions, string?> get,
        Action<ServerTlsOptions, string?> set,
        Func<ServerTlsOptions, string?> read,
        string documentation) => new(
            $"{ServerTable}.{name}",
            SettingTypes.PemFile,
            options => get(options.Prometheus.Tls),
            (options, value) => set(options.Prometheus.Tls, value),
            documentation)
        {
            NeedsRestart = true,
            Listing = Listing($"{ServerTable}.{name}", options => (get(options.Prometheus.Tls), read(options.Prometheus.Tls))),
        };

    /// <summary>Lists a file with what was read from it, so a renewed certificate counts as a change.</summary>
    private static SettingListing Listing(string key, Func<EventMetricsOptions, (string? File, string? Read)> get) => new(
        key,
        SettingStyle.Plain,
        options =>
        {
            (string? file, string? read) = get(options);
            return [file is null ? "nothing" : read is null ? file : $"{file} ({read})"];
        });
}
