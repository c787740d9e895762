using Liuke.Archive.Duplicates;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.Keys;

/// <summary>Who may be the customer that somebody is about to enter.</summary>
/// <param name="Wrong">What could not be a key of its kind.</param>
public sealed record LikeFound(IReadOnlyList<Holder> Holders, IReadOnlyList<SimilarCustomer> Similar, IReadOnlyList<Text> Wrong);

/// <summary>Answers while somebody types: who has one of these keys, and whose names are similar.</summary>
public sealed class FindLike(IDbContextFactory<Db> store, Identities identities)
{
    private const int Most = 5;
    private const int PhoneDigits = 11;

    public async Task<LikeFound> Run(EnterWish typed, CancellationToken stop)
    {
        var wish = typed.Tidy();
        await using var db = await store.CreateDbContextAsync(stop);
        var holders = new List<Holder>();
        foreach (var claim in wish.Claims)
            if (await identities.HolderOf(db, [claim], null, stop) is { } holder && holders.TrueForAll(h => h.Id != holder.Id)) holders.Add(holder);
        var similar = wish.Name.Length < 2 ? [] : await SimilarNames.Of(db, wish.Name, wish.Kind, Most, stop);
        return new(holders, [.. similar.Where(s => holders.TrueForAll(h => h.Code != s.Code))], [.. Wrong(wish)]);
    }

    // Not before enough was typed to tell.
    private static IEnumerable<Text> Wrong(EnterWish wish)
    {
        if (wish.Mobile?.Count(char.IsAsciiDigit) >= PhoneDigits && CustomerKey.Phone(wish.Mobile) is null) yield return KeyWords.WrongMobile;
        if (wish.CreditCode?.Length >= CreditCode.Length && CreditCode.Read(wish.CreditCode) is null) yield return KeyWords.WrongCredit;
    }
}
