using Liuke.Basics;

namespace Liuke.Archive.Regions;

internal static class RegionWords
{
    public static Text Title => new("客户地区分布", "Customers by region");
    public static Text Says(int regions, int customers) => new($"{regions} 个地区，{customers:#,0} 位客户。点地区看名单。", $"{regions} regions, {customers:#,0} customers. A region opens its list.");
    public static Text Region => new("地区", "Region");
    public static Text Customers => new("客户数", "Customers");
    public static Text AtRisk => new("面临的损失", "At stake");
    public static Text YearProfit => new("近一年毛利", "Margin of the year");
    public static Text Net => new("累计净额", "Net turnover");
    public static Text Unknown => new("未填地区", "No region");
    public static Text None => new("还没有客户", "No customers yet");
    public static Text Others => new("其他", "Others");
}
