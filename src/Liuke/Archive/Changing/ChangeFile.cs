using System.Text.Json;
using Liuke.Access.Approving;
using Liuke.Access.Granting;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Changing;

/// <param name="Version">The version that was looked at.</param>
public sealed record FileChangeAsked(ChangeWish Wish, int Version, string Reason);

/// <summary>What became of a change: done under a grant, or asked for.</summary>
public sealed record ChangeAnswer(ApprovalId? Asked);

/// <summary>Changes the head of a file where a grant allows it, and asks for approval where none does.</summary>
public sealed class ChangeFile(IDbContextFactory<Db> reached, WholeStore whole, Approvals approvals, IEnumerable<IFollowCustomer> followers, IClock clock)
{
    public async Task<Outcome<ChangeAnswer>> Run(string code, FileChangeAsked asked, PersonId by, CancellationToken stop)
    {
        var wish = asked.Wish.Tidy();
        if (wish.Check() is { } wrong) return wrong;

        var (wanted, now) = (code.Trim().ToUpperInvariant(), clock.GetCurrentInstant());
        if (!await IsWithinReach(wanted, stop)) return Refusal.Missing(ArchiveWords.NoSuchCustomer);

        // From here on the program acts: the new owner may work where whoever asks sees nothing.
        await using var db = whole.Open();
        await using var write = await db.BeginWrite(stop);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, stop);
        if (customer is null) return Refusal.Missing(ArchiveWords.NoSuchCustomer);
        if (customer.Version != asked.Version) return Refusal.Conflict(ChangeWords.ChangedMeanwhile);
        if (wish.IsLike(customer)) return Refusal.Invalid(ChangeWords.NothingChanged);

        if (await FileLock.CheckAdding(db, customer.Id, by, stop) is { } resting) return resting;
        var isDraft = await FileLock.IsDraft(db, customer.Id, stop);
        var use = isDraft ? Refusal.Forbidden(default) : await Grants.Use(db, GrantKind.Edit, new(customer.Id, customer.DepartmentId, null, customer.Version), by, now, stop);
        ApprovalId? request = null;
        if (use.Refused(out _, out var used) && !isDraft)
        {
            var petition = new ApprovalRequest(FileChange.Key, customer.Code, JsonSerializer.Serialize(wish, JsonSerializerOptions.Web), by, asked.Reason) { Customer = customer.Id };
            if ((await approvals.Ask(db, petition, now, stop)).Refused(out var refusal, out var id)) return refusal;
            request = id;
        }
        else if (await new CustomerHeads(followers).Change(db, customer.Id, wish, new(by, now, isDraft ? null : $"grant:{used.Id}"), stop) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (request is not null)
        {
            return Refusal.Conflict(ApprovalWords.AskedBefore); // the same form, sent twice at once
        }

        await write.Commit(stop);
        return new ChangeAnswer(request);
    }

    private async Task<bool> IsWithinReach(string code, CancellationToken stop)
    {
        await using var db = await reached.CreateDbContextAsync(stop);
        return await db.Customers.AnyAsync(c => c.Code == code, stop);
    }
}
