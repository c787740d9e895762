using Liuke.Basics;

namespace Liuke.Ui;

/// <summary>An entry of the main menu, registered by its room and shown to whoever has the permission.</summary>
/// <param name="Icon">A Tabler icon without its prefix.</param>
/// <param name="OnPhone">Whether it stands in the phone's bottom bar.</param>
public sealed record MenuEntry(Text Title, string Href, string Icon, string Permission, int Order, bool OnPhone = false)
{
    /// <summary>Entries for those who look after the house stand last, under a heading of their own.</summary>
    public bool IsAdministration => Order >= 80;

    /// <summary>The number beside the entry, when there is one worth showing.</summary>
    public Func<IServiceProvider, CancellationToken, Task<int>>? Count { get; init; }
}

/// <summary>Who is looking at the page, in words for its head. Filled in by the floor that knows people.</summary>
public sealed class Visitor
{
    public string Name { get; set; } = "";
    public Text Role { get; set; }
    public string Department { get; set; } = "";
    public string Initial => Name.Length == 0 ? "" : Name[..1];
}

/// <summary>Shows a number of another page as that page would: within the reach of its permission. Given by the floor that knows permissions.</summary>
public interface ILookThroughDoor
{
    /// <summary>A scope of its own: layout and page are drawn side by side, and neither may see with the other's eyes.</summary>
    AsyncServiceScope Through(string permission);
}
