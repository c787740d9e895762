using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Board;
using Liuke.Archive.Regions;
using Liuke.Archive.Views;
using Liuke.Basics;

namespace Liuke.Api.Customers;

/// <param name="Query">What stands behind /customers? of the list.</param>
/// <param name="Share">mine, department or firm.</param>
public sealed record ViewAnswer(Guid Id, string Name, string Query, string Share, string? ByName, bool IsDefault);

public sealed record ViewsAnswer(IReadOnlyList<ViewAnswer> Items);

public sealed record ViewCall(string Name, string? Query = null, string Share = "mine");

public sealed record ViewChoiceCall(Guid? View = null);

public sealed record ViewChoiceAnswer(Guid? View);

public sealed record CardAnswer(string Code, string Name, string? OwnerName, string? Region, int Version);

/// <param name="Step">none, attention, interest, desire, action; customer for those that became customers.</param>
public sealed record ColumnAnswer(string Step, int Count, bool IsCountCapped, Sum? LifetimeValue, IReadOnlyList<CardAnswer> Items);

public sealed record BoardAnswer(IReadOnlyList<ColumnAnswer> Columns);

/// <param name="Version">The version that was looked at; without it whatever stands is moved.</param>
public sealed record StepCall(string Step, int? Version = null);

public sealed record StepAnswer(string Code, bool Changed, int Version);

public sealed record RegionAnswer(string? Region, int Customers, IReadOnlyDictionary<string, int> States, Sum ValueAtRisk, Sum YearProfit, Sum Net);

public sealed record RegionsAnswer(IReadOnlyList<RegionAnswer> Items);

/// <summary>Views of the list, the board and the regions, for programs.</summary>
internal static class ViewApi
{
    private const string Group = "Customers", View = ArchivePermissions.ViewCustomers, Path = "/customer-views";

    private static readonly Guid Example = new("0190a000-0000-7000-8000-000000000000");
    private static readonly ViewAnswer One = new(Example, "江苏的沉睡客户", "?state=sleeping&region=%E6%B1%9F%E8%8B%8F", "mine", "林晓雨", false);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(Path, async (ReadViews read, CancellationToken stop) =>
        {
            var seen = await read.Run(stop);
            return ApiDoors.Yes(new ViewsAnswer([.. seen.Views.Select(v => Of(v, seen.Default))]));
        }).Is(View, new("findViews", Group, ViewDoorWords.Views)).Answers(new ViewsAnswer([One]));

        api.MapPost(Path, async (Body<ViewCall> body, SaveView save, CancellationToken stop) => (await save.Run(null, Asked(body.Value), stop)).Or(v => Of(v, null)))
            .Is(View, new("saveView", Group, ViewDoorWords.Save, 403, 409, 422)).Takes(new ViewCall("江苏的沉睡客户", "state=sleeping&region=江苏")).Answers(One);

        api.MapPut(Path + "/{id:guid}", async (Guid id, Body<ViewCall> body, SaveView save, CancellationToken stop) => (await save.Run(SavedViewId.From(id), Asked(body.Value), stop)).Or(v => Of(v, null)))
            .Is(View, new("changeView", Group, ViewDoorWords.Change, 403, 404, 409, 422)).Takes(new ViewCall("江苏的沉睡客户")).Answers(One);

        api.MapDelete(Path + "/{id:guid}", async (Guid id, RemoveView remove, CancellationToken stop) => (await remove.Run(SavedViewId.From(id), stop)).Or(_ => new ViewChoiceAnswer(id)))
            .Is(View, new("removeView", Group, ViewDoorWords.Remove, 403, 404)).Answers(new ViewChoiceAnswer(Example));

        api.MapPut(Path + "/default", async (Body<ViewChoiceCall> body, ChooseView choose, CancellationToken stop) =>
            (await choose.Run(body.Value.View is { } id ? SavedViewId.From(id) : null, stop)).Or(v => new ViewChoiceAnswer(v?.Value)))
            .Is(View, new("chooseView", Group, ViewDoorWords.Choose, 404)).Takes(new ViewChoiceCall(Example)).Answers(new ViewChoiceAnswer(Example));

        api.MapGet("/customers/board", async (ReadBoard read, Company company, CancellationToken stop) => ApiDoors.Yes(new BoardAnswer([.. (await read.Run(null, stop)).Select(c => Of(c, company.Currency))])))
            .Is(View, new("readBoard", Group, ViewDoorWords.Board)).Answers(new BoardAnswer([new("interest", 1, false, new(5_120_000, "CNY"), [new("C2026-00001-7", "杭州明德家居", "林晓雨", "浙江", 3)])]));

        api.MapPost("/customers/{code}/step", async (string code, Body<StepCall> body, MoveCustomer move, CurrentPerson me, CancellationToken stop) =>
            (await move.Run(code, new(BoardDoors.Read(body.Value.Step), body.Value.Version), me.Id, stop)).Or(moved => new StepAnswer(code, moved.Changed, moved.Version)))
            .Is(ArchivePermissions.ChangeFiles, new("moveCustomer", Group, ViewDoorWords.Step, 403, 404, 409, 422)).Takes(new StepCall("interest", 3)).Answers(new StepAnswer("C2026-00001-7", true, 4));

        api.MapGet("/customers/regions", async (SumRegions sum, Company company, CancellationToken stop) => ApiDoors.Yes(new RegionsAnswer([.. (await sum.Run(stop)).Select(r => Of(r, company.Currency))])))
            .Is(View, new("sumRegions", Group, ViewDoorWords.Regions)).Answers(new RegionsAnswer([new("浙江", 120, new Dictionary<string, int> { ["active"] = 80, ["sleeping"] = 40 }, new(1_286_000, "CNY"), new(2_180_000, "CNY"), new(38_440_000, "CNY"))]));
    }

    private static ViewAsked Asked(ViewCall call) => new(call.Name, call.Query, Enum.TryParse<ViewShare>(call.Share, ignoreCase: true, out var share) && Enum.IsDefined(share) ? share : (ViewShare)(-1));

    private static ViewAnswer Of(ViewLine view, SavedViewId? chosen) => new(view.Id.Value, view.Name, view.Query, ApiJson.Word(view.Share), view.ByName, view.Id == chosen);

    private static ColumnAnswer Of(BoardColumn column, string currency) => new(BoardDoors.Word(column.Step), column.Count.Value, column.Count.IsCapped, ApiJson.Money(column.ValueMinor, currency),
        [.. column.Cards.Select(c => new CardAnswer(c.Code, c.Name, c.OwnerName, c.Province, c.Version))]);

    private static RegionAnswer Of(RegionSum region, string currency) => new(region.Province, region.Customers, region.States.ToDictionary(s => ApiJson.Word(s.Key), s => s.Value, StringComparer.Ordinal),
        new(region.AtRiskMinor, currency), new(region.YearProfitMinor, currency), new(region.NetMinor, currency));
}
