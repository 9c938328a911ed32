using System;
using Stalwart.Instrumentation.Catalogue.Diagnostics;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>The rule of the endpoint and the transport, which decides on the default port and on the path.</summary>
internal static class EndpointSettingRule
{
    private const string Path = SettingsTable.Section + ".open-telemetry.endpoint";

    public static void Apply(SettingsReading reading)
    {
        OtlpOptions options = reading.Options.OpenTelemetry;
        if (options.Transport == OtlpTransport.Http && ReferenceEquals(options.Endpoint, OtlpOptions.DefaultEndpoint))
        {
            options.Endpoint = new Uri("http://localhost:4318");
        }

        SettingNode? node = reading.Find(Path);
        SettingOrigin? origin = node is null ? SettingOrigin.Code : node.Origin;
        switch (EndpointRule.Check(options.Endpoint.OriginalString, options.Transport == OtlpTransport.Grpc))
        {
            case EndpointFault.HttpPath:
                reading.Add(ConfigurationRules.Endpoint, origin, Path, null, ["endpoint", EndpointRule.HttpPath]);
                options.Endpoint = new UriBuilder(options.Endpoint) { Path = "/" }.Uri;
                break;
            case EndpointFault.OtherPath:
                string[] arguments = [Path, ShownValue.Of(options.Endpoint.OriginalString), EndpointRule.GrpcForm];
                reading.Add(ConfigurationRules.Value, origin, Path, null, arguments);
                break;
        }

        // The SDK adds the path only to an endpoint that comes from its environment variable.
        if (options.Transport == OtlpTransport.Http && options.Endpoint.AbsolutePath == "/")
        {
            options.Endpoint = new UriBuilder(options.Endpoint) { Path = EndpointRule.HttpPath }.Uri;
        }
    }
}
