using System.Security.Claims;
using Liuke.Basics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Liuke.Access;

/// <summary>Checks a name and password and answers who may come in.</summary>
public sealed class SignIn(UserManager<Person> people)
{
    public async Task<Outcome<ClaimsPrincipal>> Run(string userName, string password)
    {
        var person = await people.FindByNameAsync(userName.Trim());
        if (person is null || person.DisabledAt is not null)
        {
            people.PasswordHasher.HashPassword(null!, password); // the same time for known and unknown names
            return Refusal.Invalid(AccessWords.WrongNameOrPassword);
        }

        if (await people.IsLockedOutAsync(person)) return Refusal.Invalid(AccessWords.TooManyTries);
        if (!await people.CheckPasswordAsync(person, password))
        {
            await people.AccessFailedAsync(person);
            return Refusal.Invalid(AccessWords.WrongNameOrPassword);
        }

        await people.ResetAccessFailedCountAsync(person);
        return Principal(person);
    }

    internal static ClaimsPrincipal Principal(Person person) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(ClaimTypes.Name, person.Name), new("stamp", person.SecurityStamp ?? "")],
        IdentityConstants.ApplicationScheme));
}
