using Liuke.Access;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.FollowUp;

/// <summary>The lists that work stands in.</summary>
internal static class WorkLists
{
    extension(IQueryable<WorkItem> items)
    {
        public IQueryable<WorkItem> Open => items.Where(i => i.FinishedAt == null);

        public IQueryable<WorkItem> Shown(LocalDate today) => items.Where(i => i.ShowsOn <= today);

        public IQueryable<WorkItem> LatePromises(LocalDate today) => items.Where(i => i.Kind == WorkKind.PromiseDue && i.DueOn < today);

        public IQueryable<WorkItem> AllButLatePromises(LocalDate today) => items.Where(i => i.Kind != WorkKind.PromiseDue || i.DueOn >= today);

        public IQueryable<WorkItem> ByValue() => items.OrderByDescending(i => i.ValueMinor).ThenBy(i => i.DueOn).ThenBy(i => i.Id);
    }

    extension(Db db)
    {
        /// <returns>False when somebody else was faster: nothing is saved then.</returns>
        public async Task<bool> SaveUnlessChanged(CancellationToken stop)
        {
            try
            {
                await db.SaveChangesAsync(stop);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                return false;
            }
        }

        /// <summary>Why somebody came too late: the item is finished, gone, or was changed by another hand.</summary>
        public async Task<Refusal> WhatHappenedTo(WorkItemId id, Company company, CancellationToken stop)
        {
            var finish = await db.WorkFinishes.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop);
            if (finish is null) return Refusal.Conflict(FollowUpWords.ChangedMeanwhile);

            var at = finish.At.InZone(company.Zone).LocalDateTime;
            if (finish.ById is not { } who) return Refusal.Conflict(FollowUpWords.SettledBefore(at));
            var names = await db.NamesOf([who], stop);
            return Refusal.Conflict(FollowUpWords.AlreadyFinishedBy(names.GetValueOrDefault(who, ""), at));
        }

        public async Task<Dictionary<PersonId, string>> NamesOf(IEnumerable<PersonId> people, CancellationToken stop)
        {
            var asked = people.Select(p => p.Value).Distinct().ToArray();
            if (asked.Length == 0) return [];
            var found = await db.People.AsNoTracking().Where(p => asked.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
            return found.ToDictionary(p => new PersonId(p.Id), p => p.Name);
        }
    }
}
