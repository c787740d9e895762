using Liuke.Basics;

namespace Liuke.Api.Border;

internal static class BorderWords
{
    public static Text Malformed => new("请求无法读取", "The call cannot be read");
    public static Text MalformedSays => new("请求体不是完整的 JSON，或请求不符合 HTTP。请检查后重发。", "The body is not whole JSON, or the call is not proper HTTP. Check it and send it again.");
    public static Text UnknownCaller => new("不知道是谁在调用", "It is not known who calls");
    public static Text UnknownCallerSays => new("请在请求头 Authorization 里放入有效的令牌：Bearer liuke_…。令牌在“我的访问令牌”页生成；过期或已终止的令牌不能再用。", "Send a token that is in force in the header Authorization: Bearer liuke_…. Tokens are made on the page of access tokens; one that expired or was ended no longer works.");
    public static Text Forbidden => new("没有这项权限", "Not allowed");
    public static Text ForbiddenSays => new("令牌没有勾选这件事，或它的主人现在没有这项权限。", "The token was not made for this, or its owner may not do it now.");
    public static Text Missing => new("没有找到", "Not found");
    public static Text MissingSays => new("这里没有东西，或您看不到它。请检查地址和编码。", "There is nothing here, or you may not see it. Check the address and the code.");
    public static Text Conflict => new("与现状冲突", "In conflict with how things are");
    public static Text ConflictSays => new("情况已经改变。请重新读取后再决定。", "Things have changed. Read again, then decide.");
    public static Text TooLarge => new("请求太大", "Too large");
    public static Text TooLargeSays => new("请求体超过上限。请分成几次发送。", "The body is larger than allowed. Send it in parts.");
    public static Text NotJson => new("请求体须是 JSON", "The body must be JSON");
    public static Text NotJsonSays => new("请把 Content-Type 设为 application/json，并用 UTF-8 发送。", "Set Content-Type to application/json and send UTF-8.");
    public static Text Invalid => new("内容不符合要求", "Not valid");
    public static Text InvalidSays => new("内容不符合要求。请按接口说明检查各个字段。", "The content is not as required. Check the fields against the description.");
    public static Text TooOften => new("调用太频繁", "Too often");
    public static Text TooOftenSays => new("调用太频繁。请稍后再试。", "You call too often. Try again a little later.");
    public static Text Unavailable => new("暂时不可用", "Not available for the moment");
    public static Text UnavailableSays => new("暂时无法处理。请几秒后用同一个 Idempotency-Key 重发。", "This cannot be done for the moment. Send it again in a few seconds with the same Idempotency-Key.");
    public static Text Failed => new("程序出错", "The program failed");
    public static Text FailedSays => new("程序出错，没有完成。请用同一个 Idempotency-Key 重发；如再次出错，请联系管理员查看日志。", "The program failed and did not finish. Send it again with the same Idempotency-Key; if it fails again, ask your administrator to look at the log.");

    public static Text FieldWrong(string field, Text wrong) => new($"字段 {field}：{wrong.Zh}", $"Field {field}: {wrong.En}");
    public static Text UnknownField => new("接口说明里没有这个字段。请检查拼写，或删去它。", "The description has no such field. Check its spelling or leave it out.");
    public static Text WrongKind => new("值的类型不对，或缺少必填的内容。请按接口说明填写。", "The value is of the wrong kind, or something required is missing. Follow the description.");
    public static Text ControlCharacter => new("含有不能保存的字符（NUL 或不成对的代理项）。请删去它。", "It holds a character that cannot be kept (NUL or half a surrogate pair). Take it out.");
    public static Text UnknownWord => new("值不在允许的范围内，或在这里没有意义。请按接口说明填写。", "The value is none of those allowed, or means nothing here. Follow the description.");
    public static Text UnknownParameter => new("接口说明里没有这个参数。请检查拼写，或删去它。", "The description has no such parameter. Check its spelling or leave it out.");
    public static Text NotAnObject => new("请求体须是一个 JSON 对象。", "The body must be one JSON object.");
    public static Text NotADay => new("须是一个日期，如 2026-11-22。", "It must be a day, as in 2026-11-22.");
}
