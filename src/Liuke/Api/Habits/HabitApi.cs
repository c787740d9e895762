using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Files;
using Liuke.Archive.Needs;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Trade.Habits;

namespace Liuke.Api.Habits;

/// <param name="EveryDays">The middle gap between two purchases; null until there are three.</param>
public sealed record HabitAnswer(Guid Product, string Name, int Times, decimal QuantityEach, DateOnly LastOn, int? EveryDays, Sum Net);

public sealed record HabitsAnswer(IReadOnlyList<HabitAnswer> Items);

/// <param name="Kind">need, signal, refill, rhythm, asked, others or tag.</param>
public sealed record NextActionAnswer(string Kind, string What, string Why);

public sealed record NextActionsAnswer(IReadOnlyList<NextActionAnswer> Items, bool NoPersonalisation);

public sealed record NeedRuleAnswer(string Event, string NeedZh, string NeedEn, string Products, int Days, bool IsOn);

public sealed record NeedRulesAnswer(IReadOnlyList<NeedRuleAnswer> Items);

public sealed record NeedRuleCall(string NeedZh, string NeedEn, int Days, string Products = "", bool IsOn = true);

public sealed record NeedEventAnswer(string Event);

/// <summary>Habits of buying, what to do next, and the rules of needs, for programs.</summary>
internal static class HabitApi
{
    private const string Group = "Habits", View = ArchivePermissions.ViewCustomers;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/habits", async (string code, ReadCustomer read, ReadHabits habits, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(new HabitsAnswer([.. (await habits.Run(file.Id, stop)).Select(h => new HabitAnswer(h.Product.Value, h.Name, h.Times, h.QuantityEach, h.LastOn.ToDateOnly(), h.EveryDays, ApiJson.Of(h.Net)))]))
                : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("listHabits", Group, HabitApiWords.Habits, 404)).Answers(new HabitsAnswer([new(Guid.Parse("0190a000-0000-7000-8000-000000000001"), "LED 面板灯", 8, 24m, new(2026, 10, 2), 31, new(460_800, "CNY"))]));

        api.MapGet("/customers/{code}/next-actions", async (string code, ReadCustomer read, ReadNextActions actions, CancellationToken stop) =>
            await read.Run(code, stop) is { } file && await actions.Run(file.Id, stop) is { } next ? ApiDoors.Yes(new NextActionsAnswer([.. next.Actions.Select(a => new NextActionAnswer(a.Kind, a.What.ToString(), a.Why.ToString()))], next.IsImpersonal))
                : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("listNextActions", Group, HabitApiWords.Actions, 404)).Answers(new NextActionsAnswer([new("refill", "该补 LED 面板灯 了", "平时每 31 天买一次，距上次 33 天")], false));

        api.MapGet("/need-rules", async (ReadNeedRules read, CancellationToken stop) => ApiDoors.Yes(new NeedRulesAnswer([.. (await read.Run(stop)).Select(r => new NeedRuleAnswer(r.Event, r.Need.Zh ?? "", r.Need.En ?? "", r.Products, r.Days, r.IsOn))])))
            .Is(ArchivePermissions.ChangeModules, new("listNeedRules", Group, HabitApiWords.Rules)).Answers(new NeedRulesAnswer([new("home", "装修、灯饰", "Refitting, lighting", "灯", 365, true)]));

        api.MapPut("/need-rules/{event}", async (string @event, Body<NeedRuleCall> body, SaveNeedRule save, CurrentPerson me, CancellationToken stop) =>
            (await save.Run(@event, new(body.Value.NeedZh, body.Value.NeedEn, body.Value.Products, body.Value.Days, body.Value.IsOn), me.Id, stop)).Or(said => new NeedEventAnswer(said)))
            .Is(ArchivePermissions.ChangeModules, new("changeNeedRule", Group, HabitApiWords.Change, 404, 422)).Takes(new NeedRuleCall("装修、灯饰", "Refitting, lighting", 365, "灯")).Answers(new NeedEventAnswer("home"));
    }
}

internal static class HabitApiWords
{
    public static Text Habits => new("客户的产品习惯：买什么、多久一次、每次多少", "What a customer buys, how often, how much at a time");
    public static Text Actions => new("可以做的事和可以介绍的产品，附理由", "What to do for a customer or to offer, with reasons");
    public static Text Rules => new("大事与需要的规则", "The rules of what events make likely");
    public static Text Change => new("修改一条规则", "Changes a rule");
}
