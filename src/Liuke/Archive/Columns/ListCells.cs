using System.Globalization;
using Liuke.Access;
using Liuke.Access.Fields;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Filters;
using Liuke.Archive.Interactions;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Archive.Sheets;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Archive.Columns;

/// <summary>What the columns of a list say of some customers at once: one look for each kind of thing, none for each row.</summary>
public sealed class ListCells(CustomerMobile mobiles, PersonalSight sight, Company company)
{
    /// <summary>The columns of these names, with their titles; what there is no longer is left out and said.</summary>
    internal static async Task<(IReadOnlyList<ListColumn> Columns, IReadOnlyList<LeftOut> LeftOut)> Columns(Db db, IReadOnlyList<string> names, CancellationToken stop)
    {
        var (columns, leftOut) = (new List<ListColumn>(), new List<LeftOut>());
        var catalogue = names.Any(n => n.StartsWith(FieldCondition.Prefix, StringComparison.Ordinal)) ? await FileFieldCatalogue.Read(db, stop) : null;
        foreach (var name in names)
        {
            if (ListColumn.BuiltIn.FirstOrDefault(c => c.Name == name) is { } known) columns.Add(known);
            else if (catalogue?.Field(name[FieldCondition.Prefix.Length..]) is not { } field || catalogue.Module(field.ModuleKey) is not { Shape: ModuleShape.One }) leftOut.Add(new(name, FilterWords.NoSuchField(name[FieldCondition.Prefix.Length..])));
            else if (field.ArchivedAt is not null || catalogue.Module(field.ModuleKey)!.ArchivedAt is not null) leftOut.Add(new(name, FilterWords.Retired(field.Title)));
            else columns.Add(ListColumn.Of(field));
        }

        return (columns, leftOut);
    }

    /// <returns>For each customer what the columns say, by their names: texts, numbers, days, money, or nothing.</returns>
    internal async Task<Dictionary<CustomerId, Dictionary<string, object?>>> Read(Db db, IReadOnlyList<ListColumn> columns, IReadOnlyList<CustomerId> ids, CancellationToken stop)
    {
        var cells = ids.ToDictionary(id => id, _ => new Dictionary<string, object?>(StringComparer.Ordinal));
        if (ids.Count == 0 || columns.Count == 0) return cells;
        var asked = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        await Heads(db, asked, cells, stop);
        await Standings(db, asked, cells, stop);
        await Reviews(db, asked, cells, stop);
        await People(db, asked, cells, stop);
        await Facts(db, columns, cells, stop);
        return cells;
    }

    private async Task Heads(Db db, HashSet<string> asked, Dictionary<CustomerId, Dictionary<string, object?>> cells, CancellationToken stop)
    {
        string[] ofHead = [ListColumn.Owner, ListColumn.Department, ListColumn.Kind, ListColumn.Stage, ListColumn.Step, ListColumn.Region, ListColumn.Province, ListColumn.Country, ListColumn.Created, ListColumn.Mobile];
        if (!asked.Overlaps(ofHead)) return;
        var ids = cells.Keys.ToList();
        var people = asked.Contains(ListColumn.Owner) ? await db.People.AsNoTracking().ToDictionaryAsync(p => new PersonId(p.Id), p => p.Name, stop) : [];
        var departments = asked.Contains(ListColumn.Department) ? await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, stop) : [];
        foreach (var c in await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(stop))
        {
            var cell = cells[c.Id];
            cell[ListColumn.Owner] = c.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null;
            cell[ListColumn.Department] = departments.GetValueOrDefault(c.DepartmentId);
            cell[ListColumn.Kind] = FileWords.Kind(c.Kind);
            cell[ListColumn.Stage] = FileWords.Stage(c.Stage);
            cell[ListColumn.Step] = c.Step == PresaleStep.None ? null : FilterWords.StepOf(c.Step);
            (cell[ListColumn.Region], cell[ListColumn.Province]) = (c.Region, c.Province);
            cell[ListColumn.Country] = c.Country is null ? null : Country.NameOf(c.Country) ?? Text.Same(c.Country);
            cell[ListColumn.Created] = c.CreatedAt.DayIn(company.Zone);
            if (asked.Contains(ListColumn.Mobile)) cell[ListColumn.Mobile] = Masks.Mobile(mobiles.Open(c.Id, c.MobileSealed));
        }
    }

    private async Task Standings(Db db, HashSet<string> asked, Dictionary<CustomerId, Dictionary<string, object?>> cells, CancellationToken stop)
    {
        string[] ofStanding = [ListColumn.State, ListColumn.Since, ListColumn.Quadrant, ListColumn.Last, ListColumn.First, ListColumn.Alive, ListColumn.Risk, ListColumn.Value, ListColumn.Occasions, ListColumn.Net];
        if (!asked.Overlaps(ofStanding)) return;
        var ids = cells.Keys.ToList();
        foreach (var s in await db.Standings.AsNoTracking().Where(s => ids.Contains(s.CustomerId)).ToListAsync(stop))
        {
            var cell = cells[s.CustomerId];
            cell[ListColumn.State] = ArchiveWords.State(s.State);
            cell[ListColumn.Quadrant] = s.Quadrant == Quadrant.None ? null : s.Quadrant.ToString();
            (cell[ListColumn.Since], cell[ListColumn.Last], cell[ListColumn.First]) = (s.StateSinceOn, s.LastOrderOn, s.FirstOrderOn);
            (cell[ListColumn.Alive], cell[ListColumn.Occasions]) = (s.Alive, s.Occasions);
            (cell[ListColumn.Risk], cell[ListColumn.Value], cell[ListColumn.Net]) = (Of(s.ValueAtRiskMinor), Of(s.LifetimeValueMinor), Of(s.NetMinor));
        }
    }

    private static async Task Reviews(Db db, HashSet<string> asked, Dictionary<CustomerId, Dictionary<string, object?>> cells, CancellationToken stop)
    {
        if (!asked.Overlaps([ListColumn.Review, ListColumn.Complete, ListColumn.Fresh])) return;
        var ids = cells.Keys.ToList();
        foreach (var cell in cells.Values) cell[ListColumn.Review] = SheetWords.State(ReviewState.Reviewed);
        foreach (var r in await db.FileReviews.AsNoTracking().Where(r => ids.Contains(r.CustomerId)).ToListAsync(stop))
        {
            var cell = cells[r.CustomerId];
            (cell[ListColumn.Review], cell[ListColumn.Complete], cell[ListColumn.Fresh]) = (SheetWords.State(r.State), r.Completeness, r.FreshUntilOn);
        }
    }

    private async Task People(Db db, HashSet<string> asked, Dictionary<CustomerId, Dictionary<string, object?>> cells, CancellationToken stop)
    {
        var ids = cells.Keys.ToList();
        if (asked.Contains(ListColumn.Contact))
            foreach (var c in await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.CustomerId) && c.IsMain).Select(c => new { c.CustomerId, c.Name }).ToListAsync(stop)) cells[c.CustomerId][ListColumn.Contact] = c.Name;
        if (asked.Contains(ListColumn.Tags))
        {
            var tags = await db.CustomerTags.AsNoTracking().Where(t => ids.Contains(t.CustomerId)).Join(db.Tags, t => t.TagKey, t => t.Key, (of, tag) => new { of.CustomerId, tag.Word }).ToListAsync(stop);
            foreach (var of in tags.GroupBy(t => t.CustomerId)) cells[of.Key][ListColumn.Tags] = string.Join('，', of.Select(t => t.Word).Order(StringComparer.Ordinal));
        }

        if (!asked.Contains(ListColumn.Touch)) return;
        var every = db.Interactions.AsNoTracking();
        var touches = await every.Where(i => ids.Contains(i.CustomerId) && !every.Any(later => later.CorrectsId == i.Id)).GroupBy(i => i.CustomerId).Select(g => new { g.Key, Last = g.Max(i => i.HappenedAt) }).ToListAsync(stop);
        foreach (var touch in touches) cells[touch.Key][ListColumn.Touch] = touch.Last.DayIn(company.Zone);
    }

    private async Task Facts(Db db, IReadOnlyList<ListColumn> columns, Dictionary<CustomerId, Dictionary<string, object?>> cells, CancellationToken stop)
    {
        var fields = columns.Select(c => c.Field).OfType<FileField>().ToDictionary(f => f.Key, StringComparer.Ordinal);
        if (fields.Count == 0) return;
        var (ids, keys) = (cells.Keys.ToList(), fields.Keys.ToList());
        var facts = await db.Facts.AsNoTracking().Where(f => ids.Contains(f.CustomerId) && keys.Contains(f.FieldKey)).ToListAsync(stop);
        var hidden = fields.Values.Any(f => f.IsPersonal) ? await Hidden(db, ids, stop) : [];
        var names = await FileNames.Read(db, await FileFieldCatalogue.Read(db, stop), facts.Select(f => (f.FieldKey, (string?)f.Words)), stop);
        foreach (var fact in facts)
        {
            var field = fields[fact.FieldKey];
            cells[fact.CustomerId][FieldCondition.Prefix + field.Key] = field.IsPersonal && hidden.Contains(fact.CustomerId) ? ColumnWords.Hidden : Value(field, fact, names);
        }
    }

    private async Task<HashSet<CustomerId>> Hidden(Db db, List<CustomerId> ids, CancellationToken stop)
    {
        var seen = await sight.Of(db, stop);
        var customers = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.OwnerId, c.DepartmentId }).ToListAsync(stop);
        return [.. customers.Where(c => !seen.Covers(c.OwnerId, c.DepartmentId, c.Id)).Select(c => c.Id)];
    }

    private object? Value(FileField field, Fact fact, FileNames names) => field.Type switch
    {
        FieldType.Number when decimal.TryParse(fact.Words, CultureInfo.InvariantCulture, out var number) => number,
        FieldType.Money when fact.Amount is { } minor => new Money(minor, company.Currency),
        FieldType.Date when fact.Amount is { } day => Days.Day((int)day),
        _ => names.Show(field.Key, fact.Words),
    };

    private Money? Of(long? minor) => minor is { } amount ? new Money(amount, company.Currency) : null;
}
