namespace Liuke;

/// <summary>Doors whose inner side is made when somebody first comes through: making all of them costs half a second of each start.</summary>
/// <remarks>What is in the namespace of the house goes before the framework's methods of the same names.</remarks>
public static class Doors
{
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder doors, string pattern, Delegate handler) => Map(doors, HttpMethods.Get, pattern, handler);

    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder doors, string pattern, Delegate handler) => Map(doors, HttpMethods.Post, pattern, handler);

    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder doors, string pattern, Delegate handler) => Map(doors, HttpMethods.Put, pattern, handler);

    public static RouteHandlerBuilder MapPatch(this IEndpointRouteBuilder doors, string pattern, Delegate handler) => Map(doors, HttpMethods.Patch, pattern, handler);

    public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder doors, string pattern, Delegate handler) => Map(doors, HttpMethods.Delete, pattern, handler);

    // What a door says of itself is known at once; only the code behind it waits.
    private static RouteHandlerBuilder Map(IEndpointRouteBuilder doors, string method, string pattern, Delegate handler)
        => RouteHandlerServices.Map(doors, pattern, handler, [method], RequestDelegateFactory.InferMetadata, (act, options, said) =>
        {
            var inner = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(act, options, said).RequestDelegate);
            return new(http => inner.Value(http), said?.EndpointMetadata ?? []);
        });
}
