using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Configuration;
using Stalwart.Instrumentation.Hosting.Options;
using Stalwart.Instrumentation.Hosting.Tls;

namespace Stalwart.Instrumentation.Hosting.Settings;

/// <summary>
/// Reads the TLS files into the options, and reports invalid files with their keys. Files of an exporter that is disabled, or that exports
/// without TLS, are not read.
/// </summary>
internal sealed class TlsFiles
{
    private readonly SettingsReading reading;
    private readonly EventMetricsOptions? inForce;
    private readonly List<string> files = [];

    private TlsFiles(SettingsReading reading, EventMetricsOptions? inForce) => (this.reading, this.inForce) = (reading, inForce);

    /// <summary>Reads the files.</summary>
    /// <param name="root">The configuration, for the locations of diagnostics.</param>
    /// <param name="options">The options, which receive the contents.</param>
    /// <param name="inForce">The options in effect: their certificates may have expired since, which must not block other changes.</param>
    /// <param name="standard">OpenTelemetry's variables, which may name the files.</param>
    /// <returns>
    /// The diagnostics, and the files, including those that failed, because a change of one of them is a change of the configuration.
    /// </returns>
    public static (IReadOnlyList<SettingDiagnostic> Found, IReadOnlyList<string> Files) Read(
        SettingNode root, EventMetricsOptions options, EventMetricsOptions? inForce, StandardSettings standard)
    {
        var reading = new SettingsReading(root, options, secrets: null, standard);
        var read = new TlsFiles(reading, inForce);
        if (SettingsCheck.MissingPart(options) is null)
        {
            foreach (OtlpSection section in OtlpSection.All)
            {
                read.Client(section);
            }

            read.Server();
        }

        return (reading.Diagnostics, read.files);
    }

    private void Client(OtlpSection section)
    {
        OtlpExportOptions export = section.Part(reading.Options);
        if (export.IsOn && export.Endpoint is { IsAbsoluteUri: true } endpoint && endpoint.Scheme == Uri.UriSchemeHttps)
        {
            ClientTlsOptions tls = export.Tls;
            ClientTlsOptions? before = inForce is null ? null : section.Part(inForce).Tls;
            tls.Authorities = Authorities($"{section.Tls}.ca-file", tls.CaFile, before?.Authorities);
            tls.Certificate = Certificate(section.Tls, tls.CertFile, tls.KeyFile, before?.Certificate);
            (tls.ReadAuthorities, tls.ReadCertificate) = (tls.Authorities?.ToString(), tls.Certificate?.ToString());
        }
    }

    private void Server()
    {
        if (reading.Options.Prometheus.Enable)
        {
            ServerTlsOptions tls = reading.Options.Prometheus.Tls;
            ServerTlsOptions? before = inForce?.Prometheus.Tls;
            tls.Certificate = Certificate(TlsSettings.ServerTable, tls.CertFile, tls.KeyFile, before?.Certificate);
            tls.ClientAuthorities = Authorities(
                $"{TlsSettings.ServerTable}.client-ca-file", tls.ClientCaFile, before?.ClientAuthorities);
            (tls.ReadCertificate, tls.ReadAuthorities) = (tls.Certificate?.ToString(), tls.ClientAuthorities?.ToString());
        }
    }

    private TlsAuthorities? Authorities(string key, string? file, TlsAuthorities? before) =>
        file is null || Text(key, file, before is not null) is not { } text ? null
            : Parse(() => TlsAuthorities.Parse(text), before, _ => (key, file));

    private TlsCertificate? Certificate(string table, string? file, string? keyFile, TlsCertificate? before)
    {
        if (file is null)
        {
            return null;
        }

        string key = $"{table}.cert-file";
        string? text = Text(key, file, before is not null);
        string? keyText = keyFile is null ? null : Text($"{table}.key-file", keyFile, before is not null);
        return text is null || (keyFile is not null && keyText is null) ? null
            : Parse(
                () => TlsCertificate.Parse(text, keyText),
                before,
                isKey => isKey && keyFile is not null ? ($"{table}.key-file", keyFile) : (key, file));
    }

    private T? Parse<T>(Func<T> parse, T? before, Func<bool, (string Key, string File)> place)
        where T : ReadCertificates
    {
        try
        {
            T read = parse();
            if (read.Equals(before))
            {
                return before;
            }

            read.CheckTime(TimeProvider.System.GetUtcNow());
            return read;
        }
        catch (InvalidPemException exception)
        {
            (string key, string file) = place(exception.IsKey);
            Invalid(key, file, exception.Expected, exception.Message, before is not null);
            return null;
        }
    }

    private string? Text(string key, string file, bool isInForce)
    {
        files.Add(file);
        try
        {
            return RegularFile.ReadText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Invalid(key, file, "a file that this process can read", exception switch
            {
                UnusableFileException => $"which is invalid: {exception.Message}",
                FileNotFoundException or DirectoryNotFoundException => "which does not exist",
                UnauthorizedAccessException => "which this process is not allowed to read",
                _ => "which cannot be read",
            }, isInForce);
            return null;
        }
    }

    /// <summary>
    /// Reports an invalid file. A file from a variable is a warning, because the variable may be meant for other libraries, unless a valid
    /// file is in effect.
    /// </summary>
    private void Invalid(string key, string file, string expected, string problem, bool isInForce)
    {
        string found = $"{ShownValue.Of(file)}, {problem}";
        if (reading.Find(key) is { } node)
        {
            reading.Invalid(node, expected, found);
        }
        else if (reading.Standard?.VariableOf(key, file) is { } variable)
        {
            Rule rule = isInForce ? ConfigurationRules.Value : StandardRules.Ignored;
            string name = isInForce ? key : variable;
            reading.Add(rule, StandardSettings.OriginOf(variable), key, null, [name, found, expected]);
        }
        else
        {
            reading.InvalidInCode(key, expected, found);
        }
    }
}
