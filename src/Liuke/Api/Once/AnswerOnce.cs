using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive.PeoplesData.Erasing;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Liuke.Api.Once;

/// <summary>A call under a key is carried out once; the same again is answered the same, however often and by whichever node.</summary>
internal sealed class AnswerOnce(RequestDelegate next, IDataProtectionProvider protection)
{
    public const string KeyHeader = "Idempotency-Key", ReplayedHeader = "Idempotency-Replayed";
    private const int LongestKey = 200, LooksMost = 400;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly IDataProtector seal = protection.CreateProtector("Liuke.Api.Answers");

    public async Task InvokeAsync(HttpContext http, CurrentPerson me, ClaimCall claim, KeepAnswer keep, DropClaim drop, EachCommit each)
    {
        var given = http.Request.Headers[KeyHeader];
        if (given.Count == 0 || !me.IsKnown || HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<ApiDoor>() is null)
        {
            await next(http);
            return;
        }

        if (given is not [{ Length: > 0 and <= LongestKey } key] || key.Any(c => c is <= ' ' or > '~'))
        {
            await Problem.Field(KeyHeader, OnceWords.BadKey).Write(http);
            return;
        }

        var name = new CallName(me.Id, $"{http.Request.Method} {http.Request.Path}", key);
        var fingerprint = await Fingerprint(http);
        var turn = await claim.Run(name, fingerprint, http.RequestAborted);
        for (var looks = 1; turn.Turn == Turn.Busy && looks < LooksMost; looks++)
        {
            await Task.Delay(Pause, http.RequestAborted);
            turn = await claim.Run(name, fingerprint, http.RequestAborted);
        }

        if (turn.Turn == Turn.Yours) await CarryOut(http, new(name, turn.Claim), keep, drop, each);
        else await Answer(http, turn);
    }

    private async Task CarryOut(HttpContext http, CarriedOut call, KeepAnswer keep, DropClaim drop, EachCommit each)
    {
        var (outside, inside) = (http.Response.Body, new MemoryStream());
        http.Response.Body = inside;
        each.Says = call;
        var isKept = false;
        try
        {
            await next(http);
            if (http.Response is { StatusCode: >= 400, ContentType: null }) await Problem.Of(http.Response.StatusCode).Write(http);
            each.Says = null;
            if (http.Response.StatusCode is < 500 and not StatusCodes.Status429TooManyRequests)
            {
                await keep.Run(call, http.Response.StatusCode, seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new Said(http.Response.ContentType, inside.ToArray()))), CancellationToken.None);
                isKept = true;
            }
        }
        finally
        {
            http.Response.Body = outside;
            each.Says = null;
            if (!isKept) await drop.Run(call, CancellationToken.None);
        }

        await outside.WriteAsync(inside.ToArray(), http.RequestAborted);
    }

    private async Task Answer(HttpContext http, TurnTaken turn)
    {
        if (turn.Turn == Turn.Answered && turn.Answer is not null && Open(turn.Answer) is { } said)
        {
            http.Response.StatusCode = turn.Status;
            http.Response.ContentType = said.ContentType;
            http.Response.Headers[ReplayedHeader] = "true";
            await http.Response.Body.WriteAsync(said.Body, http.RequestAborted);
            return;
        }

        if (turn.Turn == Turn.Busy) http.Response.Headers.RetryAfter = "5";
        await (turn.Turn switch
        {
            Turn.Other => Problem.Field(KeyHeader, OnceWords.OtherBody),
            Turn.Busy => Problem.Of(StatusCodes.Status409Conflict, OnceWords.Busy),
            _ => Problem.Of(StatusCodes.Status409Conflict, OnceWords.AnswerLost),
        }).Write(http);
    }

    private Said? Open(byte[] sealedAnswer)
    {
        try
        {
            return JsonSerializer.Deserialize<Said>(seal.Unprotect(sealedAnswer));
        }
        catch (CryptographicException)
        {
            return null; // the keys were lost since
        }
    }

    // Of a file its length and the digest that the caller gives: hundreds of megabytes are not read twice.
    private static async Task<byte[]> Fingerprint(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.QueryString}\n"));
        if (http.GetEndpoint()!.Metadata.GetMetadata<ApiFile>() is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.ContentLength}\n{http.Request.Headers["Content-Digest"]}"));
            return hash.GetHashAndReset();
        }

        http.Request.EnableBuffering();
        var buffer = new byte[1 << 14];
        for (var length = await http.Request.Body.ReadAsync(buffer, http.RequestAborted); length > 0; length = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) hash.AppendData(buffer, 0, length);
        http.Request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private sealed record Said(string? ContentType, byte[] Body);
}

internal static class OnceRoom
{
    public static IServiceCollection AddAnswersOnce(this IServiceCollection services)
    {
        services.AddSingleton<ITables, OnceTables>().AddSingleton<ILastWord, MarkCarriedOut>();
        services.AddSingleton<IEraseRows, EraseKeptCalls>();
        services.AddScoped<ClaimCall>().AddScoped<KeepAnswer>().AddScoped<DropClaim>();
        return services.AddJob<DropKeptCalls>().AddNightly<DropKeptCalls>("drop-kept-calls", new LocalTime(3, 40), new { });
    }
}
