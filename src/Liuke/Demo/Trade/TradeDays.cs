using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Archive;
using Liuke.Archive.Entries;
using Liuke.Archive.Facts;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>The last days at the firm: drafts that wait for review, leave that was asked for, consents, needs, competitors, claims, suggestions.</summary>
internal sealed class TradeDays(IServiceProvider scope, IDbContextFactory<Db> store)
{
    private Dictionary<string, PersonId> people = [];
    private Dictionary<string, string> codes = [];
    private Dictionary<string, DepartmentId> departments = [];

    /// <summary>Whether this was done already: drafts are entered first of all.</summary>
    internal async Task<bool> AreDone(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        return await db.Consents.AnyAsync(stop);
    }

    public async Task<Refusal?> Run(LocalDate today, CancellationToken stop)
    {
        await using (var db = await store.CreateDbContextAsync(stop))
        {
            people = await db.People.ToDictionaryAsync(p => p.UserName!, p => new PersonId(p.Id), stop);
            departments = await db.Departments.ToDictionaryAsync(d => d.Name, d => d.Id, stop);
            codes = (await db.Customers.Select(c => new { c.Name, c.Code }).ToListAsync(stop)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.Code);
        }

        return await Drafts(stop) ?? await Leave(stop) ?? await Entries(today, stop) ?? await new TradeTies(scope, people, codes).Run(today, stop) ?? await Consents(stop);
    }

    private async Task<Refusal?> Drafts(CancellationToken stop)
    {
        (string By, EnterWish Wish, string? Note)[] entered =
        [
            ("xiaoyu", new("Sunny Harbor Kids Inc.") { Kind = CustomerKind.Enterprise, Stage = CustomerStage.Prospect, Region = "美国", Country = "US" }, "上周展会认识的，公司和地址已核对，请审核。"),
            ("zhaoyun", new("宁波北岸生活馆") { Kind = CustomerKind.Dealer, Stage = CustomerStage.Customer, Region = "浙江", Mobile = "19955500017" }, "押金已收，急着下单，请今天审一下。"),
            ("chenjie", new("株式会社つばめ堂") { Kind = CustomerKind.Enterprise, Stage = CustomerStage.Prospect, Region = "日本", Country = "JP" }, null),
        ];
        foreach (var (by, wish, note) in entered)
        {
            if (codes.ContainsKey(wish.Name)) continue;
            if ((await Ask<EnterCustomer>().Run(wish with { Owner = people[by] }, people[by], stop)).Refused(out var no, out var customer)) return no;
            codes[wish.Name] = customer.Code;
            if (note is not null && (await Ask<SubmitFile>().Run(customer.Code, note, people[by], stop)).Refused(out no, out _)) return no;
        }

        return null;
    }

    private async Task<Refusal?> Leave(CancellationToken stop)
    {
        var oak = codes["Harbor & Oak Trading Co."];
        var asked = await Ask<AskForGrant>().Run(new(GrantKind.Edit, [oak], null, null, 8, 3), "客户换了公司抬头和收货港，要改档案。", people["chenjie"], stop);
        if (asked.Refused(out var no, out _) && no.Kind != RefusalKind.Conflict) return no;
        asked = await Ask<AskForGrant>().Run(new(GrantKind.View, [codes["Hansen & Möller Handels GmbH"]], null, null, 4, 5), "同一个采购同时找了两个部门，想看看二部报的价。", people["xiaoyu"], stop);
        if (asked.Refused(out no, out var look)) return no.Kind == RefusalKind.Conflict ? null : no;
        return (await Ask<DecideApproval>().Run(look, new(Verdict.Approve, 1, "看完知会雅琴"), people["he"], stop)).Refused(out no, out _) && no.Kind is not (RefusalKind.Forbidden or RefusalKind.Conflict or RefusalKind.Missing) ? no : null;
    }

    private async Task<Refusal?> Entries(LocalDate today, CancellationToken stop)
    {
        foreach (var (firm, at) in TradeFirms.All.Where(f => f.Number > 3 && f.Number % 7 == 0).Select((f, i) => (f, i)))
        {
            var chance = firm.Chance(51);
            var (module, says) = TradeNotes.Of(firm, at, chance);
            if (module == "suggestions") says["suggestions.department"] = departments[TradePeople.Buying].ToString();
            var by = people[firm.Owner];
            if ((await Ask<SaveEntry>().Run(codes[firm.Name], module, null, new(today.PlusDays(-1 - chance.Next(200)), new Dictionary<string, string?>(), says, FactSource.Told), by, stop)).Refused(out var no, out _)) return no;
        }

        return null;
    }

    private async Task<Refusal?> Consents(CancellationToken stop)
    {
        foreach (var person in TradeFirms.All.Where(f => f.Partner == Partner.Person).Take(24))
        {
            var refuses = person.Number % 8 == 3;
            var wish = refuses
                ? new ConsentWish(ConsentPurpose.Profiling, ConsentChannel.Every, false, "电话里说不想被推荐商品。", "电话")
                : new ConsentWish(ConsentPurpose.Marketing, person.Number % 2 == 0 ? ConsentChannel.WeChat : ConsentChannel.Sms, true, "可以发新品和活动给我。", "门店登记表");
            if ((await Ask<KeepConsent>().Run(codes[person.Name], wish, people["qianfang"], stop)).Refused(out var no, out _)) return no;
        }

        return null;
    }

    private T Ask<T>() where T : notnull => scope.GetRequiredService<T>();
}
