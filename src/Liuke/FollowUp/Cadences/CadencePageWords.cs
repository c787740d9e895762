using Liuke.Basics;

namespace Liuke.FollowUp.Cadences;

/// <summary>The words of the pages of grades and rhythms.</summary>
public static class CadencePageWords
{
    public static Text Title => new("跟进节奏", "Follow-up");
    public static Text Grades => new("跟进等级", "Follow-up grades");
    public static Text GradesSay => new("等级决定多久联系一次：A 每周、B 半月、C 每月，D 放入公海。它和价值象限是两回事。", "The grade says how often: A weekly, B half-monthly, C monthly, D is let go. It is not the value quadrant.");
    public static Text Grade => new("等级", "Grade");
    public static Text LastTouch => new("上次联系", "Last contact");
    public static Text NextTouch => new("下次联系", "Next contact");
    public static Text Never => new("还没有", "none yet");
    public static Text NotFollowed => new("不在跟进周期内", "not followed");
    public static Text Every(int days) => new($"至少每 {days} 天一次", $"at least every {days} days");
    public static Text Suggested => new("系统建议", "Suggested");
    public static Text SuggestedGrade(string grade) => new($"建议 {grade} 级", $"Suggested: {grade}");
    public static Text HoldsSuggestion => new("按建议执行，尚未有人设置", "The suggestion holds; nobody has set a grade");
    public static Text SetBy(string name) => new($"{name} 设置", $"set by {name}");
    public static Text Overdue(int days) => new($"逾期 {days} 天", days == 1 ? "1 day overdue" : $"{days} days overdue");
    public static Text MayExpect => new("享有", "Entitled to");
    public static Text Change => new("设置等级", "Set the grade");
    public static Text Why => new("原因", "Why");
    public static Text WhyHint => new("降级或放入公海时必填", "needed for a looser grade");
    public static Text Save => new("保存", "Save");
    public static Text WaitsFor(string name, string grade) => new($"{name} 申请改为 {grade} 级，等待经理确认", $"{name} asked for {grade}; a manager has to agree");
    public static Text Agree => new("同意", "Agree");
    public static Text Decline => new("不同意", "Decline");
    public static Text DeclineWhy => new("不同意的原因", "Why not");
    public static Text History => new("变更记录", "History");
    public static Text Waiting => new("待确认的降级", "Looser grades to confirm");
    public static Text NothingWaits => new("没有等待确认的等级", "Nothing to confirm");
    public static Text NothingWaitsSays => new("业务员申请降级或放入公海时，会出现在这里。", "When somebody asks for a looser grade, it appears here.");
    public static Text Customer => new("客户", "Customer");
    public static Text From => new("现在", "Now");
    public static Text To => new("申请", "Asked for");
    public static Text AskedBy => new("申请人", "Asked by");
    public static Text Customers => new("位客户", "customers");
    public static Text Rules => new("跟进规则", "Rules of following up");
    public static Text RulesSay => new("周期从上次双向联系或拜访算起；群发消息不算联系。", "The period runs from the last two-way contact or visit; a mass message is none.");
    public static Text RulesChanged => new("修改了跟进规则", "Changed the rules of following up");
    public static Text Days(string grade) => new($"{grade} 级周期（天）", $"Period of {grade} (days)");
    public static Text Lead => new("提前几天出现在待办", "Days ahead in Today");
    public static Text Share(string grade) => new($"建议为 {grade} 级的比例（%）", $"Share suggested for {grade} (%)");
    public static Text ShareHint => new("按未来一年有望毛利排序，从高到低", "by the margin expected in the next year, from the top");
    public static Text Calls => new("电话", "Calls");
    public static Text Messages => new("微信、邮件、短信、信函", "WeChat, e-mail, text messages, letters");
    public static Text Counts(CountsAs how) => how switch
    {
        CountsAs.Always => new("都算联系", "always count"),
        CountsAs.WhenTheySpeak => new("客户回复才算", "count when the customer speaks"),
        _ => new("不算联系", "never count"),
    };

    public static Text Entitlements(string grade) => new($"{grade} 级客户的待遇（每行一条）", $"What customers of {grade} may expect, one a line");
    public static Text Saved => new("已保存。周期从每位客户的下一次联系起生效。", "Saved. Periods hold from each customer's next contact on.");
    public static Text GradeSaved => new("已设置。", "The grade is set.");
    public static Text BackTo => new("返回客户", "Back to the customer");
}
