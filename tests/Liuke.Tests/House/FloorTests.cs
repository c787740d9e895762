using Xunit;

namespace Liuke.Tests.House;

public sealed class FloorTests
{
    [Fact]
    public void every_room_lies_on_a_floor()
        => Assert.Empty(SourceFile.All.Select(f => f.Room).OfType<string>().Distinct().Where(room => Floors.Of(room) is null));

    [Fact]
    public void no_room_leans_on_a_room_beside_or_above_it() => Assert.Empty(Floors.Broken(SourceFile.All));

    [Fact]
    public void the_namespace_of_a_file_is_its_folder()
    {
        var wrong = from file in SourceFile.All
                    where file.Room is not null && file.IsCSharp
                    let expected = file.Folder["src/".Length..].Replace('/', '.')
                    where !file.Text.Contains($"namespace {expected};", StringComparison.Ordinal)
                    select $"{file.Path} should say namespace {expected};";
        Assert.Empty(wrong);
    }

    [Fact]
    public void what_every_page_imports_is_basics_ui_and_the_framework()
    {
        var imported = SourceFile.All.Where(f => f.Path.EndsWith("_Imports.razor", StringComparison.Ordinal))
            .SelectMany(f => f.Text.Split('\n')).Where(line => line.StartsWith("@using Liuke", StringComparison.Ordinal)).Select(line => line.Trim());
        Assert.Empty(imported.Except(["@using Liuke.Basics", "@using Liuke.Ui"]));
        Assert.Empty(SourceFile.All.Where(f => f.Text.Contains("global using ", StringComparison.Ordinal) && f.Room is not null).Select(f => f.Path));
    }

    [Fact]
    public void the_statistics_know_nothing_of_the_application_and_do_no_input_or_output()
    {
        var kernels = SourceFile.All.Where(f => f.Path.StartsWith("src/Liuke.Statistics/", StringComparison.Ordinal));
        string[] banned = ["using System.IO", "using Microsoft", "using NodaTime", "using System.Net", "DateTime", "IClock"];
        Assert.Empty(kernels.SelectMany(f => banned.Where(b => f.Text.Contains(b, StringComparison.Ordinal)).Select(b => $"{f.Path}: {b}")));
    }

    [Theory]
    [InlineData("Archive", "using Liuke.Trade;")]
    [InlineData("Storage", "using Liuke.Ui;")]
    [InlineData("Archive", "namespace Liuke.Archive; class A { Trade.Order? order; }")]
    [InlineData("Archive", "namespace Liuke.Archive; class A { Liuke.Trade.Order? order; }")]
    [InlineData("Archive", "using static Liuke.Trade.Order;")]
    [InlineData("Archive", "using O = Liuke.Trade.Order;")]
    public void an_arrow_sideways_or_upward_is_seen(string room, string source)
    {
        SourceFile[] files =
        [
            new($"src/Liuke/{room}/A.cs", source),
            new("src/Liuke/Trade/Order.cs", "namespace Liuke.Trade; class Order;"),
            new("src/Liuke/Ui/Part.cs", "namespace Liuke.Ui; class Part;"),
        ];
        Assert.NotEmpty(Floors.Broken(files));
    }

    [Fact]
    public void an_arrow_downward_is_fine()
    {
        SourceFile[] files =
        [
            new("src/Liuke/Trade/Order.cs", "using Liuke.Archive; namespace Liuke.Trade; class Order { Archive.Customer? of; Jobs.Where x; }"),
            new("src/Liuke/Archive/Customer.cs", "namespace Liuke.Archive; class Customer;"),
        ];
        Assert.Empty(Floors.Broken(files));
    }
}
