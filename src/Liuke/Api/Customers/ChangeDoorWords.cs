using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class ChangeDoorWords
{
    public static Text Head => new("档案抬头和版本，修改前读取", "Reads the head of a file with its version, before a change");
    public static Text Change => new("修改档案抬头；需要审批时返回审批编号", "Changes the head of a file; where it needs approval, answers the request's id");
    public static Text Elsewhere => new("在授权内搜索其他部门的客户，每次计数", "Searches other departments' customers under a grant; each search is counted");
}
