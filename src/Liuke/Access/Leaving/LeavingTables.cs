using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Access.Tokens;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Leaving;

internal sealed class LeavingTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Departure>(departure =>
    {
        departure.ToTable("Departures");
        departure.HasIndex(d => d.PersonId).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_Departures_Now");
    });
}

internal static class LeavingAudit
{
    public const string Marked = "person.leaving", Stays = "person.stays";

    public static readonly AuditKind[] Kinds =
    [
        new(Marked, new("登记为离职交接中", "Marked as leaving the firm")) { Icon = "door-exit", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["tokens"] = LeavingWords.TokensEnded } },
        new(Stays, new("取消离职登记", "No longer marked as leaving")) { Icon = "door-enter" },
    ];
}

public static class Leavers
{
    extension(Db db)
    {
        internal DbSet<Departure> Departures => db.Set<Departure>();

        /// <summary>Whether somebody is about to leave: whoever is takes nothing out.</summary>
        public Task<bool> IsLeaving(PersonId person, CancellationToken stop) => db.Departures.AnyAsync(d => d.PersonId == person && d.EndedAt == null, stop);

        /// <summary>Marks somebody as leaving, in the caller's transaction. Their programs are shut out at once.</summary>
        /// <returns>Whether it is news.</returns>
        public async Task<bool> MarkLeaving(PersonId person, LocalDate? lastDayOn, PersonId by, Instant now, CancellationToken stop)
        {
            if (await db.IsLeaving(person, stop)) return false;
            db.Departures.Add(new(person, lastDayOn, by, now));
            var tokens = await db.EndTokens(person, by, now, stop);
            db.Audit(AuditEntry.Of(LeavingAudit.Marked, by, SigningAudit.Person, person.ToString(), ("tokens", tokens == 0 ? null : tokens.ToString(CultureInfo.InvariantCulture))));
            return true;
        }

        /// <summary>It turned out that they stay.</summary>
        public async Task Stays(PersonId person, PersonId by, Instant now, CancellationToken stop)
        {
            if (await db.Departures.SingleOrDefaultAsync(d => d.PersonId == person && d.EndedAt == null, stop) is not { } departure) return;
            departure.End(by, now);
            db.Audit(AuditEntry.Of(LeavingAudit.Stays, by, SigningAudit.Person, person.ToString()));
        }
    }
}
