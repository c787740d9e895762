using Liuke.Basics;

namespace Liuke.Access.SigningIn;

/// <summary>What the next page says about the form that was sent: a sentence of ours, sealed, never words from an address.</summary>
public sealed record Said(string Zh, string En, bool IsBad)
{
    private const string Cookie = "liuke-said";

    /// <summary>What had been typed into a form that was refused; never a secret.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Text Sentence => new(Zh, En);

    /// <summary>Goes on to a page of ours, which says the sentence once.</summary>
    internal static IResult Then(HttpContext http, string to, Text sentence, bool isBad = false, IReadOnlyDictionary<string, string>? typed = null)
    {
        http.RequestServices.GetRequiredService<EntranceCookies>().Keep(http, Cookie, new Said(sentence.Zh, sentence.En, isBad) { Typed = typed ?? new Dictionary<string, string>(StringComparer.Ordinal) });
        return Results.LocalRedirect(to);
    }

    internal static IResult No(HttpContext http, string to, Refusal refusal, IReadOnlyDictionary<string, string>? typed = null) => Then(http, to, refusal.Sentence, true, typed);

    /// <summary>Reads what is to be said and forgets it.</summary>
    public static Said? Take(HttpContext http)
    {
        if (http.Items.TryGetValue(Cookie, out var taken)) return (Said?)taken;
        var said = http.RequestServices.GetRequiredService<EntranceCookies>().Read<Said>(http, Cookie);
        if (said is not null && !http.Response.HasStarted) EntranceCookies.Drop(http, Cookie);
        http.Items[Cookie] = said;
        return said;
    }
}
