using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Api.Border;

/// <summary>How the API writes and reads JSON: camelCase, days and instants in ISO 8601, money in minor units with its currency, nothing unknown.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>For answers: a text that a room left empty is null and no failure.</summary>
    public static readonly JsonSerializerOptions Answers = new(Options) { RespectNullableAnnotations = false };

    /// <summary>wonBack, atRisk: the words that stand for choices.</summary>
    public static string Word<T>(T choice) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());

    /// <summary>The choice that a word stands for; false where it stands for none.</summary>
    public static bool TryWord<T>(string? word, out T choice) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            choice = candidate;
            if (Word(candidate) == word) return true;
        }

        choice = default;
        return false;
    }

    public static Sum? Money(long? minor, string currency) => minor is { } known ? new(known, currency) : null;

    public static Sum Of(Money money) => new(money.Minor, money.Currency);

    public static DateTimeOffset At(Instant at) => at.ToDateTimeOffset();

    public static DateOnly? Day(LocalDate? day) => day?.ToDateOnly();
}

/// <summary>An amount of money: whole minor units (fen, cents) and the ISO 4217 currency.</summary>
public sealed record Sum(long Minor, string Currency);
