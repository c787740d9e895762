using System.Globalization;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Archive.Files;

internal static class FileWords
{
    public static Text Group => new("档案", "File");
    public static Text MobileRevealed => new("查看了完整手机号", "Looked at the whole mobile number");
    public static Text NoMobile => new("这位客户没有登记手机号。", "No mobile number is on file for this customer.");
    public static Text Mobile => new("手机号", "Mobile number");
    public static Text BackToFile => new("回到客户档案", "Back to the customer");
    public static Text MobileUnreadable => new("手机号打不开：封印与本机密钥不符，请联系管理员。", "The number cannot be opened: its seal does not match this installation's key. Tell your administrator.");
    public static Text RevealedEnough(int most) => most <= 0
        ? new("您的角色不能查看完整手机号。", "Your role may not see whole mobile numbers.")
        : new($"今天已查看 {most} 个完整手机号，达到上限。请明天再看，或请管理员调整上限。", $"You have looked at {most} whole numbers today, which is the limit. Go on tomorrow, or ask your administrator for more.");
    public static Text RevealsLeft(int left) => new($"已记录 · 今天还可查看 {left} 个", left == 1 ? "recorded · 1 more today" : $"recorded · {left} more today");
    public static Text Reveal => new("查看", "Show");
    public static Text RevealHint => new("查看完整手机号，会留下记录", "Show the whole number; this is recorded");
    public static Text Owner => new("负责人", "Owner");
    public static Text NoOwner => new("无负责人", "No owner");
    public static Text Since => new("建档", "On file since");
    public static Text Alive => new("还是我们客户的概率", "Chance of still being a customer");
    public static Text LastWeek(double alive) => new($"上周 {Chance(alive)}", $"{Chance(alive)} last week");
    public static Text NextDue => new("预计下次下单", "Next order due");
    public static Text AtRisk => new("面临的损失", "At stake");
    public static Text AYear => new("一年毛利", "margin of a year");
    public static Text LastOrder => new("最近下单", "Last order");
    public static Text Bought(int times, Money net) => new($"共 {times} 个购买日，净额 {net.Whole}", $"{times} purchase days, {net.Whole} net");
    public static Text DaysAgo(int days) => days switch
    {
        0 => new("今天", "today"),
        1 => new("昨天", "yesterday"),
        _ => new($"{days} 天前", $"{days} days ago"),
    };

    public static Text InDays(int days) => days switch
    {
        0 => new("就在今天", "today"),
        > 0 => new($"还有 {days} 天", $"in {days} days"),
        _ => new($"已过 {-days} 天", $"{-days} days ago"),
    };

    public static Text Timeline => new("往来", "Timeline");
    public static Text All => new("全部", "All");
    public static Text Period => new("期间", "Period");
    public static Text AllTime => new("全部时间", "All time");
    public static Text LastDays(int days) => days == 365 ? new("近一年", "Last year") : new($"近 {days} 天", $"Last {days} days");
    public static Text Leaves => new("档案各页", "Leaves of the file");
    public static Text Overview => new("概览", "Overview");
    public static Text Who => new("谁", "Who");
    public static Text Everybody => new("所有人", "Everybody");
    public static Text Show => new("查看", "Show");
    public static Text More => new("更早的", "Earlier");
    public static Text Nothing => new("这里还没有往来记录", "Nothing has happened here yet");
    public static Text NothingSays => new("导入订单，或在待办里完成一件事，就会出现在这里。", "Import orders, or finish a piece of work: it will appear here.");
    public static Text QuadrantOf(Quadrant quadrant) => new($"价值象限 {quadrant}", $"Value quadrant {quadrant}");

    public static Text QuadrantSays(Quadrant quadrant) => quadrant switch
    {
        Quadrant.A => new("周转高、毛利高：紧密联系，作为样板", "Turns often, earns well: keep close, be a showcase"),
        Quadrant.B => new("周转高、毛利低：让其安心，讲清基础", "Turns often, earns little: reassure, teach the basics"),
        Quadrant.C => new("周转低、毛利低：恢复联系，解决旧账", "Turns seldom, earns little: renew contact, settle old problems"),
        _ => new("周转低、毛利高：建立关系，把握时机", "Turns seldom, earns well: relate, time the offers"),
    };

    public static Text Stage(CustomerStage stage) => stage == CustomerStage.Prospect ? new("潜在客户", "Prospect") : new("客户", "Customer");

    public static Text Kind(CustomerKind kind) => kind switch
    {
        CustomerKind.Enterprise => new("企业", "Enterprise"),
        CustomerKind.Person => new("个人", "Person"),
        CustomerKind.Dealer => new("经销商", "Dealer"),
        _ => new("供货商", "Supplier"),
    };

    public static Text Day(LocalDate day) => new($"{day.Year} 年 {day.Month} 月 {day.Day} 日", day.ToString("d MMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>Without the year where it goes without saying.</summary>
    public static Text DayNear(LocalDate day, LocalDate today) => day.Year == today.Year
        ? new($"{day.Month} 月 {day.Day} 日", day.ToString("d MMM", CultureInfo.InvariantCulture)) : Day(day);

    public static string Chance(double alive) => alive.ToString("0.00", CultureInfo.InvariantCulture);
}
