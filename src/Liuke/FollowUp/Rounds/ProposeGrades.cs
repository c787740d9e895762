using System.Text.Json;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp.Cadences;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp.Rounds;

/// <summary>Suggests a grade for every customer from value and risk. Where nobody has set one, the suggestion holds, D excepted.</summary>
/// <remarks>Of the customers with an expected margin, the best share is A and the next B, by the firm's rules; who is at risk moves up from B to A; who is lost and brings little is D.</remarks>
public sealed class ProposeGrades(IDbContextFactory<Db> store)
{
    private const int Step = 5000;

    private sealed record Row(CustomerId Id, long Number, FollowGrade Grade, FollowGrade Proposed, string? Facts, bool IsSet, LocalDate From)
    {
        public required LocalDate? DueOn { get; init; }
        public required LocalDate? ToRaiseOn { get; init; }
        public required bool IsProspect { get; init; }
        public required RetentionState State { get; init; }
        public required bool IsAtRisk { get; init; }
        public required long? YearMargin { get; init; }
    }

    public async Task<int> Run(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var rules = await db.RulesOfCadence(stop);
        var cuts = await Cut(db, rules, stop);
        var proposed = 0;
        for (var last = -1L; ;)
        {
            await using var write = await db.BeginWrite(stop);
            await db.Dialect.TakeTurn(db, CadenceTables.Name, stop);
            var some = await Rows(db, last).Take(Step).ToListAsync(stop);
            if (some.Count == 0) return proposed;
            last = some[^1].Number;
            proposed += await Write(db, some, cuts, rules, stop);
            await write.Commit(stop);
        }
    }

    private static IQueryable<Row> Rows(Db db, long last)
    {
        var (customers, standings) = (db.Customers, db.Standings);
        return from cadence in db.CustomerCadences.AsNoTracking()
               where cadence.Number > last
               orderby cadence.Number
               join customer in customers on cadence.CustomerId equals customer.Id
               join standing in standings on cadence.CustomerId equals standing.CustomerId
               select new Row(cadence.CustomerId, cadence.Number, cadence.Grade, cadence.Proposed, cadence.ProposedFacts, cadence.SetById != null, cadence.LastTouchOn ?? cadence.BeganOn)
               {
                   DueOn = cadence.DueOn, ToRaiseOn = cadence.ToRaiseOn, IsProspect = customer.Stage == CustomerStage.Prospect,
                   State = standing.State, IsAtRisk = standing.RiskSinceOn != null, YearMargin = standing.YearMarginMinor,
               };
    }

    private static async Task<int> Write(Db db, List<Row> some, Cuts cuts, CadenceRules rules, CancellationToken stop)
    {
        var changed = 0;
        await using var writer = await db.Dialect.Write(db, CadenceTables.Propose, stop);
        foreach (var row in some)
        {
            var (grade, facts) = cuts.Propose(row.IsProspect, row.State == RetentionState.Lost, row.IsAtRisk, row.YearMargin);
            var text = JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);
            var holds = row.IsSet ? row.Grade : grade == FollowGrade.D ? FollowGrade.C : grade;
            if (grade == row.Proposed && holds == row.Grade && text == row.Facts) continue;
            // A day that was agreed on stays; only another grade sets another clock.
            var due = holds == row.Grade ? row.DueOn : rules.DueOn(holds, row.From);
            await writer.Add(row.Id, grade, text, holds, due, holds == row.Grade ? row.ToRaiseOn : due);
            changed++;
        }

        await writer.Complete(stop);
        return changed;
    }

    private static async Task<Cuts> Cut(Db db, CadenceRules rules, CancellationToken stop)
    {
        var values = db.Standings.AsNoTracking().Where(s => s.YearMarginMinor > 0 && s.State != RetentionState.Lost);
        var count = await values.CountAsync(stop);
        return new(await Least(rules.ShareA), await Least(rules.ShareA + rules.ShareB));

        // The value of the last one within the share.
        async Task<long?> Least(int percent) => (int)((long)count * percent / 100) is > 0 and var many
            ? await values.OrderByDescending(s => s.YearMarginMinor).Skip(many - 1).Select(s => s.YearMarginMinor).FirstAsync(stop) : null;
    }
}
