using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class ViewDoorWords
{
    public static Text Views => new("自己能用的客户视图；query 可直接接在客户列表后", "The views of customers one finds; query goes behind the list of customers as it is");
    public static Text Save => new("存一个视图", "Keeps a view");
    public static Text Change => new("改名、改条件或改共享范围", "Renames a view, or changes its conditions or for whom it is");
    public static Text Remove => new("删除一个视图", "Removes a view");
    public static Text Choose => new("选默认打开的视图；不填表示没有", "Chooses the view that opens first; none where nothing is said");
    public static Text Board => new("售前看板：每一步的客户数和最新的客户", "The pre-sale board: each step with its count and newest cards");
    public static Text Step => new("把潜在客户移到某一步，或转为客户", "Moves a prospect to a step, or to the customers");
    public static Text Regions => new("按地区的客户数、状态和金额", "Customers, states and money by region");
}
