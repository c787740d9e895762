using Liuke.Basics;

namespace Liuke.Api.Description;

internal static class DescriptionWords
{
    public static Text Title => new("留客接口", "Liuke API");
    public static Text Says => new(
        "页面上能做的，接口都能做，权限和范围相同。JSON 用 camelCase；金额为 {minor, currency}（分和币种）；日期为 ISO 8601；未知字段会被拒绝。拒绝按 RFC 9457 返回 problem+json，语言随 Accept-Language。会改变数据的请求可带 Idempotency-Key：同一个键 24 小时内只执行一次，重发得到相同的答案。",
        "What the pages can do the API can, with the same rights and reach. JSON is camelCase; money is {minor, currency}; days are ISO 8601; unknown fields are refused. Refusals are problem+json by RFC 9457 in the language of Accept-Language. Calls that change something may carry an Idempotency-Key: the same key is carried out once in 24 hours and answered the same.");
    public static Text Token => new("在“我的访问令牌”页生成：liuke_…", "Made on the page of access tokens: liuke_…");
    public static Text Needs(string permission) => new($"需要权限 {permission}。", $"Needs the permission {permission}.");
    public static Text NeedsNothing => new("任何有效的令牌都可以调用。", "Any token in force may call this.");
    public static Text Key => new("您自己的键，如一个 UUID：同一个键只执行一次", "A key of your own, such as a UUID: the same key is carried out once");
    public static Text Done => new("完成", "Done");
}
