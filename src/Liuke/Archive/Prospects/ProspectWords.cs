using System.Globalization;
using Liuke.Basics;

namespace Liuke.Archive.Prospects;

internal static class ProspectWords
{
    public static Text Title => new("潜在客户分布", "Prospects");
    public static Text Says => new("各地区对各类产品有意向的潜在客户数；括号里是其中比较了解的。点数字看名单。", "How many prospects of each region want which product; in brackets those that are well known. A number opens the list.");
    public static Text Region => new("地区", "Region");
    public static Text All => new("合计", "All");
    public static Text Unsaid => new("未注明", "Not said");
    public static Text None => new("还没有潜在客户", "No prospects yet");
    public static Text NoneSays => new("新建档案时选“潜在客户”，在“潜在需求概况”里填地区、意向产品和了解程度，这里就会汇总。", "Enter customers as prospects, with region, products wanted and how well they are known: they are counted here.");
    public static Text Known(int known) => new($"（了解 {known}）", $"({known} known)");
    public static Text Share(int all, int known) => new($"共 {all} 位，其中 {(all == 0 ? 0 : (double)known / all).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)} 比较了解", $"{all} in all, {(all == 0 ? 0 : (double)known / all).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)} of them known");
    public static Text More(int more) => new($"另有 {more} 个地区或产品没有列出。", $"{more} more regions or products are not shown.");

    public static Text Set(string? region, string? product) => (region, product) switch
    {
        (null, null) => new("潜在客户", "Prospects"),
        ({ } r, null) => new($"潜在客户：{r}", $"Prospects: {r}"),
        (null, { } p) => new($"潜在客户：{p}", $"Prospects: {p}"),
        ({ } r, { } p) => new($"潜在客户：{r}，{p}", $"Prospects: {r}, {p}"),
    };
}
