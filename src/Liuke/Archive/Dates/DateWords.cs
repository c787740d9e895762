using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Dates;

public static class DateWords
{
    internal const string FieldKey = "date";

    public static Text Title => new("重要日子", "Important dates");
    public static Text Add => new("添加日子", "Add a date");
    public static Text What => new("名目", "What it is");
    public static Text Birthday => new("生日", "Birthday");
    public static Text Founding => new("公司周年", "Founding day");
    public static Text Wedding => new("结婚纪念日", "Wedding day");
    public static Text OfWhom => new("谁的", "Whose");
    public static Text OfTheFirm => new("客户本身", "The customer itself");
    public static Text Calendar => new("历法", "Calendar");
    public static Text Solar => new("公历", "Solar");
    public static Text Lunar => new("农历", "Lunar");
    public static Text Year => new("年（可不填）", "Year (if known)");
    public static Text Month => new("月", "Month");
    public static Text Day => new("日", "Day");
    public static Text LeapMonth => new("闰月", "Leap month");
    public static Text LunarSays => new("闰月的日子按平月过；逢小月，三十改在廿九。", "A day of a leap month is kept in the ordinary one; the 30th of a short month on the 29th.");
    public static Text Remove => new("删除这个日子", "Remove this date");
    public static Text NextOn(LocalDate day, LocalDate today) => Files.FileWords.DayNear(day, today);
    public static Text Years(int years) => new($"满 {years} 年", years == 1 ? "1 year" : $"{years} years");
    public static Text TitleLength(int max) => new($"名目应有 1 到 {max} 个字。", $"What it is takes 1 to {max} characters.");
    public static Text TooMany(int max) => new($"一份档案最多记 {max} 个日子。请先删去不用的。", $"A file holds {max} dates at most. Remove some first.");
    public static Text NoSuchDate => new("没有这个日子，也许刚被别人删去。请刷新。", "There is no such date; perhaps somebody just removed it. Reload the page.");
    public static Text NotNumbers => new("月和日请填数字。", "Month and day are numbers.");

    /// <summary>As the history keeps it, in the firm's language.</summary>
    internal static string Kept(string title, YearlyDay day) => $"{title} {day.Name.Zh}";
}
