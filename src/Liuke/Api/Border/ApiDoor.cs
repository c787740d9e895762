using Liuke.Access;
using Liuke.Basics;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Api.Border;

/// <summary>What the description says of one door.</summary>
/// <param name="Name">The operation's name, as in findCustomers.</param>
/// <param name="Refuses">The statuses it may refuse with, beside those that every door has.</param>
internal sealed record ApiDoor(string Name, string Group, Text Summary, params IReadOnlyList<int> Refuses);

/// <summary>A parameter of the address after the question mark.</summary>
internal sealed record ApiParameter(string Name, Text Says, string Example)
{
    private const string OfFields = "f.";

    /// <summary>Whether an address means it by this name. The firm's own fields have names that no description knows: one of them stands for all.</summary>
    public bool Names(string name) => Name == name || (Name.StartsWith(OfFields, StringComparison.Ordinal) && name.StartsWith(OfFields, StringComparison.Ordinal));
}

internal sealed record ApiAnswer(Type Type, int Status, object Example);

internal sealed record ApiBody(Type Type, object Example);

/// <summary>Takes a file as it is, in place of JSON.</summary>
internal sealed record ApiFile(string MediaType);

internal static class ApiDoors
{
    private const long BodyBytesMost = 256 << 10;

    /// <summary>All doors for programs, with what they have in common.</summary>
    public static RouteGroupBuilder MapDoorsForPrograms(this IEndpointRouteBuilder doors)
        => doors.MapGroup(ApiRoom.Path + "/v1").WithMetadata(new RequestSizeLimitAttribute(BodyBytesMost)).AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            var known = http.GetEndpoint()!.Metadata.GetOrderedMetadata<ApiParameter>();
            foreach (var (name, values) in http.Request.Query)
            {
                if (!known.Any(p => p.Names(name))) return new ProblemAnswer(Problem.Field(name, BorderWords.UnknownParameter));
                if (!values.All(Keepable.Is)) return new ProblemAnswer(Problem.Field(name, BorderWords.ControlCharacter));
            }

            foreach (var (name, value) in http.Request.RouteValues)
                if (value is string text && !Keepable.Is(text)) return new ProblemAnswer(Problem.Of(StatusCodes.Status404NotFound));
            return await next(call);
        });

    public static RouteHandlerBuilder Is(this RouteHandlerBuilder door, string permission, ApiDoor says) => door.Needs(permission).WithMetadata(says);

    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder door, params ReadOnlySpan<ApiParameter> parameters) => door.WithMetadata([.. parameters]);

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder door, T example) where T : class
        => door.Accepts<T>("application/json").WithMetadata(new ApiBody(typeof(T), example));

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder door, T example, int status = StatusCodes.Status200OK) where T : class
        => door.Produces<T>(status).WithMetadata(new ApiAnswer(typeof(T), status, example));

    /// <summary>The answer, or the refusal as a problem.</summary>
    public static IResult Or<T, TAnswer>(this Outcome<T> outcome, Func<T, TAnswer> answer) where TAnswer : class
        => outcome.Refused(out var refusal, out var value) ? No(refusal) : Yes(answer(value));

    public static IResult Yes<T>(T answer, int status = StatusCodes.Status200OK) where T : class => Results.Json(answer, ApiJson.Answers, statusCode: status);

    public static IResult No(Refusal refusal) => new ProblemAnswer(Problem.Of(refusal));

    public static IResult No(Problem problem) => new ProblemAnswer(problem);

    public static IResult Missing() => new ProblemAnswer(Problem.Of(StatusCodes.Status404NotFound));
}
