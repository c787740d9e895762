using Liuke.Access;
using Liuke.Access.People;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Access;

public sealed class FirstStartTests
{
    private static Task<Outcome<Admitted>> Use(TestHouse house, string secret)
        => house.Do<MakeFirstAdministrator, Outcome<Admitted>>(make => make.Run(new(secret, "admin", "王管理", "a-good-password"), new("127.0.0.1", "Chrome", null), default));

    [Fact]
    public async Task the_first_start_link_makes_one_administrator_and_works_once()
    {
        await using var house = await TestHouse.Open();
        var secret = await house.Do<OfferFirstStart, string?>(offer => offer.Run(default));

        Assert.Null((await Use(house, secret!)).Refusal);
        Assert.Equal(RefusalKind.Invalid, (await Use(house, secret!)).Refusal?.Kind);
        Assert.Equal(Roles.Admin, (await house.Look(db => db.People.SingleAsync())).Roles);
        Assert.Null(await house.Do<OfferFirstStart, string?>(offer => offer.Run(default)));
    }

    [Fact]
    public async Task the_first_start_link_dies_after_a_day()
    {
        await using var house = await TestHouse.Open();
        var secret = await house.Do<OfferFirstStart, string?>(offer => offer.Run(default));
        house.Clock.Advance(Duration.FromHours(25));

        Assert.Equal(AccessWords.LinkNotValid, (await Use(house, secret!)).Refusal?.Sentence);
        Assert.Equal(0, await house.Look(db => db.People.CountAsync()));
    }
}
