using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Facts;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.People;

/// <summary>Two who edit the same at once, on contacts and on the head of a file; facts have a test of their own.</summary>
public sealed class PeopleAtOnceTests
{
    private const int EditsEach = 250, HeadsEach = 60, Seed = 20261130;

    private static readonly string[] Fields = [Contact.PositionField, Contact.RoleField, Contact.NoteField];
    private static readonly string[][] Words = [["经理", "总监", "采购"], ["decides", "buys", "pays"], ["甲", "乙", "丙"]];

    /// <summary>Every edit is in the history once, in a chain that ends in what the contact says, or its author was told with the clash.</summary>
    [Fact]
    public async Task of_five_hundred_random_edits_of_one_contact_by_two_people_none_is_lost_silently()
    {
        await using var scene = await PeopleScene.Open();
        var contact = await scene.Contact();
        var tallies = await Task.WhenAll(EditContact(scene, contact, Seed), EditContact(scene, contact, Seed + 1));
        Assert.Equal(2 * EditsEach, tallies.Sum(t => t.Written.Count + t.Clashed + t.Same));
        Assert.True(tallies.Sum(t => t.Clashed) > 0, "nobody ever met the other: the test shows nothing");

        var history = await scene.History(FileSubjects.Contact(contact.Value));
        var says = await scene.FieldsOf(contact);
        foreach (var field in Fields)
        {
            var chain = history.Where(c => c.FieldKey.EndsWith("." + field, StringComparison.Ordinal)).ToList();
            Assert.Equal(tallies.Sum(t => t.Written.Sum(w => w.Count(f => f == field))), chain.Count);
            Unbroken(chain, says[field]);
        }
    }

    /// <summary>The head is bound to the version that was looked at: whoever comes second is told, always.</summary>
    [Fact]
    public async Task of_a_hundred_random_edits_of_one_head_each_is_in_the_history_or_was_refused()
    {
        await using var scene = await PeopleScene.Open();
        var tallies = await Task.WhenAll(EditHead(scene, Seed), EditHead(scene, Seed + 1));
        Assert.Equal(2 * HeadsEach, tallies.Sum(t => t.Written + t.Told));
        var history = await scene.History(FileSubjects.Customer);
        var head = await scene.House.Look(db => db.Customers.AsNoTracking().SingleAsync(c => c.Id == scene.Customer));
        var regions = history.Where(c => c.FieldKey == "customer.region").ToList();
        Assert.Equal((tallies.Sum(t => t.Written), tallies.Sum(t => t.Written)), (regions.Count, head.Version));
        Unbroken(regions, head.Region);
    }

    private static void Unbroken(IReadOnlyList<FieldChange> chain, string? last)
    {
        var balance = chain.SelectMany(c => new[] { (Value: c.Old ?? "", Step: -1), (Value: c.New ?? "", Step: 1) }).Append((Value: "", Step: 1)).Append((Value: last ?? "", Step: -1)).GroupBy(s => s.Value, StringComparer.Ordinal);
        Assert.All(balance, b => Assert.Equal(0, b.Sum(s => s.Step)));
    }

    private sealed record Tally(List<string[]> Written, int Clashed, int Same);

    private static async Task<Tally> EditContact(PeopleScene scene, ContactId contact, int seed)
    {
        await Task.Yield();
        var (random, written, clashed, same) = (new Random(seed), new List<string[]>(), 0, 0);
        var seen = new Dictionary<string, string?>(await scene.FieldsOf(contact), StringComparer.Ordinal);
        for (var i = 0; i < EditsEach; i++)
        {
            var mine = new Dictionary<string, string?>(StringComparer.Ordinal);
            for (var some = random.Next(1, 3); some > 0; some--)
            {
                var at = random.Next(Fields.Length);
                mine[Fields[at]] = Words[at][random.Next(3)];
            }

            var version = await Changes(scene, contact);
            var outcome = await scene.Change(contact, new(mine) { Was = seen }, scene.Lin);
            if (outcome.Refused(out var refusal, out _))
            {
                Assert.NotEmpty(refusal.Clashes);
                Assert.All(refusal.Clashes, c => Assert.True(c.Theirs != c.Original && c.Mine != c.Theirs));
                clashed++;
            }
            else
            {
                // Which of them were new is known by what the history holds of this edit; counted below by what was wanted and was not there.
                var fresh = mine.Where(m => seen.GetValueOrDefault(m.Key) != m.Value).Select(m => m.Key).ToArray();
                if (fresh.Length == 0) same++;
                else written.Add(fresh);
            }

            Assert.True(version >= 0);
            seen = new(await scene.FieldsOf(contact), StringComparer.Ordinal);
            if (random.Next(3) > 0) await Task.Yield();
        }

        return new(written, clashed, same);
    }

    private static Task<int> Changes(PeopleScene scene, ContactId contact) => scene.House.Look(db => db.Contacts.Where(c => c.Id == contact).Select(c => c.Version).SingleAsync());

    private static async Task<(int Written, int Told)> EditHead(PeopleScene scene, int seed)
    {
        await Task.Yield();
        var (random, written, told) = (new Random(seed), 0, 0);
        for (var i = 0; i < HeadsEach; i++)
        {
            var head = await scene.House.Look(db => db.Customers.AsNoTracking().SingleAsync(c => c.Id == scene.Customer));
            var wish = new ChangeWish(head.Name, $"{head.Region?.Split('-')[0] ?? "区"}-{seed}-{i}-{random.Next(9)}", head.OwnerId);
            if (random.Next(2) == 0) await Task.Yield();
            var outcome = await scene.House.Do<ChangeFile, Outcome<ChangeAnswer>>(change => change.Run(scene.Code, new(wish, head.Version, "改"), scene.Lin, default), Reach.Own(scene.Lin));
            if (outcome.Refused(out var refusal, out _)) Assert.Equal((RefusalKind.Conflict, ChangeWords.ChangedMeanwhile), (refusal.Kind, refusal.Sentence));
            (written, told) = (written + (refusal is null ? 1 : 0), told + (refusal is null ? 0 : 1));
        }

        return (written, told);
    }
}
