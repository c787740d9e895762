using Liuke.Basics;

namespace Liuke.Archive.Views;

internal static class ViewWords
{
    public static Text Permission => new("共享客户视图", "Share views of customers");
    public static Text Title => new("客户视图", "Views of customers");
    public static Text Says => new("把常用的筛选、排序和列存成一个视图，列表上方一点就开。共享出去的只是条件，各人仍只看到自己有权看的客户。", "A view keeps filters, order and columns under a name, one click above the list. Only the conditions are shared: everybody sees the customers within their own reach.");
    public static Text Views => new("视图", "Views");
    public static Text All => new("全部客户", "All customers");
    public static Text SaveAs => new("存为视图", "Save as a view");
    public static Text Manage => new("管理视图", "Manage views");
    public static Text Name => new("名称", "Name");
    public static Text SharedWith => new("给谁用", "For whom");
    public static Text Save => new("保存", "Save");
    public static Text Update => new("用当前条件更新", "Update with what is shown");
    public static Text Remove => new("删除", "Remove");
    public static Text Open => new("打开", "Open");
    public static Text MakeDefault => new("设为默认", "Open first");
    public static Text IsDefault => new("默认打开", "Opens first");
    public static Text NoDefault => new("不再默认打开", "Not first any more");
    public static Text None => new("还没有视图", "No views yet");
    public static Text NoneSays => new("在客户列表上筛选好以后，点“存为视图”。", "Filter the list of customers, then choose \"Save as a view\".");
    public static Text By(string? name) => new($"{name ?? "—"} 建", $"by {name ?? "—"}");

    public static Text NoSuchView => new("没有这个视图，或它没有共享给您。", "There is no such view, or it is not shared with you.");
    public static Text NotYours => new("这个视图是同事的，您不能改。", "This view is a colleague's: you cannot change it.");
    public static Text MayNotShare => new("您不能把视图共享给他人。", "You may not share views.");
    public static Text NoSuchShare => new("请选择给谁用。", "Choose for whom the view is.");
    public static Text TooLong => new("条件太多，存不下。", "These are too many conditions to keep.");
    public static Text TooMany(int most) => new($"每人最多 {most} 个视图，请先删除不用的。", $"{most} views a person is the most: remove some first.");
    public static Text NameLength(int most) => new($"名称须为 1 至 {most} 个字。", $"A name has 1 to {most} characters.");
    public static Text NameTaken(string name) => new($"您已有名为“{name}”的视图。", $"You have a view named {name} already.");

    public static Text Share(ViewShare share) => share switch
    {
        ViewShare.Department => new("本部门及下级", "My department and below"),
        ViewShare.Firm => new("全公司", "The whole firm"),
        _ => new("只给自己", "Only me"),
    };
}
