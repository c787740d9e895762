using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.Granting;

/// <summary>Gives leave of one kind once it is approved: searching by the manager, everything else by the general manager or whom the general manager named.</summary>
internal sealed class GrantApproval(GrantKind grant, ICustomerDirectory directory) : IApprovalKind
{
    public static string NameOf(GrantKind grant) => "grant." + grant.ToString().ToLowerInvariant();

    public string Name => NameOf(grant);
    public Text Title => GrantWords.Asking(grant);
    public Flow Flow => grant == GrantKind.CrossSearch ? Flow.Of(StepMode.Any, Choice.Manager) : Flow.Of(StepMode.Any, Choice.GM);
    public Roles FlowSetBy => Roles.GM;

    public async Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop)
    {
        var wish = petition.Wish<GrantWish>();
        var known = await Named(db, wish, stop);
        var fields = new List<SnapshotField> { new(GrantWords.Hours, GrantWords.ForHours(wish.Hours)), new(GrantWords.Uses, GrantWords.Times(wish.Uses)) };
        if (wish.Customers.Count > 0) fields.Add(new(GrantWords.Customers, await Described(db, wish, known, stop)) { IsForApprovers = true });
        if (wish.Search is not null) fields.Add(new(GrantWords.List, Text.Same(wish.Search)));
        if (grant == GrantKind.Export) fields.Add(new(GrantWords.CustomersNow, GrantWords.OnlyWhatTheySee));
        if (wish.Search is not null && grant != GrantKind.Export) fields.Add(new(GrantWords.CustomersNow, GrantWords.Count(known.Count)) { IsForApprovers = true });
        var where = await Where(db, wish, stop);
        return new(GrantWords.Headline(grant, where), Version(known), fields);
    }

    public async Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
    {
        var wish = petition.Wish<GrantWish>();
        var known = await Named(db, wish, stop);
        var isSearched = wish.Search is not null && grant != GrantKind.Export;
        if (known.Count > Grant.CustomersMax) return Refusal.Conflict(GrantWords.ListTooLong(Grant.CustomersMax));
        if (known.Count == 0 && (wish.Customers.Count > 0 || isSearched)) return Refusal.Conflict(GrantWords.NobodyThere);

        var given = new Grant(isSearched ? wish with { Search = null } : wish, petition.By, petition.ApprovedBy!.Value, petition.Reason, now);
        foreach (var customer in known) given.Name(customer.Id, IsBound ? customer.Version : null);
        db.Grants.Add(given);
        GrantAudit.Given(db, given, petition.Id);
        return null;
    }

    /// <summary>What tells one wish from another: the same thing is asked for once at a time.</summary>
    public static string SubjectOf(GrantWish wish) => wish switch
    {
        { Customers.Count: > 0 } => "c:" + Digest(string.Join(',', wish.Customers)),
        { Search: { } search } => "s:" + Digest(search),
        { Department: { } department } => "d:" + department,
        _ => "all",
    };

    // Changing and copying are bound to the record as it was approved; looking is not.
    private bool IsBound => grant is GrantKind.Edit or GrantKind.Copy;

    private string Version(IReadOnlyList<KnownCustomer> known)
        => IsBound ? Digest(string.Join(',', known.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Code}:{c.Version}")))) : "";

    // A list that may be taken out is checked by its address when it is; every other list becomes the customers who are in it.
    private async Task<IReadOnlyList<KnownCustomer>> Named(Db db, GrantWish wish, CancellationToken stop)
        => wish.Customers.Count > 0 ? await directory.Find(db, wish.Customers, stop)
            : wish.Search is not null && grant != GrantKind.Export ? await directory.Members(db, wish.Search, Grant.CustomersMax, stop) : [];

    private static async Task<Text> Described(Db db, GrantWish wish, IReadOnlyList<KnownCustomer> known, CancellationToken stop)
    {
        var (owners, departments) = (known.Select(c => c.Owner).OfType<PersonId>().Select(p => p.Value).ToList(), known.Select(c => c.Department).ToList());
        var people = await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var names = await db.Departments.AsNoTracking().Where(d => departments.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        return Text.Join(wish.Customers.Select(code => known.FirstOrDefault(c => c.Code == code) is { } customer
            ? GrantWords.Customer(customer.Code, customer.Name, names.GetValueOrDefault(customer.Department), customer.Owner is { } owner ? people.GetValueOrDefault(owner.Value) : null)
            : GrantWords.NoSuchCode(code)));
    }

    private static async Task<Text> Where(Db db, GrantWish wish, CancellationToken stop)
    {
        if (wish.Customers.Count > 0) return wish.Customers.Count <= 3 ? Text.Same(string.Join(", ", wish.Customers)) : GrantWords.Several(wish.Customers[0], wish.Customers.Count);
        if (wish.Search is not null) return GrantWords.AList;
        if (wish.Department is not { } department) return GrantWords.WholeFirm;
        return Text.Same(await db.Departments.Where(d => d.Id == department).Select(d => d.Name).SingleOrDefaultAsync(stop) ?? "");
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
