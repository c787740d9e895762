using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Work;

internal static class WorkDoorWords
{
    public static Text Find => new("待办清单，按在险价值排序，逾期的承诺在最前", "Lists what is to do, late promises first, then by value");
    public static Text Read => new("一条待办", "Reads one piece of work");
    public static Text Finish => new("完成一条待办，可约定下次联系的日子", "Finishes a piece of work; a next day brings it back then");
    public static Text Snooze => new("推迟一条待办到某一天，须说明原因", "Puts a piece of work off to a day, with a reason");
    public static Text Assign => new("把一条待办交给别人，客户的负责人不变", "Gives a piece of work to somebody else; the customer stays with its owner");

    public static ApiParameter[] FindParameters =>
    [
        new("user", new("某人的清单（用户名）；只有看得到全公司的人可用", "Whose list, by user name; only for those who see the whole firm"), "lin"),
        new("asOf", new("按哪一天看", "As it would be on this day"), "2026-11-22"),
        new("top", new("最多几条，1 到 1000，默认 100", "At most so many, 1 to 1000; 100 unless given"), "100"),
    ];
}
