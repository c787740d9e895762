using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Liuke.Tests.House;

/// <summary>One source file of the project, as the tests about the code read it.</summary>
/// <param name="Path">From the top of the project, with forward slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "lib", "data", "TestResults"];

    /// <summary>The folder that holds Liuke.slnx.</summary>
    public static string Top { get; } = FindTop();

    /// <summary>Everything that people write: C#, Razor and scripts under src, tests and bench.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. new[] { "src", "tests", "bench" }.SelectMany(Read).OrderBy(f => f.Path, StringComparer.Ordinal),
    ];

    /// <summary>The folder under src/Liuke that the file lies in; null for Program.cs, scripts and other projects.</summary>
    public string? Room => Path.Split('/') is ["src", "Liuke", not "wwwroot" and var room, _, ..] ? room : null;

    public string Folder => Path[..Path.LastIndexOf('/')];

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public int Lines => Text.AsSpan().TrimEnd().Count('\n') + 1;

    public SyntaxNode Syntax => CSharpSyntaxTree.ParseText(Text).GetRoot();

    private static IEnumerable<SourceFile> Read(string folder)
        => Directory.EnumerateFiles(System.IO.Path.Combine(Top, folder), "*", SearchOption.AllDirectories)
            .Where(file => System.IO.Path.GetExtension(file) is ".cs" or ".razor" or ".js")
            .Select(file => (file, path: System.IO.Path.GetRelativePath(Top, file).Replace('\\', '/')))
            .Where(found => !found.path.Split('/').Intersect(NotOurs).Any())
            .Select(found => new SourceFile(found.path, File.ReadAllText(found.file)));

    private static string FindTop()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Liuke.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The tests about the code need the sources around them.");
    }
}
