using System.Net;
using System.Net.Sockets;
using Liuke.Storage;

namespace Liuke.Api.Webhooks;

/// <summary>Networks that are not public and to which messages may go all the same.</summary>
internal sealed record WebhookBorders(params IReadOnlyList<IPNetwork> Allowed)
{
    public const string Setting = "Liuke:Webhooks:Allow";

    public static WebhookBorders Of(IServiceProvider services)
    {
        var named = services.GetService<IConfiguration>()?[Setting] ?? "";
        return new([.. named.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => IPNetwork.TryParse(n, out var network) ? network : throw new CannotOpen(WebhookWords.NotANetwork(n)))]);
    }

    public bool Lets(IPAddress address) => Allowed.Any(n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}

/// <summary>The address lies inside some network and not on the public internet.</summary>
internal sealed class NotPublic(string host) : IOException($"{host} leads to an address that is not public.");

/// <summary>Connects to addresses of the public internet, and to those that the firm allows; asked after the name is resolved, so no name can lead inside.</summary>
internal sealed class PublicOnly(WebhookBorders borders)
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    public HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        // A redirect is an answer like any other that is not 2xx: nobody is led anywhere.
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16, ConnectCallback = Connect,
    };

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalV6.Contains(plain)) return false;
        return !Array.Exists(Inside, network => network.Contains(plain));
    }

    /// <summary>Whether an address may be written down at all; where a name leads is seen when it is called.</summary>
    public bool MayBeCalled(Uri url)
    {
        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0) return false;
        if (url.Scheme != Uri.UriSchemeHttps && (url.Scheme != Uri.UriSchemeHttp || borders.Allowed.Count == 0)) return false;
        if (IPAddress.TryParse(url.DnsSafeHost, out var address)) return IsAllowed(address, url);
        return !url.IsLoopback || borders.Lets(IPAddress.Loopback);
    }

    // Without TLS only inside.
    private bool IsAllowed(IPAddress address, Uri url) => borders.Lets(address) || (url.Scheme == Uri.UriSchemeHttps && IsPublic(address));

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
        var allowed = Array.FindAll(addresses, a => IsAllowed(a, context.InitialRequestMessage.RequestUri!));
        if (allowed.Length == 0) throw new NotPublic(context.DnsEndPoint.Host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
