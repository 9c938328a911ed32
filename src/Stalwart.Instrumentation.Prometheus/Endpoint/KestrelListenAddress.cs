using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Stalwart.Instrumentation.Configuration;
using Stalwart.Instrumentation.Hosting.Options;

namespace Stalwart.Instrumentation.Prometheus.Endpoint;

/// <summary>Configures the address that the built-in web server listens on.</summary>
internal static class KestrelListenAddress
{
    public static void Listen(this KestrelServerOptions kestrel, ListenAddress address)
    {
        if (address.Address is null)
        {
            kestrel.ListenLocalhost(address.Port);
        }
        else if (address.Address.Equals(IPAddress.IPv6Any))
        {
            kestrel.ListenAnyIP(address.Port);
        }
        else
        {
            kestrel.Listen(address.Address, address.Port);
        }
    }
}
