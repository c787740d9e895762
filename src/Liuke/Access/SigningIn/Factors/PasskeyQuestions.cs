using Liuke.Basics;
using Microsoft.AspNetCore.Identity;

namespace Liuke.Access.SigningIn.Factors;

/// <summary>Asks the browser for a passkey and keeps, sealed in its cookie, what was asked.</summary>
internal sealed class PasskeyQuestions(IPasskeyHandler<Person> handler, UserManager<Person> people, EntranceCookies cookies)
{
    private const string Cookie = "liuke-passkey";

    /// <param name="person">Whose passkey; null where the passkey is to tell.</param>
    public async Task<string> ToSignIn(HttpContext http, PersonId? person)
    {
        var whose = person is { } id ? await people.FindByIdAsync(id.Value.ToString()) : null;
        var asked = await handler.MakeRequestOptionsAsync(whose!, http);
        cookies.Keep(http, Cookie, new Asked(asked.AssertionState ?? ""));
        return asked.RequestOptionsJson;
    }

    public async Task<string> ToMakeOne(HttpContext http, CurrentPerson me)
    {
        var person = await people.FindByIdAsync(me.Id.Value.ToString());
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = me.Id.Value.ToString(), Name = person?.UserName ?? "", DisplayName = me.Name }, http);
        cookies.Keep(http, Cookie, new Asked(asked.AttestationState ?? ""));
        return asked.CreationOptionsJson;
    }

    /// <returns>The browser's answer with what it was asked; null when nothing was asked within the last minutes.</returns>
    public PasskeyAnswer? Answer(HttpContext http, string? credential)
    {
        var asked = cookies.Read<Asked>(http, Cookie);
        EntranceCookies.Drop(http, Cookie);
        return asked is null || string.IsNullOrEmpty(credential) ? null : new(http, credential, asked.State);
    }

    private sealed record Asked(string State);
}
