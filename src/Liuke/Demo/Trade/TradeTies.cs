using System.Globalization;
using Liuke.Archive.Deals;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Pins;
using Liuke.Archive.Tags;
using Liuke.Archive.Team;
using Liuke.Archive.Ties;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>What binds the partners: who belongs to whom, who of us looks after them together, tags, pinned files, contracts and their steps.</summary>
internal sealed class TradeTies(IServiceProvider scope, IReadOnlyDictionary<string, PersonId> people, IReadOnlyDictionary<string, string> codes)
{
    private static readonly (string Tag, Func<TradeFirm, bool> Has)[] Tags =
    [
        ("广交会认识", f => f.Partner == Partner.Abroad && f.Number % 3 == 0), ("大客户", f => f.Number % 29 == 0), ("账期紧", f => f.Number % 31 == 7), ("要求环保包装", f => f.Number % 23 == 9),
        ("独家区域", f => f.Partner == Partner.Dealer && f.Number % 5 == 0), ("备选工厂", f => f.Partner == Partner.Supplier && f.Number % 4 == 0), ("老板爱喝茶", f => f.IsChinese && f.Number % 37 == 4),
    ];

    public async Task<Refusal?> Run(LocalDate today, CancellationToken stop) => await Tag(stop) ?? await RelateAll(stop) ?? await Teams(stop) ?? await Deals(today, stop);

    private async Task<Refusal?> Tag(CancellationToken stop)
    {
        foreach (var firm in TradeFirms.All)
        {
            var words = Tags.Where(t => t.Has(firm)).Select(t => t.Tag).ToList();
            if (words.Count > 0 && (await Ask<TagCustomer>().Run(codes[firm.Name], new(words, []), people[firm.Owner], stop)).Refused(out var no, out _)) return no;
        }

        return null;
    }

    private async Task<Refusal?> RelateAll(CancellationToken stop)
    {
        (string From, RelationKind Kind, string To, string Note)[] relations =
        [
            ("Harbor & Oak Trading Co.", RelationKind.ParentOf, "Maple Street Imports", "2024 年收购"), ("Nordlicht Leuchten GmbH", RelationKind.SameGroup, "Hansen & Möller Handels GmbH", "同一家族"),
            ("شركة الواحة للتجارة العامة", RelationKind.CompetitorOf, "Desert Pearl General Trading LLC", "在杰贝阿里抢同一批客户"), ("株式会社みなと商事", RelationKind.BuyerFrom, "株式会社あおぞら雑貨", "补货时互相调货"),
        ];
        foreach (var (from, kind, to, note) in relations)
            if ((await Ask<Relate>().Run(codes[from], new(codes[to], kind, note), people["lin"], stop)).Refused(out var no, out _)) return no;
        return null;
    }

    private async Task<Refusal?> Teams(CancellationToken stop)
    {
        foreach (var firm in TradeFirms.All.Where(f => f.Number % 29 == 0))
        {
            if ((await Ask<JoinTeam>().Run(codes[firm.Name], people["qianfang"], TeamRole.Service, people["zhou"], stop)).Refused(out var no, out _)) return no;
            if ((await Ask<PinCustomer>().Run(codes[firm.Name], people[firm.Owner], stop)).Refused(out no, out _) || (await Ask<PinCustomer>().Run(codes[firm.Name], people["zhou"], stop)).Refused(out no, out _)) return no;
        }

        return null;
    }

    private async Task<Refusal?> Deals(LocalDate today, CancellationToken stop)
    {
        foreach (var firm in TradeFirms.All.Where(f => f.Number % 13 == 0 && f.Partner is Partner.Abroad or Partner.Dealer))
        {
            var chance = firm.Chance(61);
            var (code, by, signed, amount) = (codes[firm.Name], people[firm.Owner], today.PlusDays(-40 - chance.Next(120)), 20_000 + (chance.Next(60) * 5_000));
            var says = new Dictionary<string, string?>
            {
                ["deals.number"] = $"HL-{signed.Year}-{firm.Number:0000}", ["deals.what"] = $"{signed.Year} 年度供货", ["deals.amount"] = amount.ToString(CultureInfo.InvariantCulture), ["deals.currency"] = "cny",
                ["deals.signed"] = Day(signed), ["deals.start"] = Day(signed.PlusDays(7)), ["deals.end"] = Day(signed.PlusDays(365)), ["deals.state"] = "active", ["deals.theirs"] = TradeContacts.First[firm.Number],
            };
            if ((await Ask<SaveEntry>().Run(code, "deals", null, new(signed, new Dictionary<string, string?>(), says, FactSource.Typed), by, stop)).Refused(out var no, out var deal)) return no;
            MilestoneWish[] steps = [new("收到定金", signed.PlusDays(10), signed.PlusDays(9 + chance.Next(6)), amount * 3 / 10), new("首批出货", signed.PlusDays(45), signed.PlusDays(45) < today.PlusDays(-3) ? signed.PlusDays(47) : null), new("余款", today.PlusDays(20), null, amount * 7 / 10)];
            foreach (var step in steps)
                if ((await Ask<AddMilestone>().Run(code, deal, step, by, stop)).Refused(out no, out _)) return no;
        }

        return null;
    }

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private T Ask<T>() where T : notnull => scope.GetRequiredService<T>();
}
