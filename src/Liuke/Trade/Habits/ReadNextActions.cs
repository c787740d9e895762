using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Needs;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Trade.Habits;

/// <param name="What">What to do or offer.</param>
/// <param name="Why">The reason, from the file or the orders.</param>
public sealed record NextAction(string Kind, Text What, Text Why, string Icon);

/// <param name="IsImpersonal">The customer asked that nothing be made of their data.</param>
public sealed record NextActions(IReadOnlyList<NextAction> Actions, bool IsImpersonal);

/// <summary>A short list of what to do for a customer or to offer, and why: needs that were noted, events, rhythm, what others like them buy.</summary>
/// <remarks>Nothing is guessed: each line names the entry, the day or the number it comes from.</remarks>
public sealed class ReadNextActions(IDbContextFactory<Db> store, ReadHabits habits, CurrentPerson me, Company company, IClock clock)
{
    private const int Most = 5, OfAKind = 2, EntriesLooked = 50, SoonDays = 7, HabitsLooked = 30;
    private const int RefillLate = 3;

    public async Task<NextActions> Run(CustomerId customer, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        if (await Consents.Impersonal(db).AnyAsync(c => c == customer, stop)) return new([], true);
        if (await db.Standings.AsNoTracking().Where(s => s.CustomerId == customer).Select(s => new { s.NextDueOn }).SingleOrDefaultAsync(stop) is not { } standing) return new([], false);

        var today = company.Today(clock);
        var buys = await habits.Of(db, customer, stop);
        var refills = Refills(buys, today).ToList();
        var actions = new List<NextAction>();
        actions.AddRange(await Needs(db, customer, stop));
        actions.AddRange(await Signals(db, customer, today, stop));
        actions.AddRange(refills);
        if (refills.Count == 0 && standing.NextDueOn is { } due && due <= today.PlusDays(SoonDays)) actions.Add(new("rhythm", HabitWords.Touch, HabitWords.TouchWhy(due), "calendar-due"));
        actions.AddRange(await Asked(db, customer, stop));
        actions.AddRange(await Others(db, buys, stop));
        actions.AddRange(await Tags(db, customer, buys, stop));
        return new([.. actions.Take(Most)], false);
    }

    private static async Task<IEnumerable<NextAction>> Needs(Db db, CustomerId customer, CancellationToken stop)
        => (await Entries(db, customer, "needs", stop)).Where(e => e.Words.GetValueOrDefault("needs.met") != "yes" && e.Words.ContainsKey("needs.what")).Take(OfAKind)
            .Select(e => new NextAction("need", HabitWords.Meet(e.Words["needs.what"]), HabitWords.MeetWhy(e.On, e.Words.GetValueOrDefault("needs.answer")), "heart-handshake"));

    private async Task<IEnumerable<NextAction>> Signals(Db db, CustomerId customer, LocalDate today, CancellationToken stop)
    {
        var actions = new List<NextAction>();
        foreach (var signal in (await NeedSignals.Of(db, customer, today, me, stop)).Take(OfAKind))
            actions.Add(new("signal", HabitWords.OfferNeed(signal.Need, await Named(db, signal.Products, [], stop)), HabitWords.EventWhy(signal.Event, signal.On), "bulb"));
        return actions;
    }

    // What was bought often enough to have a rhythm, is due, and was not given up long ago.
    private static IEnumerable<NextAction> Refills(IReadOnlyList<ProductHabit> buys, LocalDate today)
        => buys.Take(HabitsLooked).Where(h => h.DueOn is { } due && due <= today.PlusDays(SoonDays) && Period.DaysBetween(h.LastOn, today) <= RefillLate * Math.Max(h.EveryDays!.Value, SoonDays)).Take(OfAKind)
            .Select(h => new NextAction("refill", HabitWords.Refill(h.Name), HabitWords.RefillWhy(h.EveryDays!.Value, Period.DaysBetween(h.LastOn, today)), "refresh"));

    private static async Task<IEnumerable<NextAction>> Asked(Db db, CustomerId customer, CancellationToken stop)
        => (await Entries(db, customer, "promotions", stop)).Where(e => e.Words.GetValueOrDefault("promotions.reaction") == "asked" && e.Words.ContainsKey("promotions.what")).Take(1)
            .Select(e => new NextAction("asked", HabitWords.Asked(e.Words["promotions.what"]), HabitWords.AskedWhy(e.On), "message-question"));

    private static async Task<IEnumerable<NextAction>> Others(Db db, IReadOnlyList<ProductHabit> buys, CancellationToken stop)
    {
        var (mine, looked) = (buys.Select(b => b.Product).ToHashSet(), buys.Take(HabitsLooked).Select(b => b.Product).ToList());
        var near = (await db.ProductAffinities.AsNoTracking().Where(a => looked.Contains(a.ProductId)).ToListAsync(stop)).Where(a => !mine.Contains(a.OtherId)).OrderByDescending(a => a.Share).DistinctBy(a => a.OtherId).Take(OfAKind).ToList();
        var others = near.ConvertAll(a => a.OtherId);
        var names = await db.Products.AsNoTracking().Where(p => others.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return near.Select(a => new NextAction("others", HabitWords.Offer(names.GetValueOrDefault(a.OtherId, "?")), HabitWords.AlsoWhy(buys.First(b => b.Product == a.ProductId).Name, a.Share), "users"));
    }

    // A trait that is a word of a product's name: 茶 for who is tagged 爱喝茶 takes a rule of needs; 灯饰 speaks for itself.
    private static async Task<IEnumerable<NextAction>> Tags(Db db, CustomerId customer, IReadOnlyList<ProductHabit> buys, CancellationToken stop)
    {
        var words = await (from t in db.CustomerTags join w in db.Tags on t.TagKey equals w.Key where t.CustomerId == customer orderby t.At select w.Word).Take(EntriesLooked).ToListAsync(stop);
        foreach (var word in words.Where(w => w.Length > 1))
            if (await Named(db, [word], [.. buys.Select(b => b.Product)], stop) is [var product, ..]) return [new("tag", HabitWords.Offer(product), HabitWords.TagWhy(word), "tag")];
        return [];
    }

    private static async Task<IReadOnlyList<string>> Named(Db db, IReadOnlyCollection<string> words, IReadOnlyCollection<ProductId> but, CancellationToken stop)
    {
        var named = new List<string>();
        foreach (var word in words.Take(OfAKind * Most))
            named.AddRange(await db.Products.AsNoTracking().Where(p => p.Name.Contains(word) && !but.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).Take(OfAKind).ToListAsync(stop));
        return [.. named.Distinct(StringComparer.Ordinal).Take(OfAKind)];
    }

    private static Task<List<FileEntry>> Entries(Db db, CustomerId customer, string module, CancellationToken stop)
        => db.FileEntries.AsNoTracking().Where(e => e.CustomerId == customer && e.ModuleKey == module && e.RemovedAt == null).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).Take(EntriesLooked).ToListAsync(stop);
}
