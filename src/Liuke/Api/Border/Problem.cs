using System.Text.Json;
using System.Text.Json.Serialization;
using Liuke.Basics;

namespace Liuke.Api.Border;

/// <summary>Why a call was refused, as RFC 9457 tells it.</summary>
/// <param name="Type">Tells programs what kind of refusal it is.</param>
/// <param name="Detail">What happened and what to do next, in the caller's language.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail)
{
    public const string MediaType = "application/problem+json";
    private const string Prefix = "urn:liuke:problem:";

    /// <summary>What is wrong with which field, by the field's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Where two people changed the same fields: each with what it said, what it says now, and what was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Clash>? Clashes { get; init; }

    internal static Problem Of(Refusal refusal) => Of(refusal.Status, refusal.Sentence) with { Clashes = refusal.Clashes.Count > 0 ? refusal.Clashes : null };

    internal static Problem Of(int status, Text? detail = null)
    {
        var (name, title, says) = status switch
        {
            400 => ("malformed", BorderWords.Malformed, BorderWords.MalformedSays),
            401 => ("unknown-caller", BorderWords.UnknownCaller, BorderWords.UnknownCallerSays),
            403 => ("forbidden", BorderWords.Forbidden, BorderWords.ForbiddenSays),
            404 => ("missing", BorderWords.Missing, BorderWords.MissingSays),
            409 => ("conflict", BorderWords.Conflict, BorderWords.ConflictSays),
            413 => ("too-large", BorderWords.TooLarge, BorderWords.TooLargeSays),
            415 => ("not-json", BorderWords.NotJson, BorderWords.NotJsonSays),
            422 => ("invalid", BorderWords.Invalid, BorderWords.InvalidSays),
            429 => ("too-often", BorderWords.TooOften, BorderWords.TooOftenSays),
            503 => ("unavailable", BorderWords.Unavailable, BorderWords.UnavailableSays),
            >= 500 => ("failed", BorderWords.Failed, BorderWords.FailedSays),
            _ => ("refused", BorderWords.Invalid, BorderWords.InvalidSays),
        };
        return new(Prefix + name, title.ToString(), status, (detail ?? says).ToString());
    }

    internal static Problem Field(string field, Text wrong)
        => Of(StatusCodes.Status422UnprocessableEntity, BorderWords.FieldWrong(field, wrong)) with { Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [wrong.ToString()] } };

    internal async Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = MediaType;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(this, ApiJson.Options), http.RequestAborted);
    }
}

/// <summary>A refusal as an answer.</summary>
internal sealed class ProblemAnswer(Problem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => problem.Write(httpContext);
}

/// <summary>A call that cannot be understood, found while it is read.</summary>
internal sealed class NotUnderstood(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}

/// <summary>Answers every refusal on the doors for programs as a problem, wherever on its way it was refused.</summary>
internal sealed class SayProblems(RequestDelegate next, ILogger<SayProblems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(ApiRoom.Path))
        {
            await next(http);
            return;
        }

        if (http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                await (http.Features.Get<Refusal>() is { } refusal ? Problem.Of(http.Response.StatusCode, refusal.Sentence) : Problem.Of(http.Response.StatusCode)).Write(http);
        }
        catch (Exception broke) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var problem = Of(broke);
            if (problem.Status >= 500 && broke is not Ui.Unavailable) log.LogError(broke, "Failure {Number} at {Method} {Path}", http.TraceIdentifier, http.Request.Method, http.Request.Path);
            http.Response.Clear();
            if (problem.Status == 503) http.Response.Headers.RetryAfter = "5";
            await problem.Write(http);
        }
    }

    private static Problem Of(Exception broke) => broke switch
    {
        NotUnderstood not => not.Problem,
        BadHttpRequestException bad => Problem.Of(bad.StatusCode),
        Ui.Unavailable unavailable => Problem.Of(503, unavailable.Sentence),
        _ => Problem.Of(500),
    };
}
