using System.Globalization;
using System.Linq;
using System.Net;

namespace Stalwart.Instrumentation.Configuration;

/// <summary>An address and port to listen on.</summary>
/// <param name="Address">The address; <see langword="null"/> for localhost on IPv4 and IPv6.</param>
/// <param name="Port">The port, which may be out of range; 0 for any free one.</param>
internal sealed record ListenAddress(IPAddress? Address, int Port)
{
    public static bool TryParse(string text, out ListenAddress? address)
    {
        address = null;
        int colon = text.LastIndexOf(':');
        if (colon <= 0)
        {
            return false;
        }

        string host = text.Substring(0, colon);
        string number = text.Substring(colon + 1);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int port))
        {
            return false;
        }

        if (host is "*" or "localhost")
        {
            address = new ListenAddress(host == "*" ? IPAddress.IPv6Any : null, port);
            return true;
        }

        // Without brackets, the last part of an IPv6 address would be taken for the port.
        if ((host.Contains(':') && host[0] != '[') || !IPAddress.TryParse(host, out IPAddress? ip))
        {
            return false;
        }

        address = new ListenAddress(ip, port);
        return true;
    }
}
