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

    private static readonly string[] Fields = [Contact.PositionField, Contact.NoteField];

    /// <summary>Every edit wants words of its own: once in the history, in a chain that ends in what the contact says, or nowhere and its author was told of the clash.</summary>
    [Fact]
    public async Task of_five_hundred_random_edits_of_one_contact_by_two_people_none_is_lost_silently()
    {
        await using var scene = await PeopleScene.Open();
        var contact = await scene.Contact();
        var tallies = await Task.WhenAll(EditContact(scene, contact, Seed), EditContact(scene, contact, Seed + 1));
        var (written, told) = (tallies.SelectMany(t => t.Written).Order(StringComparer.Ordinal).ToList(), tallies.SelectMany(t => t.Told).ToHashSet(StringComparer.Ordinal));
        Assert.True(told.Count > 0, "nobody ever met the other: the test shows nothing");

        var history = (await scene.History(FileSubjects.Contact(contact.Value))).Where(c => Fields.Any(f => c.FieldKey.EndsWith("." + f, StringComparison.Ordinal))).ToList();
        var says = await scene.FieldsOf(contact);
        Assert.Equal(written, history.Select(c => c.New!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(history, c => told.Contains(c.New!));
        foreach (var field in Fields) Unbroken([.. history.Where(c => c.FieldKey.EndsWith("." + field, StringComparison.Ordinal))], says[field]);
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

    private sealed record Tally(List<string> Written, List<string> Told);

    private static async Task<Tally> EditContact(PeopleScene scene, ContactId contact, int seed)
    {
        await Task.Yield();
        var (random, tally) = (new Random(seed), new Tally([], []));
        var seen = await scene.FieldsOf(contact);
        for (var i = 0; i < EditsEach; i++)
        {
            var mine = Fields.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Fields[0]).ToDictionary(f => f, f => (string?)$"{f}-{seed}-{i}", StringComparer.Ordinal);
            var outcome = await scene.Change(contact, new(mine) { Was = seen });
            if (outcome.Refused(out var refusal, out _)) Assert.All(Assert.IsAssignableFrom<IEnumerable<Clash>>(refusal.Clashes), c => Assert.True(c.Theirs != c.Original && c.Mine != c.Theirs));
            (refusal is null ? tally.Written : tally.Told).AddRange(mine.Values!);
            if (refusal is { Clashes.Count: 0 }) Assert.Fail(refusal.Sentence.En);
            // Some write on from what they saw an edit ago, and meet the other.
            if (refusal is not null || random.Next(4) > 0) seen = await scene.FieldsOf(contact);
            else seen = seen.ToDictionary(s => s.Key, s => mine.GetValueOrDefault(s.Key, s.Value), StringComparer.Ordinal);
        }

        return tally;
    }

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
