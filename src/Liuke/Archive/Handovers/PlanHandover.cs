using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Handovers;

/// <summary>One change of a plan; whatever is null stays as it is.</summary>
public sealed record PlanChange
{
    public HandoverTexts? Texts { get; init; }

    /// <summary>A part more, after those that are there.</summary>
    public NewPart? Part { get; init; }

    public HandoverPartId? RemovePart { get; init; }
    public Picked? Picks { get; init; }
}

/// <param name="To">Receivers as a form names them.</param>
public sealed record NewPart(PartRule Rule, Share Share, IReadOnlyList<string> To);

/// <param name="Codes">Customers, named by their codes.</param>
/// <param name="To">A receiver as a form names it; null takes them out of what was chosen by hand.</param>
public sealed record Picked(IReadOnlyList<string> Codes, string? To);

/// <summary>Changes the plan of a handover: who gets which part, who gets whom by hand, and what is said.</summary>
public sealed class PlanHandover(IDbContextFactory<Db> store, CurrentPerson me, IClock clock)
{
    public async Task<Outcome<HandoverId>> Run(HandoverId id, PlanChange asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        if (await HandoverSight.Find(db, id, me.Id, stop) is not { } handover) return Refusal.Missing(HandoverWords.NoSuchHandover);
        var receivers = await HandoverSight.Receivers(db, stop);
        if (asked.Texts?.Tidy() is { } texts)
        {
            if (texts.Successor is { } successor && successor != handover.SuccessorId && (successor == handover.OwnerId || receivers.People.All(p => p.Id != successor))) return Refusal.Invalid(HandoverWords.NoSuchReceiver);
            if (handover.Write(texts) is { } wrong) return wrong;
        }

        if (asked.Part is not null || asked.RemovePart is not null || asked.Picks is not null)
        {
            if (handover.Plan() is { } over) return over;
            if (asked.Part is { } part && await Add(db, handover, part, receivers, stop) is { } refusal) return refusal;
            if (asked.RemovePart is { } gone && await db.HandoverParts.Where(p => p.Id == gone && p.HandoverId == id).ExecuteDeleteAsync(stop) == 0) return Refusal.Missing(HandoverWords.NoSuchPart);
            if (asked.Picks is { } picks && await Pick(db, handover, picks, receivers, stop) is { } no) return no;
        }

        db.Audit(HandoverAudit.Of(HandoverAudit.Changed, me.Id, handover));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict(HandoverWords.ChangedMeanwhile);
        }

        await write.Commit(stop);
        return id;
    }

    private async Task<Refusal?> Add(Db db, Handover handover, NewPart part, Receivers receivers, CancellationToken stop)
    {
        var takers = part.To.Distinct(StringComparer.Ordinal).Select(receivers.Read).ToList();
        if (takers.Count is 0 or > HandoverPart.TakersMost) return Refusal.Invalid(HandoverWords.ChooseReceiver);
        if (takers.Exists(t => t is null || (handover.OwnerId is { } leaver && t.Person == leaver) || (t.KeepsOwner && handover.IsOfPerson))) return Refusal.Invalid(HandoverWords.NoSuchReceiver);
        if (part.Rule.Region?.Length > Changing.ChangeWish.RegionLengthMax || !Enum.IsDefined(part.Share)) return Refusal.Invalid(HandoverWords.ChooseReceiver);
        var places = await db.HandoverParts.Where(p => p.HandoverId == handover.Id).Select(p => p.Place).ToListAsync(stop);
        if (places.Count >= HandoverPart.Most) return Refusal.Conflict(HandoverWords.EnoughParts(HandoverPart.Most));
        db.HandoverParts.Add(new(handover.Id, places.DefaultIfEmpty(0).Max() + 1, part.Rule, part.Share, [.. takers.Select(t => t!)], clock.GetCurrentInstant()));
        return null;
    }

    private static async Task<Refusal?> Pick(Db db, Handover handover, Picked picked, Receivers receivers, CancellationToken stop)
    {
        var codes = picked.Codes.Select(c => c.Trim().ToUpperInvariant()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count is 0 or > HandoverPick.Most) return Refusal.Invalid(HandoverWords.NameCustomers(HandoverPick.Most));
        var found = await db.Customers.AsNoTracking().Where(c => EF.Parameter(codes).Contains(c.Code)).Select(c => new { c.Id, c.Code, c.OwnerId, c.DepartmentId }).ToListAsync(stop);
        var strange = codes.FirstOrDefault(code => !found.Exists(c => c.Code == code && (!handover.IsOfPerson || c.OwnerId == handover.OwnerId) && (handover.Kind != HandoverKind.Department || c.DepartmentId == handover.DepartmentId)));
        if (strange is not null) return Refusal.Invalid(HandoverWords.NotOfThisHandover(strange));

        var (id, ids) = (handover.Id, found.ConvertAll(c => c.Id));
        await db.HandoverPicks.Where(p => p.HandoverId == id && EF.Parameter(ids).Contains(p.CustomerId)).ExecuteDeleteAsync(stop);
        if (string.IsNullOrEmpty(picked.To)) return null;
        if (receivers.Read(picked.To) is not { KeepsOwner: false } to || to.Person is { } person && person == handover.OwnerId) return Refusal.Invalid(HandoverWords.NoSuchReceiver);
        if (await db.HandoverPicks.CountAsync(p => p.HandoverId == id, stop) + ids.Count > HandoverPick.Most) return Refusal.Conflict(HandoverWords.NameCustomers(HandoverPick.Most));
        db.HandoverPicks.AddRange(ids.Select(c => new HandoverPick(id, c, to)));
        return null;
    }
}
