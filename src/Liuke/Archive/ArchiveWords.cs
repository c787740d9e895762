using Liuke.Basics;

namespace Liuke.Archive;

public static class ArchiveWords
{
    public static Text Customers => new("客户", "Customers");
    public static Text ViewCustomers => new("查看客户", "See customers");
    public static Text ViewPersonalFacts => new("查看个人信息类资料", "See personal facts");
    public static Text RevealMobile => new("查看完整手机号", "See whole mobile numbers");
    public static Text NoSuchCustomer => new("没有这位客户，或不在您的查看范围内。", "There is no such customer, or it is outside what you may see.");

    public static Text EachHasAStanding => new("每位客户都有一条留存状况", "Every customer has its one standing");
    public static Text LacksStanding(string code) => new($"客户 {code} 没有留存状况，或编号不符", $"Customer {code} has no standing, or one of another number");
    public static Text StandingsHaveCustomers => new("每条留存状况都属于一位客户", "Every standing belongs to a customer");
    public static Text LostStanding(string number) => new($"留存状况 {number} 没有客户", $"The standing {number} has no customer");
    public static Text StandingsFollowCustomers => new("留存状况的负责人和部门与客户一致", "A standing has the owner and department of its customer");
    public static Text OtherOwner(string code) => new($"客户 {code} 的负责人或部门与记录不一致", $"A row of customer {code} has another owner or department than the customer");
    public static Text CodesAreRight => new("客户编号的校验位都正确", "Every customer's code has its check digit");
    public static Text WrongCode(string code, string right) => new($"客户编号 {code} 应为 {right}", $"The customer's code {code} should be {right}");
    public static Text MobilesOpen => new("每个封存的手机号都能打开，并与索引相符", "Every sealed mobile opens and is found by its hash");
    public static Text MobileDoesNotOpen(string code) => new($"客户 {code} 的手机号打不开，或与索引不符", $"The mobile of customer {code} does not open, or is found by another hash");

    public static Text State(RetentionState state) => state switch
    {
        RetentionState.New => new("新客", "New"),
        RetentionState.Active => new("活跃", "Active"),
        RetentionState.Sleeping => new("沉睡", "Sleeping"),
        RetentionState.Lost => new("流失", "Lost"),
        RetentionState.WonBack => new("挽回", "Won back"),
        _ => new("未计算", "Not yet known"),
    };
}
