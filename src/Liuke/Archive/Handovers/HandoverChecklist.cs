using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>A point of the checklist as it stands.</summary>
/// <param name="IsKnown">Whether the program knows it by itself.</param>
/// <param name="Says">What is still missing.</param>
public sealed record CheckView(string Key, Text Title, bool IsKnown, bool IsDone)
{
    public string? By { get; init; }
    public Instant? At { get; init; }
    public string? Note { get; init; }
    public Text Says { get; init; }
}

/// <summary>What has to be done before somebody is gone: the program ticks what it knows, people tick the rest.</summary>
internal static class HandoverChecklist
{
    public const string Looked = "looked", Promises = "promises", CustomersTold = "customers-told";

    public static async Task<IReadOnlyList<CheckView>> Read(Db db, HandoverView view, HandoverNames names, CancellationToken stop)
    {
        var id = view.Handover.Id;
        var ticked = await db.HandoverChecks.AsNoTracking().Where(c => c.HandoverId == id).ToDictionaryAsync(c => c.Key, StringComparer.Ordinal, stop);
        var held = view.Handover.OwnerId is { } person ? await db.Standings.CountAsync(s => s.OwnerId == person, stop) : 0;
        return [.. Known(view, held).Concat((await ByHand(db, view.Handover.Kind, stop)).Select(point => Of(point.Key, point.Title, ticked.GetValueOrDefault(point.Key), names)))];
    }

    /// <summary>The points that people tick.</summary>
    public static async Task<IReadOnlyList<(string Key, Text Title)>> ByHand(Db db, HandoverKind kind, CancellationToken stop)
    {
        var points = new List<(string, Text)> { (Promises, HandoverWords.PromisesTold), (CustomersTold, HandoverWords.CustomersTold) };
        if (kind is HandoverKind.Leaving) points.AddRange([(Looked, HandoverWords.LookedAt), ("phone", HandoverWords.PhoneBack), ("wecom", HandoverWords.WecomBack), ("papers", HandoverWords.PapersBack)]);
        if (kind is HandoverKind.Moving) points.Add(("papers", HandoverWords.PapersBack));
        var own = await db.HandoverPoints.AsNoTracking().Where(p => p.RetiredAt == null && (kind == HandoverKind.Leaving || (kind == HandoverKind.Moving && p.IsForMovers))).OrderBy(p => p.AddedAt).ThenBy(p => p.Key).ToListAsync(stop);
        return [.. points, .. own.Select(p => (p.Key, Text.Same(p.Title)))];
    }

    private static IEnumerable<CheckView> Known(HandoverView view, int held)
    {
        var (kind, isDone) = (view.Handover.Kind, view.Handover.State == HandoverState.Done);
        yield return kind == HandoverKind.Leaving ? Counted("customers", HandoverWords.CustomersMoved, held) : new("customers", HandoverWords.CustomersMoved, true, isDone);
        if (!view.Handover.IsOfPerson) yield break;

        var isLeaving = kind == HandoverKind.Leaving;
        if (isLeaving) yield return Counted("work", HandoverWords.WorkMoved, Sum("work"));
        yield return Counted("approvals", HandoverWords.ApprovalsForwarded, isLeaving ? Sum("approvals") : view.Holdings.FirstOrDefault(h => h.Key == HeldWithAccess.Waiting)?.Count ?? 0);
        if (!isLeaving) yield break;

        yield return Counted("teams", HandoverWords.TeamsLeft, Sum(HeldInFiles.Teams));
        yield return Counted("access", HandoverWords.AccessEnded, Sum(HeldWithAccess.GrantsKey) + Sum(HeldWithAccess.TokensKey) + Sum(HeldWithAccess.StandsIn));
        yield return new("account", HandoverWords.AccountDisabled, true, !view.IsHere) { Says = view.IsHere ? HandoverWords.StillHere : default };
        yield return Counted("sessions", HandoverWords.SessionsEnded, Sum(HeldWithAccess.SessionsKey));

        int Sum(string room) => view.Holdings.Where(h => h.Key == room || h.Key.StartsWith(room + ".", StringComparison.Ordinal)).Sum(h => h.Count);
    }

    private static CheckView Counted(string key, Text title, int left) => new(key, title, true, left == 0) { Says = left == 0 ? default : HandoverWords.StillLeft(left) };

    private static CheckView Of(string key, Text title, HandoverCheck? check, HandoverNames names)
        => new(key, title, false, check is not null) { By = names.Person(check?.DoneBy), At = check?.DoneAt, Note = check?.Note };
}

/// <summary>Ticks a point of the checklist, with name and hour, or takes the tick away.</summary>
public sealed class TickCheck(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    public async Task<Outcome<bool>> Run(HandoverId id, string key, bool isDone, string? note, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await HandoverSight.Find(db, id, me.Id, stop) is not { } handover || (await HandoverChecklist.ByHand(db, handover.Kind, stop)).All(p => p.Key != key)) return Refusal.Missing(HandoverWords.NoSuchHandover);
        if (note?.Length > HandoverCheck.NoteLengthMax) return Refusal.Invalid(HandoverWords.TextTooLong(HandoverCheck.NoteLengthMax));

        var was = await db.HandoverChecks.SingleOrDefaultAsync(c => c.HandoverId == id && c.Key == key, stop);
        if (was is not null == isDone) return isDone;
        if (was is null) db.HandoverChecks.Add(new(id, key, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), me.Id, clock.GetCurrentInstant()));
        else db.HandoverChecks.Remove(was);
        db.Audit(HandoverAudit.Of(HandoverAudit.Checked, me.Id, handover, ("point", isDone ? key : "-" + key)));
        if (await HandoverWork.Save(db, stop) is { } meanwhile) return meanwhile;
        await write.Commit(stop);
        return isDone;
    }
}

/// <summary>Puts a point of the firm's own on the checklist, or takes one off.</summary>
public sealed class ChangePoints(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    /// <param name="retire">The key of a point to take off; null to add one.</param>
    public async Task<Outcome<string>> Run(string? retire, string? title, bool isForMovers, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var (now, words) = (clock.GetCurrentInstant(), title?.Trim() ?? "");
        var key = retire ?? $"own-{Guid.CreateVersion7(now.ToDateTimeOffset()):N}"[..20];
        if (retire is not null)
        {
            if (await db.HandoverPoints.SingleOrDefaultAsync(p => p.Key == retire && p.RetiredAt == null, stop) is not { } point) return Refusal.Missing(HandoverWords.NoSuchPoint);
            point.Retire(now);
        }
        else
        {
            if (words.Length is 0 or > HandoverPoint.TitleLengthMax) return Refusal.Invalid(HandoverWords.PointNeedsTitle(HandoverPoint.TitleLengthMax));
            if (await db.HandoverPoints.CountAsync(p => p.RetiredAt == null, stop) >= HandoverPoint.Most) return Refusal.Conflict(HandoverWords.EnoughPoints(HandoverPoint.Most));
            db.HandoverPoints.Add(new(key, words, isForMovers, me.Id, now));
        }

        db.Audit(AuditEntry.Of(HandoverAudit.Points, me.Id, "handover-point", key));
        if (await HandoverWork.Save(db, stop) is { } meanwhile) return meanwhile;
        await write.Commit(stop);
        return key;
    }
}
