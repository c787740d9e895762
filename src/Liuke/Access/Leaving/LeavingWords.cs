using Liuke.Basics;

namespace Liuke.Access.Leaving;

/// <summary>What somebody who is about to leave is told.</summary>
public static class LeavingWords
{
    public static Text NoExports => new("您已登记为离职交接中，不能再导出资料。确有需要请找总经理。", "You are marked as leaving the firm, so you can take no lists out any more. If you need one, speak to the general manager.");
    public static Text FewNumbers(int most) => new($"您已登记为离职交接中，每天最多查看 {most} 个完整号码，今天已用完。确有需要请找总经理。", $"You are marked as leaving the firm: {most} whole numbers a day, and today's are used up. If you need more, speak to the general manager.");
    public static Text NoTokens => new("您已登记为离职交接中，不能再生成接口令牌。", "You are marked as leaving the firm, so you can make no tokens any more.");
    public static Text TokensEnded => new("作废令牌", "Tokens ended");
}
