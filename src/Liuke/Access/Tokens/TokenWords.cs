using Liuke.Basics;

namespace Liuke.Access.Tokens;

public static class TokenWords
{
    public static Text MayMake => new("使用访问令牌", "Use access tokens");
    public static Text MaySeeAll => new("管理所有人的访问令牌", "Look after everybody's access tokens");
    public static Text Mine => new("我的访问令牌", "My access tokens");
    public static Text OfAll => new("访问令牌", "Access tokens");
    public static Text MineSays => new("让别的程序以您的名义调用接口。令牌只做勾选的事，永远不超过您当时的权限；账号停用，令牌立即失效。", "Let another program call the API in your name. A token does only what is ticked, never more than you may at that moment, and ends at once when your account does.");
    public static Text AllSays => new("所有人的令牌。怀疑泄露时，在这里立即终止。", "Everybody's tokens. End one here at once when you fear it leaked.");
    public static Text ToDescription => new("接口说明（OpenAPI）", "API description (OpenAPI)");
    public static Text New => new("新建令牌", "New token");
    public static Text Name => new("用途", "What it is for");
    public static Text NameExample => new("例：ERP 每晚取客户状态", "e.g. nightly states for the ERP");
    public static Text Scopes => new("可以做的事", "What it may do");
    public static Text Days => new("有效期", "Good for");
    public static Text DaysOf(int days) => new($"{days} 天", $"{days} days");
    public static Text Make => new("生成令牌", "Make the token");
    public static Text Owner => new("所有人", "Owner");
    public static Text Created => new("生成时间", "Made");
    public static Text Expires => new("到期", "Expires");
    public static Text LastUsed => new("最近使用", "Last used");
    public static Text Never => new("从未使用", "Never");
    public static Text State => new("状态", "State");
    public static Text InForce => new("有效", "In force");
    public static Text Over => new("已失效", "Over");
    public static Text End => new("终止", "End it");
    public static Text EndThis(string name) => new($"终止令牌“{name}”", $"End the token {name}");
    public static Text Ended => new("令牌已终止，使用它的程序不能再访问。", "The token has ended; the program that used it can no longer call.");
    public static Text None => new("还没有令牌", "No tokens yet");
    public static Text NoneSays => new("需要让 ERP、报表或脚本读取留客的数据时，在这里生成一个。", "Make one here when an ERP, a report or a script needs Liuke's data.");
    public static Text MadeTitle => new("令牌已生成", "The token is made");
    public static Text MadeSays => new("请现在复制并妥善保存：离开此页后，任何人都不能再看到它。丢失时请终止它，再生成新的。", "Copy it now and keep it safe: once you leave this page, nobody can see it again. If it is lost, end it and make a new one.");
    public static Text Secret => new("令牌", "Token");
    public static Text HowTo => new("调用时放进请求头：", "Send it in a header of each call:");
    public static Text Back => new("保存好了，返回", "Kept; go back");

    public static Text NeedsName(int most) => new($"请填写令牌的用途，最多 {most} 个字。", $"Say what the token is for, in at most {most} characters.");
    public static Text NeedsDays(int most) => new($"有效期须在 1 到 {most} 天之间。", $"A token is good for 1 to {most} days.");
    public static Text NeedsScopes => new("请至少勾选一件令牌可以做的事。", "Tick at least one thing the token may do.");
    public static Text MoreThanMine => new("勾选的事超出了您的权限。请刷新页面后重选。", "Something ticked is more than you may do yourself. Refresh the page and choose again.");
    public static Text TooMany(int most) => new($"您已有 {most} 个有效令牌。请先终止不用的。", $"You have {most} tokens in force. End those you no longer use first.");
    public static Text NoSuchToken => new("没有这个令牌，可能已被删除。", "There is no such token.");
    public static Text EndedBefore => new("这个令牌之前已经终止。", "This token has ended already.");

    public static Text WasMade => new("生成了访问令牌", "Made an access token");
    public static Text WasEnded => new("终止了访问令牌", "Ended an access token");
}
