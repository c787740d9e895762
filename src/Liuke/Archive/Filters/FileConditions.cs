using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Archive.Facts;
using Liuke.Storage;
using NodaTime;

namespace Liuke.Archive.Filters;

/// <summary>What an address asks of the files, as conditions of the database. Each is found by an index or asked of one customer at a time; none by reading a table whole.</summary>
internal sealed class FileConditions(Db db, FileFilter filter, DateTimeZone zone, LocalDate today)
{
    public IEnumerable<Condition> All() => Heads().Concat(Tags()).Concat(Touches()).Concat(Reviews()).Concat(Contacts());

    private IEnumerable<Condition> Heads()
    {
        var customers = db.Customers;
        if (filter.Kinds.Count > 0) yield return Head(customers.Where(c => filter.Kinds.Contains(c.Kind)));
        if (filter.Stages.Count > 0) yield return Head(customers.Where(c => filter.Stages.Contains(c.Stage)));
        if (filter.Steps.Count > 0) yield return Head(customers.Where(c => c.Stage == CustomerStage.Prospect && filter.Steps.Contains(c.Step)));
        if (filter.Regions.Count > 0) yield return Head(customers.Where(c => filter.Regions.Contains(c.Province!)));
        if (filter.Countries.Count > 0)
        {
            var abroad = filter.Countries.Where(c => c != Country.Home).ToList();
            var isHome = abroad.Count < filter.Countries.Count;
            yield return isHome
                ? Head(customers.Where(c => c.Country == null || abroad.Contains(c.Country))) with { Few = null }
                : Head(customers.Where(c => abroad.Contains(c.Country!)));
        }

        if (filter.Created.From is { } from)
        {
            var first = from.AtStartOfDayInZone(zone).ToInstant();
            yield return Head(customers.Where(c => c.CreatedAt >= first));
        }

        if (filter.Created.To is { } to)
        {
            var end = to.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();
            yield return Head(customers.Where(c => c.CreatedAt < end));
        }
    }

    private static Condition Head(IQueryable<Customer> customers)
        => new(customers.Select(c => c.Number), s => customers.Where(c => c.Id == s.CustomerId).Select(c => true).FirstOrDefault());

    private IEnumerable<Condition> Tags()
    {
        foreach (var tag in filter.Tags)
        {
            var bearing = db.CustomerTags.Where(t => t.TagKey == tag);
            yield return new(bearing.Join(db.Standings, t => t.CustomerId, s => s.CustomerId, (t, s) => s.Number), s => bearing.Where(t => t.CustomerId == s.CustomerId).Select(t => true).FirstOrDefault());
        }
    }

    // A corrected interaction is not one: what stands in its place is.
    private IEnumerable<Condition> Touches()
    {
        var every = db.Interactions;
        var touches = every.Where(i => !every.Any(later => later.CorrectsId == i.Id));
        if (filter.NeverTouched) yield return new(null, s => !touches.Any(i => i.CustomerId == s.CustomerId));
        if (filter.Touched.From is { } from)
        {
            var first = from.AtStartOfDayInZone(zone).ToInstant();
            var since = touches.Where(i => i.HappenedAt >= first);
            yield return new(since.Join(db.Standings, i => i.CustomerId, s => s.CustomerId, (i, s) => s.Number), s => since.Any(i => i.CustomerId == s.CustomerId));
        }

        if (filter.Touched.To is { } to)
        {
            var end = to.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();
            yield return new(null, s => touches.Any(i => i.CustomerId == s.CustomerId) && !touches.Any(i => i.CustomerId == s.CustomerId && i.HappenedAt >= end));
        }
    }

    private IEnumerable<Condition> Reviews()
    {
        var reviews = db.FileReviews;
        if (filter.Reviews.Count > 0)
        {
            // A customer without a row has been there since before reviews.
            var states = filter.Reviews;
            if (states.Contains(ReviewState.Reviewed)) yield return new(null, s => !reviews.Any(r => r.CustomerId == s.CustomerId && !states.Contains(r.State)));
            else yield return Of(reviews.Where(r => r.State < ReviewState.Reviewed && states.Contains(r.State)));
        }

        if (filter.Complete.From is { } from) yield return Of(reviews.Where(r => r.Completeness >= from));
        if (filter.Complete.To is { } to) yield return Of(reviews.Where(r => r.Completeness <= to));
        if (filter.IsFresh is { } fresh) yield return Of(fresh ? reviews.Where(r => r.FreshUntilOn > today) : reviews.Where(r => r.FreshUntilOn <= today));

        static Condition Of(IQueryable<FileReview> some) => new(some.Select(r => r.Number), s => some.Where(r => r.CustomerId == s.CustomerId).Select(r => true).FirstOrDefault());
    }

    private IEnumerable<Condition> Contacts()
    {
        var contacts = db.Contacts;
        if (filter.HasContact is true) yield return new(null, s => contacts.Any(c => c.CustomerId == s.CustomerId));
        if (filter.HasContact is false) yield return new(null, s => !contacts.Any(c => c.CustomerId == s.CustomerId));
    }
}
