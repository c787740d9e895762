using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Audit;

/// <summary>An entry as the page shows it.</summary>
public sealed record AuditRow(long Sequence, Instant At, Text Kind, string Icon)
{
    /// <summary>Null where the program itself did it.</summary>
    public string? By { get; init; }

    public Text? SubjectKind { get; init; }

    /// <summary>Null where there is none, or where it may not be named.</summary>
    public AuditSubject? Subject { get; init; }

    /// <summary>There is a subject, but it lies beyond the reader's reach.</summary>
    public bool IsHidden { get; init; }

    public IReadOnlyList<AuditFactShown> Facts { get; init; } = [];
}

/// <param name="IsHashed">The value is a keyed hash: equal values have equal ones.</param>
public sealed record AuditFactShown(Text? Title, string Field, string Value, bool IsHashed);

public sealed record AuditPerson(PersonId Id, string Name);

public sealed record AuditPageRows(IReadOnlyList<AuditRow> Rows, long? Before, long? After, IReadOnlyList<AuditPerson> People, AuditHead? Head);

/// <summary>The log, newest first: all of it for whoever sees all, else what the people within reach did.</summary>
public sealed class FindAuditEntries(IDbContextFactory<Db> store, AuditLexicon lexicon, IEnumerable<IAuditSubjects> subjects, Company company)
{
    public async Task<AuditPageRows> Run(AuditAsked asked, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var everybody = await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.DepartmentId }).ToListAsync(stop);
        var within = everybody.Where(p => db.Reach.Covers(new(p.Id), p.DepartmentId)).Select(p => new AuditPerson(new(p.Id), p.Name)).ToList();

        var lines = await Filtered(db, asked, within, stop);
        var found = await Walk(lines, asked, stop);
        var names = everybody.ToDictionary(p => new PersonId(p.Id), p => p.Name);
        var rows = await Told(db, found.Lines, names, stop);
        var head = db.Reach.Kind != ReachKind.All ? null : await db.AuditLines.AsNoTracking().OrderByDescending(l => l.Sequence)
            .Select(l => new { l.Sequence, l.Hash, l.At }).FirstOrDefaultAsync(stop);
        return new(rows, found.Before, found.After, within, head is null ? null : new(head.Sequence, Convert.ToHexStringLower(head.Hash), head.At));
    }

    private async Task<IQueryable<AuditLine>> Filtered(Db db, AuditAsked asked, List<AuditPerson> within, CancellationToken stop)
    {
        var lines = db.AuditLines.AsNoTracking();
        if (db.Reach.Kind != ReachKind.All)
        {
            var people = within.ConvertAll(p => (PersonId?)p.Id);
            lines = lines.Where(l => people.Contains(l.ById));
        }

        if (asked.By is { } by) lines = lines.Where(l => l.ById == by);
        if (asked.Kind is { } kind) lines = lines.Where(l => l.Kind == kind);
        if (asked.Customer is { } typed)
        {
            var id = subjects.FirstOrDefault(s => s.Kind == AuditEntry.CustomerKind) is { } customers ? await customers.Find(db, typed, stop) : null;
            CustomerId? customer = Guid.TryParse(id, out var guid) ? CustomerId.From(guid) : null;
            lines = customer is null ? lines.Where(l => false) : lines.Where(l => l.CustomerId == customer);
        }

        if (asked.From is { } from) { var start = Start(from); lines = lines.Where(l => l.At >= start); }
        if (asked.To is { } to) { var end = Start(to.PlusDays(1)); lines = lines.Where(l => l.At < end); }
        return lines;
    }

    private Instant Start(LocalDate day) => company.Zone.AtStartOfDay(day).ToInstant();

    private sealed record Found(List<AuditLine> Lines, long? Before, long? After);

    private static async Task<Found> Walk(IQueryable<AuditLine> lines, AuditAsked asked, CancellationToken stop)
    {
        var backwards = asked.Before is not null;
        var part = asked.Before is { } newerThan ? lines.Where(l => l.Sequence > newerThan).OrderBy(l => l.Sequence)
            : asked.After is { } olderThan ? lines.Where(l => l.Sequence < olderThan).OrderByDescending(l => l.Sequence)
            : lines.OrderByDescending(l => l.Sequence);
        var found = await part.Take(AuditAsked.PageSize + 1).ToListAsync(stop);
        var hasMore = found.Count > AuditAsked.PageSize;
        if (hasMore) found.RemoveAt(AuditAsked.PageSize);
        if (backwards) found.Reverse();
        if (found.Count == 0) return new(found, null, null);

        var newer = backwards ? hasMore : asked.After is not null;
        var older = backwards || hasMore;
        return new(found, newer ? found[0].Sequence : null, older ? found[^1].Sequence : null);
    }

    private async Task<IReadOnlyList<AuditRow>> Told(Db db, List<AuditLine> lines, Dictionary<PersonId, string> names, CancellationToken stop)
    {
        var named = new Dictionary<(string, string), AuditSubject>();
        foreach (var kind in subjects)
        {
            var ids = lines.Where(l => l.SubjectKind == kind.Kind).Select(l => l.SubjectId).OfType<string>().Distinct().ToList();
            if (ids.Count > 0) foreach (var (id, subject) in await kind.Name(db, ids, stop)) named[(kind.Kind, id)] = subject;
        }

        return [.. lines.Select(line => Told(line, names, named))];
    }

    private AuditRow Told(AuditLine line, Dictionary<PersonId, string> names, Dictionary<(string, string), AuditSubject> named)
    {
        var resolver = subjects.FirstOrDefault(s => s.Kind == line.SubjectKind);
        var subject = line.SubjectId is { } id ? named.GetValueOrDefault((line.SubjectKind, id)) : null;
        return new(line.Sequence, line.At, lexicon.TitleOf(line.Kind), lexicon.IconOf(line.Kind))
        {
            By = line.ById is { } by ? names.GetValueOrDefault(by) ?? AuditWords.Gone.ToString() : null,
            SubjectKind = resolver?.Title,
            Subject = subject,
            IsHidden = resolver is not null && line.SubjectId is not null && subject is null,
            Facts = [.. line.Read().Where(f => f.Value is not null || f.Hash is not null).Select(f => new AuditFactShown(lexicon.FieldOf(line.Kind, f.Field), f.Field, f.Value ?? f.Hash!, f.Hash is not null))],
        };
    }
}
