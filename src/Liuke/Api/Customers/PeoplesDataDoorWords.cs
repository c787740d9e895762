using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class PeoplesDataDoorWords
{
    public static Text Consents => new("客户的同意：现状和历史", "A customer's consents, as they stand and as they came about");
    public static Text KeepConsent => new("登记客户同意或撤回同意；撤回立即生效", "Keeps that a customer consented, or withdrew; withdrawal holds at once");
    public static Text Requests => new("客户的个人信息请求", "A customer's requests about personal data");
    public static Text FindRequests => new("范围内的个人信息请求：待办按到期日，已办结按时间", "Requests about personal data within reach: open ones by deadline, closed ones by time");
    public static Text TakeRequest => new("登记删除或更正请求；15 个工作日内须答复", "Takes down a request to erase or correct; it is answered within 15 working days");
    public static Text AnswerRequest => new("答复更正请求", "Answers a request to correct");
    public static Text SettleRequest => new("暂缓、解除、提交总经理审批或拒绝", "Holds, releases, submits to the general manager or refuses a request");
    public static Text Retention => new("保存期限及超期数量", "Periods of retention and what is past them");
    public static Text SetRetention => new("设置一类信息的保存期限", "Sets the period of one kind of data");
}
