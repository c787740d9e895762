using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Interactions;
using Liuke.Archive.People;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Tests.FollowUp;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Tests.Archive.People;

/// <summary>A customer of Lin's whose file is still a draft, and Guo of another department who sees nothing of it.</summary>
internal sealed class PeopleScene : IAsyncDisposable
{
    public WorkScene Firm { get; private init; } = null!;
    public PersonId Lin { get; private set; }
    public PersonId Guo { get; private set; }
    public CustomerId Customer { get; private set; }
    public string Code { get; private set; } = "";

    public TestHouse House => Firm.House;

    public static async Task<PeopleScene> Open()
    {
        var firm = await WorkScene.Open();
        var scene = new PeopleScene { Firm = firm, Lin = await firm.Rep("lin"), Guo = await firm.Rep("guo", firm.West) };
        scene.Customer = await firm.Customer(scene.Lin);
        scene.Code = await scene.CodeOf(scene.Customer);
        await scene.MakeDraft(scene.Customer, scene.Lin);
        return scene;
    }

    public Task<string> CodeOf(CustomerId id) => House.Look(db => db.Customers.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());

    public Task<int> MakeDraft(CustomerId id, PersonId by) => House.Look(async db =>
    {
        await db.FileReviews.Where(r => r.CustomerId == id).ExecuteDeleteAsync();
        db.FileReviews.Add(new FileReview(await db.Customers.SingleAsync(c => c.Id == id), by, House.Clock.Now));
        return await db.SaveChangesAsync();
    });

    public async Task<ContactId> Contact(string name = "王芳", params NewChannel[] channels) => (await Add(new(Fields(("name", name))) { Adds = channels })).Value;

    public Task<Outcome<ContactId>> Add(ContactEdit edit, PersonId? by = null, Reach? reach = null)
        => House.Do<AddContact, Outcome<ContactId>>(add => add.Run(Code, edit, by ?? Lin, default), reach ?? Reach.Own(by ?? Lin));

    public Task<Outcome<ContactId>> Change(ContactId id, ContactEdit edit, PersonId? by = null, Reach? reach = null)
        => House.Do<ChangeContact, Outcome<ContactId>>(change => change.Run(Code, id, edit, by ?? Lin, default), reach ?? Reach.Own(by ?? Lin));

    public async Task<CustomerPeople> People() => (await House.Do<ReadPeople, CustomerPeople?>(read => read.Run(Customer, default), Reach.Own(Lin)))!;

    public async Task<IReadOnlyDictionary<string, string?>> FieldsOf(ContactId id) => (await People()).Contacts.Single(c => c.Id == id).Fields;

    public Task<List<FieldChange>> History(string subject) => House.Look(db => db.Set<FieldChange>().AsNoTracking().Where(c => c.CustomerId == Customer && c.Subject == subject).ToListAsync());

    public Task<Outcome<InteractionId>> Say(Said said, PersonId? by = null, string? code = null, Reach? reach = null)
        => House.Do<LogInteraction, Outcome<InteractionId>>(log => log.Run(code ?? Code, said, by ?? Lin, default), reach ?? Reach.Own(by ?? Lin));

    public static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    public ValueTask DisposeAsync() => Firm.DisposeAsync();
}
