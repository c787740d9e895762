using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Prospects;

/// <summary>The prospects of a region who want a product: /customers?set=prospects&amp;value=浙江|灯具. A star stands for all of them, nothing for what is not said.</summary>
internal sealed class ProspectSet : ICustomerSet
{
    public const string Key = "prospects";
    private const string Every = "*";
    private const int LongestValue = 400;

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => Read(asked.Value) is var (region, product) ? ProspectWords.Set(Said(region), Said(product)) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var (region, product) = Read(asked.Value)!.Value;
        return ProspectRows.Members(db, region, product);
    }

    public static string Href(string? region, string? product) => $"{CustomerFilter.Path}?set={Key}&value={Uri.EscapeDataString($"{region ?? Every}|{product ?? Every}")}";

    private static (string? Region, string? Product)? Read(string? value)
    {
        if (value is null or { Length: > LongestValue } || value.Split('|') is not [var region, var product]) return null;
        return (region == Every ? null : region, product == Every ? null : product);
    }

    private static string? Said(string? word) => word is "" ? ProspectWords.Unsaid.ToString() : word;
}
