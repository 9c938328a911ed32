using System;
using System.Linq;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The rule for the endpoint and the transport, which determines the default port and the path.</summary>
internal static class EndpointSettingRule
{
    public static void Apply(SettingsReading reading)
    {
        // An endpoint from OpenTelemetry's variables has its own rules.
        foreach (OtlpSection section in OtlpSection.All.Where(section => reading.Standard?.HasSetEndpointOf(section) != true))
        {
            Apply(section, section.Part(reading.Options), reading);
        }
    }

    private static void Apply(OtlpSection section, OtlpExportOptions options, SettingsReading reading)
    {
        string path = section.Table + ".endpoint";
        if (options.Transport == OtlpTransport.Http && ReferenceEquals(options.Endpoint, OtlpExportOptions.DefaultEndpoint))
        {
            options.Endpoint = new Uri("http://localhost:4318");
        }

        SettingNode? node = reading.Find(path);
        SettingOrigin? origin = node is null ? SettingOrigin.Code : node.Origin;
        switch (EndpointRule.Check(options.Endpoint.OriginalString, options.Transport == OtlpTransport.Grpc, section.HttpPath))
        {
            case EndpointFault.HttpPath:
                reading.Add(ConfigurationRules.Endpoint, origin, path, null, ["endpoint", section.HttpPath]);
                options.Endpoint = new UriBuilder(options.Endpoint) { Path = "/" }.Uri;
                break;
            case EndpointFault.OtherPath:
                string[] arguments = [path, ShownValue.Of(options.Endpoint.OriginalString), EndpointRule.GrpcForm];
                reading.Add(ConfigurationRules.Value, origin, path, null, arguments);
                break;
        }

        // The SDK adds the path only to an endpoint from its environment variable.
        if (options.Transport == OtlpTransport.Http && options.Endpoint.AbsolutePath == "/")
        {
            options.Endpoint = new UriBuilder(options.Endpoint) { Path = section.HttpPath }.Uri;
        }
    }
}
