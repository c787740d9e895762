using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Firm;

internal static class FirmDoorWords
{
    public static Text Settings => new("公司设置", "Reads the company's settings");
    public static Text ChangeSettings => new("修改公司设置", "Changes the company's settings");
    public static Text Limits => new("各角色的上限", "Lists how much each role may do");
    public static Text ChangeLimit => new("修改某个角色的上限", "Changes how much one role may do");
    public static Text ChangeRight => new("修改某个角色的一项权限及范围", "Changes the scope in which a role holds a permission");
    public static Text Colleagues => new("范围内的同事和部门", "Lists the colleagues and departments within reach");
    public static Text Audit => new("审计记录，新的在前", "Lists the audit log, newest first");
    public static Text MyTokens => new("我的令牌；令牌本身不会显示", "Lists the caller's tokens; never their secrets");
    public static Text Tokens => new("所有人的令牌；令牌本身不会显示", "Lists everybody's tokens; never their secrets");
    public static Text EndToken => new("立即终止一个令牌", "Ends a token at once");

    public static ApiParameter[] AuditParameters =>
    [
        new("by", new("谁做的（编号）", "Who did it, by id"), "0190a000-0000-7000-8000-000000000000"),
        new("kind", new("哪一类", "Which kind"), "archive.mobile.revealed"),
        new("customer", new("客户编码", "A customer's code"), "C2026-00001-7"),
        new("from", new("从这一天起", "From this day on"), "2026-11-01"),
        new("to", new("到这一天止", "Until this day"), "2026-11-22"),
        new("after", new("上一页答案里的 after", "The field after of the page before"), "1200"),
    ];
}
