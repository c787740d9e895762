using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Liuke.Tests.House;

/// <summary>Which room lies on which floor, and who leans on whom.</summary>
public static partial class Floors
{
    /// <summary>From the ground up. A room may use rooms on lower floors; two on one floor do not know each other.</summary>
    public static readonly IReadOnlyList<string[]> FromTheGround =
    [
        ["Basics"],
        ["Storage", "Ui"],
        ["Jobs"],
        ["Access"],
        ["Intake", "Exports"],
        ["Archive"],
        ["FollowUp"],
        ["Trade"],
        ["Insight"],
        ["Reports"],
        ["Api", "CommandLine"],
        ["Demo"],
    ];

    public static int? Of(string room)
    {
        for (var floor = 0; floor < FromTheGround.Count; floor++)
            if (FromTheGround[floor].Contains(room)) return floor;
        return null;
    }

    /// <summary>Every place where a room leans on one that is not below it.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<SourceFile> files)
        => from arrow in Arrows(files)
           where Of(arrow.To) is not { } below || Of(arrow.From) is not { } above || below >= above
           select $"{arrow.File}: {arrow.From} leans on {arrow.To} ({arrow.By})";

    public sealed record Arrow(string File, string From, string To, string By);

    /// <summary>Usings, and names qualified by a room: Liuke.Storage.Reach, or Storage.Reach where no using is needed.</summary>
    public static IEnumerable<Arrow> Arrows(IReadOnlyList<SourceFile> files)
    {
        var types = files.Where(f => f.Room is not null).GroupBy(f => f.Room!, StringComparer.Ordinal)
            .ToDictionary(room => room.Key, room => room.SelectMany(Declared).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return from file in files
               where file.Room is not null
               from name in Usings().Matches(file.Text).Concat(Qualified().Matches(file.Text))
               let room = name.Groups["room"].Value
               where room != file.Room && types.TryGetValue(room, out var known)
                   && (name.Value.Contains("Liuke.", StringComparison.Ordinal) || known.Contains(name.Groups["type"].Value))
               select new Arrow(file.Path, file.Room!, room, name.Value.Trim());
    }

    private static IEnumerable<string> Declared(SourceFile file) => file.IsRazor
        ? [Path.GetFileNameWithoutExtension(file.Path)]
        : file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(t => t.Identifier.Text);

    [GeneratedRegex(@"using\s+(static\s+|\w+\s*=\s*)?Liuke\.(?<room>\w+)")]
    private static partial Regex Usings();

    [GeneratedRegex(@"(?<![\w.])(Liuke\.)?(?<room>[A-Z]\w*)\.(?<type>[A-Z]\w*)")]
    private static partial Regex Qualified();
}
