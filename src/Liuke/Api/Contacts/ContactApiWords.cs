using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Contacts;

internal static class ContactApiWords
{
    public static Text People => new("客户的联系人、重要日子和我方历任负责人", "Reads a customer's contacts, important dates, and who was in charge on our side");
    public static Text Add => new("添加联系人及其联系方式", "Enters a contact with the ways to reach them");
    public static Text Change => new("修改联系人：不同字段自动合并，同一字段冲突时返回三方内容", "Changes a contact: different fields merge, the same field answers the original, theirs and yours");
    public static Text Remove => new("删除录错的联系人", "Removes a contact entered by mistake");
    public static Text Reveal => new("查看完整联系方式，会留下记录并计入当日上限", "Shows a whole number or address; recorded, and counted against the day's limit");
    public static Text AddDate => new("添加重要日子，公历或农历", "Enters an important date, solar or lunar");
    public static Text RemoveDate => new("删除重要日子", "Removes an important date");
    public static Text Log => new("记一笔往来，或更正一笔", "Writes down an interaction, or corrects one");
    public static Text Read => new("一笔往来及更正前的内容", "Reads an interaction, with what was written before it was corrected");
    public static Text OfCustomer => new("客户的往来，可按字词查找", "Lists a customer's interactions, by any part of the words");
    public static Text Find => new("在可见客户的往来里查找字词；不给字词时为近 90 天", "Finds interactions by any part of the words among the customers in reach; without words those of 90 days");

    public static ApiParameter[] Parameters =>
    [
        new("q", new("往来内容的任意字词", "Any part of what was said"), "样品"),
        new("channel", new("只看一种方式，如 call", "One way only, as in call"), "call"),
        new("after", new("上一页答案里的 after", "The field after of the page before"), "1784000000000_12"),
    ];
}
