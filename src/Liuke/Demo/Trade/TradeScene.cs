using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.FollowUp.Caring;
using Liuke.Insight.Refresh;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Demo.Trade;

/// <summary>Sets an invented trading firm up through the same use cases that people use: suppliers, customers abroad and at home, dealers, and two years of what happened.</summary>
/// <remarks>Everything comes from one seed and the present day. Started again, it goes on where it stopped.</remarks>
public sealed class TradeScene(IServiceProvider scope, IDbContextFactory<Db> store, DemoStaff staff, DemoJobs jobs, Company company, IClock clock)
{
    private static readonly DemoRoster Roster = new(TradePeople.Firm, new("Asia/Shanghai", "CNY", 28, 600), TradePeople.Departments, TradePeople.All);

    /// <inheritdoc cref="DemoScene.Run"/>
    public async Task<Outcome<bool>> Run(DemoWish wish, Action<Text, long, long> watch, CancellationToken stop)
    {
        watch(DemoWords.PreparingTrade, 0, 0);
        if (await staff.SetUp(Roster, wish.Password, stop) is { } refusal) return refusal;
        var days = new TradeDays(scope, store);
        if (await days.AreDone(stop) && await jobs.IsDone(RaiseCare.Kind, stop)) return false;

        var today = company.Today(clock);
        if (await OwnFields(stop) is { } noFields) return noFields;
        var (contacts, said) = (new TradeContacts(today), new TradeTalk(today, TradeContacts.First));
        var noImport = await Import(new("customers", "trade-customers.csv", TradeFiles.CustomerHeaders, TradeFiles.Customers()), wish, watch, stop)
            ?? await Import(new("facts", "trade-facts.csv", TradeFiles.FactHeaders, new TradeFiles(today).Facts()), wish, watch, stop)
            ?? await Import(new("contacts", "trade-contacts.csv", TradeContacts.Headers, contacts.Rows()), wish, watch, stop)
            ?? await Import(new("interactions", "trade-interactions.csv", TradeTalk.Headers, said.Rows()), wish, watch, stop)
            ?? await Import(new("orders", "trade-orders.csv", TradeOrders.Headers, new TradeOrders(today).Rows()), wish, watch, stop);
        if (noImport is not null) return noImport;

        watch(DemoWords.LastDays, 0, 0);
        if (!await days.AreDone(stop) && await days.Run(today, stop) is { } noDays) return noDays;
        if (await Work<RefreshInsight>(new RefreshArguments(), watch, stop) is { } noRefresh) return noRefresh;
        if (await Work<FindPairs>(new { }, watch, stop) is { } noPairs) return noPairs;
        return await Work<RaiseCare>(new { }, watch, stop) is { } noCare ? noCare : true;
    }

    private sealed record Brought(string Kind, string Name, string[] Headers, IEnumerable<string?[]> Rows);

    // Each file once: what was imported stays as people have changed it since.
    private async Task<Refusal?> Import(Brought file, DemoWish wish, Action<Text, long, long> watch, CancellationToken stop)
    {
        await using (var db = await store.CreateDbContextAsync(stop))
            if (await db.ImportBatches.AnyAsync(b => b.Kind == file.Kind && b.FileName == file.Name && b.State == BatchState.Done, stop)) return null;

        var path = Path.Combine(wish.Folder, file.Name);
        await CsvFile.Write(path, file.Headers, file.Rows, stop);
        if ((await Ask<StartImport>().Run(new(path) { Kind = file.Kind }, stop)).Refused(out var refusal, out var started)) return refusal;
        if (await jobs.WorkOff(started.Job, (done, total) => watch(DemoWords.ImportingOf(file.Kind), done, total), stop) is { } broken) return broken;
        File.Delete(path);
        return null;
    }

    private async Task<Refusal?> Work<TJob>(object arguments, Action<Text, long, long> watch, CancellationToken stop) where TJob : IJob
    {
        var job = await jobs.Unfinished(TJob.Kind, stop) ?? await Ask<AskForJob>().Run<TJob>(arguments, null, null, stop);
        return await jobs.WorkOff(job, (done, total) => watch(DemoWords.Computing, done, total), stop);
    }

    // What this firm keeps beside what every firm keeps.
    private async Task<Refusal?> OwnFields(CancellationToken stop)
    {
        PersonId admin;
        HashSet<string> known;
        await using (var db = await store.CreateDbContextAsync(stop))
        {
            admin = new(await db.People.Where(p => p.UserName == "admin").Select(p => p.Id).SingleAsync(stop));
            known = [.. await db.FileFields.Select(f => f.Key).ToListAsync(stop)];
        }

        (string Name, Text Title, FieldType Type, FieldOption[] Options)[] own =
        [
            ("territory", new("经销区域", "Territory"), FieldType.Text, []),
            ("forwarder", new("货代", "Forwarder"), FieldType.Choice, [new("cosco", "中远海运", "COSCO"), new("huan", "环世", "Worldwide"), new("sino", "外运华东", "Sinotrans East")]),
            ("port", new("目的港", "Port of destination"), FieldType.Text, []),
        ];
        foreach (var (name, title, type, options) in own)
        {
            if (known.Contains(FileField.CustomPrefix + name)) continue;
            var saved = await Ask<SaveField>().Run(null, "firm", new(title, type, new(FactClass.Stable, false, false), null, options, name), admin, stop);
            if (saved.Refused(out var refusal, out _)) return refusal;
        }

        return null;
    }

    private T Ask<T>() where T : notnull => scope.GetRequiredService<T>();
}
