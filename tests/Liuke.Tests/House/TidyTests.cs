using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Nothing grows past the size at which it can be read.</summary>
public sealed class TidyTests
{
    private const int FileLines = 400, KernelLines = 600, MethodLines = 60, RazorLines = 200, FolderFiles = 25;

    /// <summary>What is larger today, with its size. The list may only shrink: a lower size must be written down.</summary>
    private static readonly Dictionary<string, int> Exceptions = new(StringComparer.Ordinal)
    {
    };

    private sealed record Size(string What, int Value, int Limit);

    [Fact]
    public void no_file_method_page_or_folder_is_too_large()
        => Assert.Empty(TooLarge(SourceFile.All).Where(size => size.Value > Exceptions.GetValueOrDefault(size.What, size.Limit))
            .Select(size => $"{size.What}: {size.Value}, at most {size.Limit}"));

    [Fact]
    public void the_exceptions_only_shrink()
    {
        var now = TooLarge(SourceFile.All).ToDictionary(size => size.What, size => size.Value, StringComparer.Ordinal);
        Assert.Empty(Exceptions.Where(e => now.GetValueOrDefault(e.Key) != e.Value).Select(e => $"{e.Key} is {now.GetValueOrDefault(e.Key)} now: write it down, or strike it out"));
    }

    [Fact]
    public void what_is_too_large_is_seen()
    {
        var longMethod = $"class A {{ void B() {{ {new string('\n', 70)} }} }}";
        SourceFile[] files =
        [
            new("src/Liuke/Archive/A.cs", longMethod),
            new("src/Liuke/Archive/B.cs", "class B;" + string.Concat(Enumerable.Repeat("\n// more", 400))),
            new("src/Liuke/Archive/C.razor", string.Concat(Enumerable.Repeat("<p></p>\n", 201))),
            .. Enumerable.Range(0, 26).Select(i => new SourceFile($"src/Liuke/Trade/C{i}.cs", "class C;")),
        ];
        Assert.Equal(["src/Liuke/Archive/B.cs", "src/Liuke/Archive/C.razor", "src/Liuke/Archive/A.cs, B", "src/Liuke/Trade"], TooLarge(files).Select(s => s.What));
    }

    private static IEnumerable<Size> TooLarge(IReadOnlyList<SourceFile> files)
        => Files(files).Concat(Methods(files)).Concat(Folders(files)).Where(size => size.Value > size.Limit);

    private static IEnumerable<Size> Files(IReadOnlyList<SourceFile> files) => files.Select(f => new Size(f.Path, f.Lines,
        f.IsRazor ? RazorLines : f.Path.StartsWith("src/Liuke.Statistics/", StringComparison.Ordinal) ? KernelLines : FileLines));

    private static IEnumerable<Size> Methods(IReadOnlyList<SourceFile> files)
        => from file in files
           where file.IsCSharp && !file.Path.Contains("/Migrations/", StringComparison.Ordinal) // a list of columns, not a thought
           from node in file.Syntax.DescendantNodes()
           let name = node switch
           {
               MethodDeclarationSyntax method => method.Identifier.Text,
               ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
               LocalFunctionStatementSyntax local => local.Identifier.Text,
               AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
               _ => null,
           }
           where name is not null
           let span = node.GetLocation().GetLineSpan()
           select new Size($"{file.Path}, {name}", span.EndLinePosition.Line - span.StartLinePosition.Line + 1, MethodLines);

    private static IEnumerable<Size> Folders(IReadOnlyList<SourceFile> files)
        => files.GroupBy(f => f.Folder, StringComparer.Ordinal).Select(folder => new Size(folder.Key, folder.Count(), FolderFiles));
}
