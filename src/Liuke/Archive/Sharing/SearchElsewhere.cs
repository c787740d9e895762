using Liuke.Access;
using Liuke.Access.Granting;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Sharing;

/// <summary>A customer of another department: enough to know whether it is the one, and to ask for it.</summary>
public sealed record MaskedCustomer(string Code, string Name, string Department, string? Owner);

/// <param name="UsesLeft">How often the grant lets one search again.</param>
public sealed record FoundElsewhere(IReadOnlyList<MaskedCustomer> Rows, bool HasMore, int UsesLeft, Instant Until);

/// <summary>Searches the customers of other departments. Each search takes one use of a grant and is recorded, whatever it finds.</summary>
public sealed class SearchElsewhere(WholeStore store, CustomerSearches searches, CurrentPerson me, IClock clock)
{
    public const int RowsMax = 20;
    public const int LengthMin = 2;

    /// <param name="department">Where to search, with those below it; null for the whole firm.</param>
    public async Task<Outcome<FoundElsewhere>> Run(string? typed, DepartmentId? department, CancellationToken stop)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is < LengthMin or > 100) return Refusal.Invalid(SharingWords.TypeMore(LengthMin));

        await using var db = store.Open();
        await using var write = await db.BeginWrite(stop);
        if ((await Grants.Use(db, GrantKind.CrossSearch, new(null, department, text), me.Id, clock.GetCurrentInstant(), stop)).Refused(out var refusal, out var use)) return refusal;
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);

        var rows = await Rows(db, text, department, stop);
        return new FoundElsewhere([.. rows.Take(RowsMax)], rows.Count > RowsMax, use.UsesLeft, use.EndsAt);
    }

    private async Task<List<MaskedCustomer>> Rows(Db db, string text, DepartmentId? department, CancellationToken stop)
    {
        var departments = await db.Departments.AsNoTracking().ToListAsync(stop);
        var standings = db.Standings.AsNoTracking();
        if (department is { } top)
        {
            var within = departments.WithThoseBelow(top);
            standings = standings.Where(s => within.Contains(s.DepartmentId));
        }

        var ids = (await searches.Of(db, text, stop)).Narrow(standings).Select(s => s.CustomerId);
        var found = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Number).Take(RowsMax + 1).Select(c => new { c.Code, c.Name, c.DepartmentId, c.OwnerId }).ToListAsync(stop);
        var owners = found.Select(c => c.OwnerId?.Value).OfType<Guid>().Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. found.Select(c => new MaskedCustomer(c.Code, Mask(c.Name), departments.Find(d => d.Id == c.DepartmentId)?.Name ?? "", c.OwnerId is { } owner ? names.GetValueOrDefault(owner.Value) : null))];
    }

    /// <summary>宁波**公司: enough for whoever knows the name, too little for a list of names.</summary>
    internal static string Mask(string name) => name.Length switch
    {
        <= 1 => "*",
        <= 3 => name[..1] + new string('*', name.Length - 1),
        <= 5 => name[..2] + new string('*', name.Length - 2),
        _ => name[..2] + "****" + name[^2..],
    };
}
