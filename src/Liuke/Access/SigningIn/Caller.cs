using System.Net;
using System.Net.Sockets;

namespace Liuke.Access.SigningIn;

/// <summary>Where a sign-in comes from.</summary>
/// <param name="Address">The visitor's address, as text.</param>
/// <param name="Device">Browser and system, in a few words.</param>
/// <param name="DeviceSecret">What a browser was given that signed in here before.</param>
public sealed record Caller(string Address, string Device, string? DeviceSecret)
{
    /// <summary>The neighbourhood of the address: one line of a household or office, however many addresses it has.</summary>
    public string Network
    {
        get
        {
            if (!IPAddress.TryParse(Address, out var address)) return Address;
            if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
            var bytes = address.GetAddressBytes();
            var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
            Array.Clear(bytes, kept, bytes.Length - kept);
            return new IPAddress(bytes).ToString();
        }
    }

    internal static Caller Of(HttpContext http) => new(
        http.Connection.RemoteIpAddress?.ToString() ?? "", DeviceOf(http.Request.Headers.UserAgent.ToString()), http.Request.Cookies[EntranceCookies.Device(http)]);

    internal static string DeviceOf(string browser)
    {
        if (browser.Length == 0) return "?";
        string[] systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"];
        (string Mark, string Name)[] browsers = [("wxwork", "WeCom"), ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];
        var name = Array.Find(browsers, b => browser.Contains(b.Mark, StringComparison.OrdinalIgnoreCase)).Name ?? browser[..Math.Min(browser.Length, 24)];
        return Array.Find(systems, s => browser.Contains(s, StringComparison.Ordinal)) is { } system ? $"{name} · {system}" : name;
    }
}
