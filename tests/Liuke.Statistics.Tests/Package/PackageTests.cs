using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Liuke.Statistics.BuyTillYouDie;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Liuke.Statistics.Tests.Package;

/// <summary>These tests redirect the console, which no other may use meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What others will see of the library.</summary>
[Collection(nameof(Alone))]
public sealed class PackageTests
{
    private static readonly Assembly Library = typeof(MbgNbd).Assembly;
    private static readonly string Home = FindHome();

    [Fact]
    public void the_public_surface_is_the_one_written_down()
    {
        var file = Path.Combine(Home, "PublicAPI.txt");
        var surface = PublicSurface.Lines(Library);
        // LIUKE_WRITE_PUBLIC_API=1 writes the file anew; the difference is then looked at in review.
        if (Environment.GetEnvironmentVariable("LIUKE_WRITE_PUBLIC_API") == "1") File.WriteAllLines(file, surface);
        var written = File.ReadAllLines(file);

        Assert.Equal([], surface.Except(written, StringComparer.Ordinal));
        Assert.Equal([], written.Except(surface, StringComparer.Ordinal));
    }

    [Fact]
    public void every_parameter_of_every_method_shown_is_documented()
    {
        var documents = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .GroupBy(member => member.Attribute("name")!.Value.Split('(')[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var type in Library.GetExportedTypes())
            foreach (var method in PublicSurface.Methods(type).Where(m => !m.IsSpecialName && m.GetParameters().Length > 0 && m.DeclaringType == type))
            {
                var name = $"M:{type.FullName}.{method.Name}{(method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "")}";
                if (!documents.TryGetValue(name, out var told)) continue; // made by the compiler
                var names = method.GetParameters().Select(p => p.Name!).ToArray();
                if (!told.Any(member => member.Element("inheritdoc") is not null || names.All(n => member.Elements("param").Any(p => p.Attribute("name")?.Value == n && p.Value.Trim().Length > 0))))
                    missing.Add($"{name}({string.Join(", ", names)})");
            }
        Assert.Empty(missing);
    }

    [Fact]
    public void the_example_of_the_readme_compiles_runs_and_prints_what_it_says()
    {
        var readme = File.ReadAllText(Path.Combine(Home, "README.md"));
        var printed = Run(Block(readme, "csharp"), Cdnow.Path("cdnow_sample.csv"));

        Assert.Equal(Block(readme, "text").Trim(), printed.Trim(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void a_package_is_made_that_holds_all_it_should_and_nothing_of_this_machine()
    {
        var folder = Directory.CreateTempSubdirectory("liuke");
        try
        {
            Pack(folder.FullName);
            using var package = ZipFile.OpenRead(Assert.Single(folder.GetFiles("Liuke.Statistics.*.nupkg")).FullName);
            foreach (var wanted in (string[])["README.md", "LICENSE", "lib/net10.0/Liuke.Statistics.dll", "lib/net10.0/Liuke.Statistics.xml"])
                Assert.NotNull(package.GetEntry(wanted));
            using var symbols = ZipFile.OpenRead(Assert.Single(folder.GetFiles("Liuke.Statistics.*.snupkg")).FullName);
            Assert.Contains(symbols.Entries, entry => entry.FullName.EndsWith("Liuke.Statistics.pdb", StringComparison.Ordinal));

            var described = XDocument.Load(package.GetEntry("Liuke.Statistics.nuspec")!.Open()).Descendants().ToLookup(e => e.Name.LocalName, e => e.Value);
            Assert.Equal("Apache-2.0", described["license"].Single());
            Assert.Equal("README.md", described["readme"].Single());
            Assert.DoesNotContain(described["dependency"], _ => true);
            var here = Encoding.UTF8.GetBytes(Path.GetFullPath(Path.Combine(Home, "..", "..")));
            foreach (var entry in package.Entries.Concat(symbols.Entries))
                Assert.True(Bytes(entry).AsSpan().IndexOf(here) < 0, $"{entry.FullName} tells of this machine.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Pack(string into)
    {
        var configuration = Library.Location.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", Home, "-c", configuration, "--no-build", "-o", into, "-v", "q", "--nologo"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        })!;
        var said = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();
        Assert.True(pack.ExitCode == 0, said);
    }

    private static string Run(string code, params string[] args)
    {
        const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(Library.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Example", [CSharpSyntaxTree.ParseText(Usings + code)], references, new(OutputKind.ConsoleApplication));
        using var bytes = new MemoryStream();
        var emitted = compilation.Emit(bytes);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));

        var (normal, culture) = (Console.Out, System.Globalization.CultureInfo.CurrentCulture);
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            Assembly.Load(bytes.ToArray()).EntryPoint!.Invoke(null, [args]);
        }
        finally
        {
            Console.SetOut(normal);
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
        return written.ToString();
    }

    private static string Block(string readme, string language)
    {
        var from = readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)];
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var stream = entry.Open()) stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "src", "Liuke.Statistics") is var home && Directory.Exists(home)) return home;
        throw new DirectoryNotFoundException("The checkout is missing.");
    }
}
