using System.Globalization;
using System.Net;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <summary>An address and port to listen on.</summary>
/// <param name="Address">The address; <see langword="null"/> for localhost on IPv4 and IPv6.</param>
/// <param name="Port">The port; 0 for any.</param>
internal sealed record ListenAddress(IPAddress? Address, int Port)
{
    public static bool TryParse(string text, out ListenAddress? address)
    {
        address = null;
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            return false;
        }

        string host = text[..colon];
        if (host is "*" or "localhost")
        {
            address = new ListenAddress(host == "*" ? IPAddress.IPv6Any : null, port);
            return true;
        }

        // Without brackets the last part of an IPv6 address would be taken for the port.
        if ((host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[')) || !IPAddress.TryParse(host, out IPAddress? ip))
        {
            return false;
        }

        address = new ListenAddress(ip, port);
        return true;
    }
}
