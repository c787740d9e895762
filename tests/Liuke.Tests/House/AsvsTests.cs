using System.Text.RegularExpressions;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>docs/asvs.md answers every requirement of ASVS 5.0 of levels 1 and 2, and names only tests that exist.</summary>
public sealed partial class AsvsTests
{
    private static readonly string[] Answers = ["test", "fact", "part", "later", "n/a"];

    [Fact]
    public void every_requirement_has_one_answer()
    {
        var asked = File.ReadAllLines(Path.Combine(SourceFile.Top, "tests/data/asvs-5.0-levels-1-2.txt")).Where(line => !line.StartsWith('#')).ToList();
        var answered = Rows().ToList();

        Assert.Equal(253, asked.Count);
        Assert.Equal(asked, answered.Select(r => r.Id));
        Assert.All(answered, row => Assert.True(Answers.Contains(row.Answer) && row.Says.Length > 0 && row.Why.Length > 0, row.Id));
    }

    [Fact]
    public void the_tests_it_names_exist()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(SourceFile.Top, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TestName().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Rows().Where(r => r.Answer == "test" && !tests.Contains(r.Why.Trim('`'))).Select(r => $"{r.Id} names {r.Why}"));
    }

    [Fact]
    public void the_counts_at_its_head_are_right()
    {
        var text = File.ReadAllText(Path.Combine(SourceFile.Top, "docs/asvs.md"));
        Assert.All(Answers, answer => Assert.Equal(Rows().Count(r => r.Answer == answer), int.Parse(Regex.Match(text, $"`{answer}`: ([0-9]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, null)));
    }

    private static IEnumerable<(string Id, string Says, string Answer, string Why)> Rows()
        => from line in File.ReadAllLines(Path.Combine(SourceFile.Top, "docs/asvs.md"))
           where Row().IsMatch(line)
           let cells = line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)
           select (cells[0], cells[1], cells[2], cells[3]);

    [GeneratedRegex(@"^\| [0-9]+\.[0-9]+\.[0-9]+ \|", RegexOptions.None, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?:void|Task) (\w+)\(\w*", RegexOptions.None, 5000)]
    private static partial Regex TestName();
}
