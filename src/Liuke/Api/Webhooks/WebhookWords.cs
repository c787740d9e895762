using Liuke.Basics;

namespace Liuke.Api.Webhooks;

internal static class WebhookWords
{
    public static Text May => new("管理消息推送（Webhook）", "Look after webhooks");
    public static Text Title => new("消息推送", "Webhooks");
    public static Text Says => new("勾选的事一发生，留客就通知您的系统。消息按 Standard Webhooks 签名，只带编码和编号；详情由对方用令牌读取。", "As soon as something ticked happens, Liuke tells your system. Messages are signed as Standard Webhooks asks for and hold codes and ids only; more is read from the API with a token.");
    public static Text New => new("新增地址", "New address");
    public static Text Address => new("地址（https）", "Address (https)");
    public static Text AddressBegins => Text.Same("https://");
    public static Text Host => new("主机", "Host");
    public static Text Events => new("推送哪些事", "What to tell");
    public static Text Add => new("开始推送", "Start telling it");
    public static Text State => new("状态", "State");
    public static Text Active => new("推送中", "Being told");
    public static Text Over => new("已停止", "Ended");
    public static Text Waiting => new("等待", "Waiting");
    public static Text Sent => new("已送达", "Taken");
    public static Text Dead => new("未送达", "Not taken");
    public static Text End => new("停止推送", "End");
    public static Text EndSays => new("停止后不再推送，还在等待的消息也不再发送。要恢复，请重新添加地址。", "Nothing more is told, and what still waits is not sent. To go on, add the address again.");
    public static Text None => new("还没有推送地址", "No address yet");
    public static Text NoneSays => new("ERP、企业微信机器人等需要及时知道留客里发生的事时，在这里添加。", "Add one when an ERP or a chat robot should hear at once of what happens in Liuke.");
    public static Text DeadTitle => new("多次尝试后仍未送达的消息", "Messages that nobody took after many tries");
    public static Text DeadSays => new("两天内共尝试 9 次。对方恢复后，点“重新发送”。", "Tried nine times within two days. When the other side is well again, press Send again.");
    public static Text Event => new("事件", "Event");
    public static Text Day => new("日期", "Day");
    public static Text At => new("时间", "When");
    public static Text Tries => new("尝试", "Tries");
    public static Text LastAnswer => new("最后的答复", "Last answer");
    public static Text Resend => new("重新发送", "Send again");
    public static Text ResendThis(Text what, int of) => new($"重新发送：{what.Zh}（第 {of} 条）", $"Send again: {what.En} (no. {of})");
    public static Text Messages => new("消息记录", "Messages");
    public static Text MessagesOf(string url) => new($"{url} 的消息记录", $"Messages to {url}");
    public static Text NoMessages => new("还没有消息", "No messages yet");
    public static Text NoMessagesSays => new("点“发送测试消息”，看看对方能否收到。", "Press Send a test message to see whether one arrives.");
    public static Text Test => new("发送测试消息", "Send a test message");
    public static Text TestEvent => new("测试消息", "Test message");
    public static Text TestSent => new("测试消息已排队，几秒后刷新可看到结果。", "The test message is queued. Reload in a few seconds to see what came of it.");
    public static Text NextTry(string at) => new($"{at} 再试", $"again at {at}");
    public static Text TryLine(int number, string at, Text answer, int? milliseconds) => new(
        $"第 {number} 次 {at}：{answer.Zh}{(milliseconds is { } ms ? $"（{ms} 毫秒）" : "")}", $"Try {number} at {at}: {answer.En}{(milliseconds is { } taken ? $" ({taken} ms)" : "")}");
    public static Text Older => new("更早的", "Older");
    public static Text Renew => new("更换密钥", "New secret");
    public static Text RenewSays => new("更换后 24 小时内，每条消息同时带新旧两个签名，对方可以从容切换。", "For 24 hours each message carries a signature by the new secret and one by the old, so that the receiver may change over at leisure.");
    public static Text SecretAndEnd => new("密钥与停止", "Secret and end");
    public static Text WasEndedSays => new("已停止推送。", "Nothing more is told to it.");
    public static Text ResentSays => new("已重新排队发送。", "Queued again.");
    public static Text MadeTitle => new("签名密钥", "The secret of the signatures");
    public static Text MadeSays => new("密钥只显示这一次。请交给接收方，用它核对每条消息的签名。", "It is shown this once. Give it to the receiver, who checks each message with it.");
    public static Text Secret => new("签名密钥", "Secret");
    public static Text Back => new("保存好了，返回", "Kept; go back");

    public static Text NoAnswerYet => new("还没有结果", "nothing yet");
    public static Text NoConnection => new("连接不上", "no connection");
    public static Text NotInTime => new("10 秒内没有答复", "no answer within 10 seconds");
    public static Text NotPublic => new("不是公网地址，未发送", "not a public address, not sent");
    public static Text NoSecret => new("密钥打不开，请更换密钥", "the secret cannot be opened: make a new one");
    public static Text HookEnded => new("推送已停止", "the webhook was ended");
    public static Text Status(string status) => new($"答复 {status}", $"answered {status}");

    public static Text NotAnAddress => new("请填写以 https:// 开头的完整地址，不带用户名和密码，也不能是内网地址。内网地址须先由运维在设置 Liuke:Webhooks:Allow 中放行。", "Give a whole address that begins with https://, without user name and password, and none of a private network. Private networks must be let through first by the setting Liuke:Webhooks:Allow.");
    public static Text ChooseEvents => new("请至少选择一件要推送的事。", "Choose at least one thing to tell.");
    public static Text TooMany(int most) => new($"已有 {most} 个推送地址。请先停止不用的。", $"There are {most} addresses. End those no longer used first.");
    public static Text NoSuchWebhook => new("没有这个推送地址。", "There is no such webhook.");
    public static Text NoSuchMessage => new("没有这条消息。", "There is no such message.");
    public static Text EndedBefore => new("这个推送地址之前已经停止。", "This webhook has ended already.");
    public static Text NotDead => new("这条消息已送达，或还在尝试，不用重新发送。", "This message was taken or is still being tried; there is no need to send it again.");
    public static Text NotANetwork(string typed) => new($"设置 Liuke:Webhooks:Allow 里的“{typed}”不是网段。请写成 10.0.0.0/8 这样，多个用逗号隔开。", $"“{typed}” in the setting Liuke:Webhooks:Allow is no network. Write it as in 10.0.0.0/8, with commas between several.");
    public static Text WasMade => new("添加了推送地址", "Added a webhook");
    public static Text WasRenewed => new("更换了推送密钥", "Made a webhook's secret anew");
    public static Text WasEnded => new("停止了推送地址", "Ended a webhook");
    public static Text WasResent => new("重新发送了消息", "Had a message sent again");
    public static Text DropTitle => new("清理旧的推送消息", "Forget old messages of webhooks");

    public static Text Find => new("推送地址，和最近未送达的消息", "Lists the webhooks and the latest messages that nobody took");
    public static Text FindMessages => new("一个推送地址的消息，新的在前，附每次尝试", "Lists the messages to one webhook, the newest first, with every try");
    public static Text After => new("上一页答案里的 after", "The field after of the page before");
    public static Text Make => new("添加推送地址；签名密钥只返回一次", "Adds a webhook; its secret is answered once");
    public static Text RenewOne => new("更换签名密钥；24 小时内新旧同时签名", "Makes a new secret; for 24 hours messages are signed by both");
    public static Text TestOne => new("发送一条测试消息", "Sends a test message");
    public static Text EndOne => new("停止一个推送地址", "Ends a webhook");
    public static Text ResendOne => new("重新发送一条未送达的消息", "Sends a message again that nobody took");
}
