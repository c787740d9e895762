using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.PeoplesData;

public static class ConsentWords
{
    public static Text Title => new("同意与个人信息", "Consent and personal data");
    public static Text Says => new("客户同意我们怎样联系、怎样使用其信息。撤回与同意一样容易，一次点击即可，立即生效。", "How the customer lets us get in touch and use their data. Taking consent back is as easy as giving it: one click, at once.");
    public static Text Keep => new("登记和撤回客户的同意", "Keep and withdraw customers' consent");
    public static Text Purpose => new("用途", "Purpose");
    public static Text Channel => new("方式", "Way");
    public static Text When => new("时间", "When");
    public static Text What => new("内容", "What");
    public static Text Who => new("经手人", "Heard by");
    public static Text Words => new("凭据（客户的原话或签字内容）", "Proof (what was said or signed)");
    public static Text ProofTitle => new("凭据", "Proof");
    public static Text Source => new("来源", "Where it was given");
    public static Text SourceExample => new("如：电话、展会、签字表", "A call, a fair, a signed form");
    public static Text Enter => new("登记同意", "Keep a consent");
    public static Text History => new("历史（只增不改）", "History (only ever added to)");
    public static Text NoHistory => new("还没有登记过同意。未经同意，只为履行合同联系客户。", "No consent was kept yet. Without one, the customer is contacted for the contract only.");
    public static Text Withdraw => new("撤回", "Withdraw");
    public static Text WithdrawAll => new("全部撤回", "Withdraw all");
    public static Text Allowed => new("允许", "Allowed");
    public static Text NotAllowed => new("不允许", "Not allowed");
    public static Text Personalised => new("个性化：允许评分、分群和个性化优惠", "Personalisation: scores, segments and personal offers allowed");
    public static Text Impersonal => new("不做个性化：不参与评分、分群和个性化优惠", "No personalisation: in no score, segment or personal offer");
    public static Text ImpersonalShort => new("不做个性化", "No personalisation");
    public static Text RefuseProfiling => new("关闭个性化", "Turn personalisation off");
    public static Text AllowProfiling => new("恢复个性化", "Turn personalisation on again");
    public static Text AskedForIt => new("客户要求恢复", "The customer asked for it");
    public static Text Open => new("查看与登记", "Look and keep");
    public static Text Marketing => new("营销联系", "Marketing");
    public static Text NoWay => new("均未同意", "No consent");
    public static Text GivenTitle => new("登记了客户的同意", "Kept a customer's consent");
    public static Text TakenBackTitle => new("登记了客户撤回同意", "Kept that a customer withdrew consent");
    public static Text NoSuchKind => new("没有这种用途或方式。请从列表中选择。", "There is no such purpose or way. Choose one of the list.");
    public static Text ProfilingHasNoChannel => new("个性化不分联系方式。请不要填写方式。", "Personalisation knows no ways of contact. Leave the way out.");
    public static Text ProfilingIsTheCustomers => new("评分和分群只针对客户，不针对联系人。请在客户本身登记。", "Scores and segments are of customers, not of contacts. Keep it on the customer itself.");
    public static Text Whose => new("谁的同意", "Whose consent");
    public static Text TheCustomers => new("客户本身", "The customer's own");
    public static Text OfContact => new("此处只登记这位联系人本人的同意；客户撤回时，其联系人一并停止。", "Consent of this contact alone. Where the customer takes theirs back later, it ends for its contacts too.");
    public static Text Rights => new("副本与请求", "Copy and requests");
    public static Text NeedsProof => new("登记同意须有凭据：写下客户的原话或签字内容。", "A consent needs proof: write down what the customer said or signed.");
    public static Text WordsTooLong(int most) => new($"凭据最多 {most} 字。请缩短后再试。", $"The proof takes {most} characters at most. Make it shorter.");
    public static Text SourceTooLong(int most) => new($"来源最多 {most} 字。请缩短后再试。", $"Where it was given takes {most} characters at most. Make it shorter.");

    public static Text Of(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Service => new("服务通知", "Service notices"),
        ConsentPurpose.Marketing => Marketing,
        ConsentPurpose.Profiling => new("个性化", "Personalisation"),
        _ => new("调研回访", "Surveys"),
    };

    public static Text Of(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Sms => new("短信", "Text message"),
        ConsentChannel.Email => new("电子邮件", "E-mail"),
        ConsentChannel.Phone => new("电话", "Phone"),
        ConsentChannel.WeChat => new("微信", "WeChat"),
        ConsentChannel.Post => new("邮寄", "Post"),
        _ => new("全部方式", "Every way"),
    };

    public static Text Moment(Instant at, DateTimeZone zone) => Text.Same(at.InZone(zone).ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    public static Text Sentence(ConsentPurpose purpose, ConsentChannel channel, bool isGiven)
    {
        var (p, c) = (Of(purpose), Of(channel));
        if (purpose == ConsentPurpose.Profiling) return isGiven ? new("同意个性化", "Consented to personalisation") : new("要求不做个性化", "Asked for no personalisation");
        return isGiven ? new($"同意{p.Zh}（{c.Zh}）", $"Consented to {p.En.ToLowerInvariant()} ({c.En.ToLowerInvariant()})") : new($"撤回{p.Zh}的同意（{c.Zh}）", $"Withdrew consent to {p.En.ToLowerInvariant()} ({c.En.ToLowerInvariant()})");
    }
}
