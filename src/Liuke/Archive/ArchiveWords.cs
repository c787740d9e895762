using Liuke.Basics;

namespace Liuke.Archive;

public static class ArchiveWords
{
    public static Text Customers => new("客户", "Customers");
    public static Text ViewCustomers => new("查看客户", "See customers");
    public static Text RevealMobile => new("查看完整手机号", "See whole mobile numbers");
    public static Text NoSuchCustomer => new("没有这位客户，或不在您的查看范围内。", "There is no such customer, or it is outside what you may see.");

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
