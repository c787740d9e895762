using Liuke.Access;
using Liuke.Access.Keys;
using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Tests.Access.SigningIn;

/// <summary>What tests of the entrance have in common: people, places, codes.</summary>
internal static class Entrance
{
    public const string Password = "quiet river stone";

    public static readonly Caller Office = new("10.1.2.3", "Chrome · Windows", null), Stranger = new("203.0.113.7", "curl", null);

    public static async Task<PersonId> Add(TestHouse house, string userName = "lin", Roles roles = Roles.Rep)
        => (await house.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(userName, "姓" + userName, house.Clock.New<DepartmentId>(), roles, Password), default))).Value;

    public static Task<Outcome<Greeting>> Knock(TestHouse house, string userName = "lin", string password = Password, Caller? from = null)
        => house.Do<SignIn, Outcome<Greeting>>(sign => sign.Run(new(userName, password, from ?? Office), default));

    /// <summary>Sets an authenticator app up and answers its secret and the recovery codes.</summary>
    public static async Task<(byte[] Secret, IReadOnlyList<string> Recovery)> AddApp(TestHouse house, PersonId person)
    {
        _ = (await house.Do<OfferAuthenticator, Outcome<OfferedSecret>>(offer => offer.Run(person, default))).Value;
        var secret = await house.Look(async db => (await db.Authenticators.FindAsync(person))!.Open(house.Services.GetRequiredService<MasterKey>()));
        var codes = (await house.Do<ConfirmAuthenticator, Outcome<IReadOnlyList<string>>>(confirm => confirm.Run(person, TimeCode.Now(secret, house.Clock.Now), default))).Value;
        house.Clock.Advance(NodaTime.Duration.FromSeconds(30));
        return (secret, codes);
    }

    public static Task<int> Live(TestHouse house, PersonId person)
        => house.Do<FindSessions, int>(async find => (await find.Run(person, default)).Count);
}
