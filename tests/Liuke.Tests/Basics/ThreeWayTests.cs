using Liuke.Basics;
using Xunit;

namespace Liuke.Tests.Basics;

/// <summary>Two people change the same thing: nothing is lost unseen.</summary>
public sealed class ThreeWayTests
{
    private static readonly Dictionary<string, string?> Original = new(StringComparer.Ordinal) { ["name"] = "王芳", ["role"] = "采购", ["note"] = null };

    [Fact]
    public void different_fields_are_merged()
    {
        var merged = ThreeWay.Merge(Original, With("name", "王芳芳"), With("role", "决策人"));
        Assert.True(merged.IsClean);
        Assert.Equal(("王芳芳", "决策人", null), (merged.Fields["name"], merged.Fields["role"], merged.Fields["note"]));
        Assert.Equal(["role"], merged.Changed);
    }

    [Fact]
    public void the_same_field_shows_original_theirs_and_mine()
    {
        var merged = ThreeWay.Merge(Original, With("name", "王芳芳"), With("name", "汪芳"));
        Assert.Equal([new Clash("name", "王芳", "王芳芳", "汪芳")], merged.Clashes);
        Assert.Equal("王芳芳", merged.Fields["name"]);
        Assert.Empty(merged.Changed);
    }

    [Fact]
    public void the_same_change_by_both_is_no_clash()
    {
        var merged = ThreeWay.Merge(Original, With("name", "汪芳"), With("name", " 汪芳 "));
        Assert.True(merged.IsClean);
        Assert.Empty(merged.Changed);
    }

    [Fact]
    public void an_empty_field_and_no_field_are_the_same()
        => Assert.Empty(ThreeWay.Merge(Original, Original, With("note", "")).Changed);

    [Fact]
    public void a_field_emptied_by_one_and_filled_by_the_other_clashes()
        => Assert.Equal([new Clash("role", "采购", "决策人", null)], ThreeWay.Merge(Original, With("role", "决策人"), With("role", "")).Clashes);

    [Fact]
    public void line_ends_of_a_browser_are_no_change()
        => Assert.Empty(ThreeWay.Merge(With("note", "一\n二"), With("note", "一\n二"), With("note", "一\r\n二")).Changed);

    [Fact]
    public void a_field_that_was_not_sent_is_left_alone()
    {
        var merged = ThreeWay.Merge(Original, With("name", "王芳芳"), new Dictionary<string, string?> { ["role"] = "决策人" });
        Assert.Equal(("王芳芳", "决策人"), (merged.Fields["name"], merged.Fields["role"]));
    }

    [Fact]
    public void a_field_that_was_not_shown_counts_as_seen_as_it_is()
        => Assert.Equal(["name"], ThreeWay.Merge(new Dictionary<string, string?>(), Original, With("name", "汪芳")).Changed);

    [Fact]
    public void a_field_that_the_thing_does_not_have_is_a_mistake_of_the_caller()
        => Assert.Throws<ArgumentException>(() => ThreeWay.Merge(Original, Original, new Dictionary<string, string?> { ["colour"] = "red" }));

    [Fact]
    public void what_a_form_showed_comes_back_as_it_was()
    {
        Assert.Equal(Original, ThreeWay.Unpack(ThreeWay.Pack(Original)));
        Assert.Empty(ThreeWay.Unpack("{cut off"));
        Assert.Empty(ThreeWay.Unpack(null));
    }

    [Fact]
    public void a_thousand_edits_by_two_people_lose_none_silently()
    {
        var random = new Random(7);
        var now = Enumerable.Range(0, 5).ToDictionary(i => $"f{i}", _ => (string?)"0", StringComparer.Ordinal);
        for (var i = 1; i <= 1000; i++)
        {
            var shown = new Dictionary<string, string?>(now, StringComparer.Ordinal);
            var (theirs, mine) = ($"f{random.Next(5)}", $"f{random.Next(5)}");
            now[theirs] = $"their {i}";
            var merged = ThreeWay.Merge(shown, now, new Dictionary<string, string?>(shown, StringComparer.Ordinal) { [mine] = $"my {i}" });

            Assert.Equal($"their {i}", theirs == mine ? merged.Clashes.Single().Theirs : merged.Fields[theirs]);
            Assert.Equal($"my {i}", theirs == mine ? merged.Clashes.Single().Mine : merged.Fields[mine]);
            now = new(merged.Fields, StringComparer.Ordinal);
        }
    }

    private static Dictionary<string, string?> With(string field, string? value) => new(Original, StringComparer.Ordinal) { [field] = value };
}
