using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Api.Contacts;
using Liuke.Archive;
using Liuke.Archive.Deals;
using Liuke.Archive.Facts;
using Liuke.Basics;
using NodaTime;

namespace Liuke.Api.Deals;

public sealed record MilestoneAnswer(Guid Id, string What, DateOnly? DueOn, DateOnly? DoneOn, Sum? Amount);

/// <param name="Payment">unknown, none, part, whole or late: worked out from the milestones.</param>
public sealed record DealAnswer(Guid Id, string Number, string? What, Sum? Amount, Sum Paid, string Payment, string? State, IReadOnlyList<MilestoneAnswer> Milestones);

/// <param name="Turnover">Of all orders so far.</param>
public sealed record DealsAnswer(IReadOnlyList<DealAnswer> Items, Sum Turnover);

public sealed record MilestoneCall(string What, DateOnly? DueOn = null, DateOnly? DoneOn = null, decimal? Amount = null);

/// <param name="On">Null takes it back.</param>
public sealed record MilestoneDoneCall(DateOnly? On);

/// <summary>Deals with their milestones, for programs. A deal itself is an entry of the module deals.</summary>
internal static class DealApi
{
    private const string Group = "Deals", Keep = ArchivePermissions.ChangeFiles;
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/deals", async (string code, ReadDeals read, CancellationToken stop) =>
            await read.Run(code, stop) is { } found ? ApiDoors.Yes(new DealsAnswer([.. found.Deals.Select(Of)], ApiJson.Of(found.Turnover))) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.ViewCustomers, new("listDeals", Group, DealApiWords.List, 404))
            .Answers(new DealsAnswer([new(Id, "HT-2026-018", "灯具年度框架", new(12_800_000, "CNY"), new(3_000_000, "CNY"), "part", "active", [new(Id, "首付款", new(2026, 3, 1), new(2026, 2, 27), new(3_000_000, "CNY"))])], new(45_600_000, "CNY")));

        api.MapPost("/customers/{code}/deals/{deal:guid}/milestones", async (string code, Guid deal, Body<MilestoneCall> body, AddMilestone add, CurrentPerson me, CancellationToken stop) =>
            (await add.Run(code, FileEntryId.From(deal), new(body.Value.What, Day(body.Value.DueOn), Day(body.Value.DoneOn), body.Value.Amount), me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("addMilestone", Group, DealApiWords.Add, 404, 409, 422)).Takes(new MilestoneCall("首付款", new(2026, 3, 1), null, 30_000m)).Answers(new MadeAnswer(Id));

        api.MapPost("/customers/{code}/milestones/{step:guid}/done", async (string code, Guid step, Body<MilestoneDoneCall> body, FinishMilestone finish, CurrentPerson me, CancellationToken stop) =>
            (await finish.Run(code, new(step), Day(body.Value.On), me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("finishMilestone", Group, DealApiWords.Done, 404, 409, 422)).Takes(new MilestoneDoneCall(new(2026, 2, 27))).Answers(new MadeAnswer(Id));

        api.MapDelete("/customers/{code}/milestones/{step:guid}", async (string code, Guid step, RemoveMilestone remove, CurrentPerson me, CancellationToken stop) =>
            (await remove.Run(code, new(step), me.Id, stop)).Or(id => new MadeAnswer(id.Value)))
            .Is(Keep, new("removeMilestone", Group, DealApiWords.Remove, 404, 409)).Answers(new MadeAnswer(Id));
    }

    private static DealAnswer Of(DealView deal) => new(deal.Id.Value, deal.Number, deal.What, deal.Amount is { } amount ? ApiJson.Of(amount) : null, ApiJson.Of(deal.Paid), ApiJson.Word(deal.Payment), deal.StateKey,
        [.. deal.Steps.Select(s => new MilestoneAnswer(s.Id.Value, s.What, ApiJson.Day(s.DueOn), ApiJson.Day(s.DoneOn), s.Amount is { } money ? ApiJson.Of(money) : null))]);

    private static LocalDate? Day(DateOnly? day) => day is { } known ? LocalDate.FromDateOnly(known) : null;
}

internal static class DealApiWords
{
    public static Text List => new("客户的合同、执行步骤和收款进度，附累计交易额", "Lists a customer's deals with milestones and what is paid, beside the turnover of its orders");
    public static Text Add => new("给合同加一步", "Adds a milestone to a deal");
    public static Text Done => new("步骤完成，或撤回", "Says that a milestone is done, or not after all");
    public static Text Remove => new("删除步骤", "Removes a milestone");
}
