using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.PeoplesData.Requests;

public static class RequestWords
{
    public static Text Desk => new("个人信息请求", "Requests about personal data");
    public static Text DeskSays => new("查阅、更正、删除：谁要求、凭什么、何时到期、办到哪一步。收到后 15 个工作日内须答复。", "To correct, to erase: who asks, on what grounds, until when, how far it is. Each is answered within 15 working days.");
    public static Text Take => new("登记和答复个人信息请求", "Take down and answer requests about personal data");
    public static Text Settle => new("暂缓、提交和拒绝个人信息请求", "Hold, submit and refuse requests about personal data");
    public static Text CopyData => new("导出客户个人信息副本", "Take out a copy of a customer's personal data");
    public static Text DataTitle => new("个人信息：副本与请求", "Personal data: copy and requests");
    public static Text DataSays => new("本人有权查阅、复制、更正和删除其个人信息。", "A person may see, copy, correct and erase what is held on them.");
    public static Text CopyTitle => new("个人信息副本", "A copy of personal data");
    public static Text CopySays => new("我们保存的全部信息：来源、经手人、被谁看过、同意记录。JSON 与 CSV，打成一个 ZIP 文件。导出前须再次验证身份；计入当日导出次数并留痕。", "Everything held: where it came from, who entered it, who looked at it, consents. JSON and CSV in one ZIP. One proves again who one is; it is counted and logged.");
    public static Text Whole => new("整份客户档案", "The whole file");
    public static Text About => new("关于", "About");
    public static Text Export => new("导出副本", "Take out a copy");
    public static Text NewTitle => new("登记一项请求", "Take down a request");
    public static Text Kind => new("请求", "Request");
    public static Text AskedBy => new("提出人", "Asked by");
    public static Text GroundsTitle => new("理由", "Grounds");
    public static Text Proof => new("身份凭据（怎样确认提出人有权要求）", "Proof (how it is known that they may ask)");
    public static Text ProofExample => new("如：来电号码与登记一致并核对身份证后四位", "Called from the number on file; last four of the id card checked");
    public static Text Words => new("更正内容（更正请求必填）", "What is to be corrected (needed for a correction)");
    public static Text Keep => new("登记", "Take down");
    public static Text Requests => new("请求记录", "Requests");
    public static Text NoneHere => new("还没有请求。", "No requests yet.");
    public static Text None => new("没有待办的个人信息请求", "No open requests about personal data");
    public static Text NoneSays => new("在客户档案的“同意与个人信息”旁登记：本人来电、来函或由代理人提出。", "They are taken down on a customer's file, beside consent: by call, by letter or through somebody authorised.");
    public static Text OpenOnes => new("待办", "Open");
    public static Text ClosedOnes => new("已办结", "Closed");
    public static Text Due => new("到期", "Due");
    public static Text StateTitle => new("状态", "State");
    public static Text Customer => new("客户", "Customer");
    public static Text TakenBy => new("登记人", "Taken by");
    public static Text HoldTitle => new("暂缓（法律要求保留）", "Hold (kept by law)");
    public static Text HeldUntil => new("暂缓至", "Held until");
    public static Text HoldNote => new("说明", "Note");
    public static Text Held => new("暂缓", "Hold");
    public static Text Release => new("解除暂缓", "Release");
    public static Text Submit => new("提交总经理审批", "Submit to the general manager");
    public static Text Answer => new("答复", "Answer");
    public static Text Corrected => new("已更正", "Corrected");
    public static Text Refuse => new("拒绝", "Refuse");
    public static Text SeeApproval => new("查看审批", "See the approval");
    public static Text SubmitSays => new("批准后：档案、联系方式、往来、历史、附件和导入文件中的本人信息全部删除，订单金额以化名保留。不能撤销。", "Once approved, everything of the person goes: file, numbers, interactions, history, import files; money stays under a pseudonym. It cannot be undone.");
    public static Text NotErasableWhole => new("这是单位：可以删除某位联系人，或档案中标为个人信息的内容；单位本身的资料不删除。", "This is a firm: one contact, or the facts that tell of persons, can be erased; what is the firm's own stays.");
    public static Text Overdue => new("已逾期", "Overdue");
    public static Text DaysLeft(int days) => days < 0 ? new($"逾期 {-days} 天", $"{-days} days late") : new($"还有 {days} 天", $"{days} days left");
    public static Text AuditTaken => new("登记了个人信息请求", "Took down a request about personal data");
    public static Text AuditChanged => new("办理了个人信息请求", "Dealt with a request about personal data");
    public static Text NoSuchKind => new("没有这种请求、提出人或理由。请从列表中选择。", "There is no such request, asker or ground. Choose one of the list.");
    public static Text NeedsProof(int most) => new($"请写明怎样确认提出人的身份（最多 {most} 字）。", $"Say how it is known who asks ({most} characters at most).");
    public static Text WordsTooLong(int most) => new($"最多 {most} 字。请缩短后再试。", $"{most} characters at most. Make it shorter.");
    public static Text SayWhat => new("请写明要更正什么。", "Say what is to be corrected.");
    public static Text AskedBefore => new("同一人的同类请求还未办结。", "A request of this kind about the same person is still open.");
    public static Text NoSuchRequest => new("没有这项请求。", "There is no such request.");
    public static Text NotNow => new("这项请求现在不能这样办理：它已经办结，或正在审批。", "This request cannot be dealt with like that now: it is closed, or being decided.");
    public static Text SayWhyHeld => new("请选择暂缓的原因。", "Choose why it is held.");
    public static Text HeldUntilLater => new("请填写今天以后的日期。", "Give a day after today.");
    public static Text HeldByLaw(LocalDate until) => new($"依法暂缓至 {until:uuuu-MM-dd}。请先解除暂缓。", $"Held by law until {until:uuuu-MM-dd}. Release it first.");
    public static Text ErasedByApproval => new("删除须经总经理批准后由系统执行。", "An erasure is done by the program once the general manager approves.");
    public static Text NeedsAnswer(int most) => new($"请写明答复（最多 {most} 字）。", $"Say what is answered ({most} characters at most).");
    public static Text ApprovalTitle => new("删除个人信息", "Erase personal data");
    public static Text Headline(string code, Text what) => new($"删除客户 {code} 的{what.Zh}", $"Erase {what.En} of customer {code}");
    public static Text Code => new("客户编号", "Customer code");
    public static Text OrdersStay => new("以化名保留的订单", "Orders that stay under a pseudonym");
    public static Text DueOn(LocalDate day) => Text.Same(day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    public static Text What(bool isPerson, bool isContact) => isContact ? new("一位联系人", "one contact") : isPerson ? new("全部个人信息", "all personal data") : new("标为个人信息的内容", "facts marked as personal");

    public static Text Of(RequestKind kind) => kind == RequestKind.Erase ? new("删除", "Erase") : new("更正", "Correct");

    public static Text Of(Asker asker) => asker switch
    {
        Asker.Person => new("本人", "The person"),
        Asker.Guardian => new("监护人", "A guardian"),
        Asker.Authorised => new("代理人", "Somebody authorised"),
        _ => new("已故者近亲属", "A close relative of a dead person"),
    };

    public static Text Of(Grounds grounds) => grounds switch
    {
        Grounds.ConsentWithdrawn => new("撤回同意", "Consent withdrawn"),
        Grounds.PurposeReached => new("目的已实现或不再必要", "Purpose reached, or no longer needed"),
        Grounds.PeriodOver => new("停止服务或保存期限已满", "Service ended, or the period is over"),
        Grounds.Unlawful => new("违法或违约处理", "Handled against law or agreement"),
        _ => new("其他", "Other"),
    };

    public static Text Of(RequestState state) => state switch
    {
        RequestState.Asked => new("已登记", "Taken down"),
        RequestState.Held => new("依法暂缓", "Held by law"),
        RequestState.Deciding => new("审批中", "Being decided"),
        RequestState.Doing => new("正在删除", "Being erased"),
        RequestState.Done => new("已办结", "Done"),
        _ => new("已拒绝", "Refused"),
    };

    public static Text Of(LegalHold hold) => hold switch
    {
        LegalHold.Books => new("账簿凭证保存期未满", "Books must still be kept"),
        LegalHold.Dispute => new("争议或诉讼", "A dispute"),
        LegalHold.Authority => new("主管机关要求", "An authority's order"),
        _ => new("无", "None"),
    };
}
