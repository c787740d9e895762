using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Liuke.Access.Borders;

/// <summary>What every request and every answer of the web application must keep to, in one place.</summary>
public static class BorderRoom
{
    /// <summary>What a body may weigh where a door does not say otherwise; a door that takes files does.</summary>
    public const long BodyBytesMost = 4L << 20;

    internal static IServiceCollection AddBorders(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMost;
        });
        // A proxy on this machine tells the scheme and the visitor's address; from anywhere else nobody is believed.
        services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        return services;
    }

    public static void UseBorders(this IApplicationBuilder app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<Headers>();
        app.UseMiddleware<OwnPagesOnly>();
    }
}
