using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

public sealed class TwoAtOnceTests
{
    private const int EditsEach = 500, Seed = 20261122;

    private static readonly string[] Fields = ["firm.ordering", "firm.stockvalue", "firm.turnover", "firm.stock", "firm.settlement"];
    private static readonly string[][] Words = [["按周", "按月", "按季", "不定"], ["100.00", "200.00", "300.00"], ["1000.00", "2000.00", "3000.00"], ["low", "normal", "high"], ["advance", "d30", "d60"]];

    /// <summary>Each edit goes out from what its writer last looked at. Whatever it came to is in the history once, unbroken, or was refused with the clash; nothing is lost in between.</summary>
    [Fact]
    public async Task a_thousand_random_edits_by_two_people_at_once_lose_none_silently()
    {
        await using var scene = await FileScene.Open();
        var results = await Task.WhenAll(Edit(scene, scene.Xiaoyu, Seed), Edit(scene, scene.Grants.Lin, Seed + 1));
        var (written, clashed) = (results.Sum(r => r.Written), results.Sum(r => r.Clashed));

        Assert.Equal(2 * EditsEach, results.Sum(r => r.Edits));
        Assert.True(clashed > 0, "nobody ever met the other: the test shows nothing");
        var changes = await scene.House.Look(db => db.FieldChanges.AsNoTracking().Where(c => c.CustomerId == scene.Customer).ToListAsync());
        Assert.Equal(written, changes.Count);
        foreach (var field in Fields)
        {
            // The steps of a field form one chain: as many steps from a value as steps to it, but for the first and the last.
            var chain = changes.Where(c => c.FieldKey == field).ToList();
            var last = (await scene.Fact(field))?.Words;
            var balance = chain.SelectMany(c => new[] { (Value: c.Old ?? "", Step: -1), (Value: c.New ?? "", Step: 1) }).Append((Value: "", Step: 1)).Append((Value: last ?? "", Step: -1)).GroupBy(s => s.Value, StringComparer.Ordinal);
            Assert.All(balance, b => Assert.Equal(0, b.Sum(s => s.Step)));
            Assert.Equal(chain.Count, (await scene.Fact(field))?.Version ?? 0);
        }
    }

    private sealed record Tally(int Edits, int Written, int Clashed);

    private static async Task<Tally> Edit(FileScene scene, PersonId by, int seed)
    {
        await Task.Yield();
        var random = new Random(seed);
        var (written, clashed) = (0, 0);
        var seen = await Look(scene);
        for (var i = 0; i < EditsEach; i++)
        {
            var mine = new Dictionary<string, string?>(StringComparer.Ordinal);
            for (var some = random.Next(1, 3); some > 0; some--)
            {
                var at = random.Next(Fields.Length);
                mine[Fields[at]] = Words[at][random.Next(Words[at].Length)];
            }

            var outcome = await scene.Change(by, mine, seen);
            if (outcome.Refused(out var refusal, out var saved))
            {
                Assert.All(refusal.Clashes, c => Assert.True(c.Theirs != c.Original && c.Mine != c.Theirs));
                Assert.NotEmpty(refusal.Clashes);
                clashed++;
            }
            else
            {
                written += saved.Changed.Count;
            }

            if (refusal is not null || random.Next(3) == 0) seen = await Look(scene);
            else foreach (var (field, words) in mine) seen[field] = words;
        }

        return new(EditsEach, written, clashed);
    }

    private static async Task<Dictionary<string, string?>> Look(FileScene scene)
    {
        var says = await scene.House.Look(db => db.Facts.AsNoTracking().Where(f => f.CustomerId == scene.Customer).ToDictionaryAsync(f => f.FieldKey, f => f.Words));
        return Fields.ToDictionary(f => f, f => says.GetValueOrDefault(f), StringComparer.Ordinal);
    }
}
