using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.CommandLine;

/// <summary>How answers look as JSON: camelCase, days and instants in ISO 8601, texts in the reader's language.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new Written<Text>(text => text.ToString()),
            new Written<LocalDate>(LocalDatePattern.Iso.Format),
            new Written<Instant>(InstantPattern.ExtendedIso.Format),
        },
    };

    public static string Of(object answer) => JsonSerializer.Serialize(answer, answer.GetType(), Options);

    private sealed class Written<T>(Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
    }
}
