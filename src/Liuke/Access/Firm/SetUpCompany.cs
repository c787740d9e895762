using System.Globalization;
using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Firm;

/// <summary>Sets the firm's time zone, currency and assumptions.</summary>
public sealed class SetUpCompany(IDbContextFactory<Db> store, Company company, CurrentPerson current)
{
    public async Task<Outcome<Company>> Run(CompanySettings asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var row = await db.CompanyRows.SingleOrDefaultAsync(stop);
        if (row is null)
        {
            if (CompanyRow.Of(asked).Refused(out var no, out row)) return no;
            db.CompanyRows.Add(row);
        }
        else if (row.Change(asked) is { } refusal)
        {
            return refusal;
        }

        db.Audit(AuditEntry.Of(AuditDeeds.SettingsChanged, current.IsKnown ? current.Id : null, "settings", null,
            ("timeZone", asked.TimeZone), ("currency", asked.Currency), ("marginPercent", asked.MarginRatePercent.ToString(CultureInfo.InvariantCulture)), ("acquisitionCost", asked.AcquisitionCost.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(stop);
        await write.Commit(stop);
        row.Tell(company);
        return company;
    }
}

/// <summary>Tells the program what the firm has set.</summary>
internal sealed class LoadCompany(Company company) : IWhenOpen
{
    public async Task Run(Db db, CancellationToken stop)
        => (await db.CompanyRows.AsNoTracking().SingleOrDefaultAsync(stop))?.Tell(company);
}
