using Liuke.Access;

namespace Liuke.Api;

public static class ApiRoom
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddScoped<ReadHealth>();

    public static void MapApi(this IEndpointRouteBuilder doors)
        => doors.MapGet("/health", async (HttpContext http, ReadHealth read, CancellationToken stop) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var wrong = await read.Run(stop);
            if (wrong is null) return Results.Json(new { status = "ready" });

            http.Response.Headers.RetryAfter = "5";
            return Results.Json(new { status = "not ready", reason = wrong.Value.ToString() }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }).Open("whoever watches over the program has no account");
}
