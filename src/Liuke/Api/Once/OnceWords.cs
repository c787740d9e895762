using Liuke.Basics;

namespace Liuke.Api.Once;

internal static class OnceWords
{
    public static Text DropTitle => new("清理过期的接口调用记录", "Forget the calls whose keys are over");
    public static Text BadKey => new("须是 1 到 200 个可见的 ASCII 字符，建议用 UUID。", "It needs 1 to 200 visible ASCII characters; a UUID is best.");
    public static Text OtherBody => new("这个 Idempotency-Key 之前已用于另一个请求。请为新的请求换一个新的键。", "This Idempotency-Key was used for another call before. Use a new key for a new call.");
    public static Text Busy => new("同一个 Idempotency-Key 的请求还在处理。请几秒后用同样的内容重发。", "A call with this Idempotency-Key is still being carried out. Send the same again in a few seconds.");
    public static Text AnswerLost => new("这个请求已经执行过，但当时的答案没有留下。请读取相关内容确认结果，不要换键重发。", "This call was carried out before, but its answer was lost. Read the thing itself to see the result; do not send it under another key.");
}
