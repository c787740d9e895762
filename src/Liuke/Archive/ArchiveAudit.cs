using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive;

/// <summary>What the archive puts into the audit log.</summary>
public static class ArchiveAudit
{
    public const string MobileRevealed = "archive.mobile.revealed";
    public const string RevealRefused = "archive.mobile.refused";
    public const string SearchedByMobile = "archive.search.mobile";
    public const string Searched = "archive.search.done";

    internal static readonly AuditKind[] Kinds =
    [
        new(MobileRevealed, new("查看了完整手机号", "Looked at a whole mobile number")) { Icon = "eye" },
        new(RevealRefused, new("查看手机号超出当日上限", "Was refused a mobile number: enough for the day")) { Icon = "eye-off" },
        new(SearchedByMobile, new("按手机号搜索", "Searched by mobile number")) { Icon = "phone" },
        new(Searched, new("搜索客户", "Searched for customers")) { Icon = "search" },
    ];
}

/// <summary>Names customers in the log, for whoever may see them.</summary>
internal sealed class CustomerSubjects : IAuditSubjects
{
    public string Kind => AuditEntry.CustomerKind;
    public Text Title => ArchiveWords.Customers;

    public async Task<IReadOnlyDictionary<string, AuditSubject>> Name(Db db, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        var wanted = ids.Select(id => Guid.TryParse(id, out var guid) ? CustomerId.From(guid) : default).ToList();
        var found = await db.Customers.AsNoTracking().Where(c => wanted.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.Code }).ToListAsync(stop);
        return found.ToDictionary(c => c.Id.ToString(), c => new AuditSubject(c.Name, $"{CustomerFilter.Path}/{c.Code}"), StringComparer.Ordinal);
    }

    public async Task<string?> Find(Db db, string typed, CancellationToken stop)
    {
        var code = typed.Trim().ToUpperInvariant();
        return (await db.Customers.AsNoTracking().Where(c => c.Code == code).Select(c => (CustomerId?)c.Id).SingleOrDefaultAsync(stop))?.ToString();
    }
}
