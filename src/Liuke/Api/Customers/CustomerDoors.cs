using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Api.Work;
using Liuke.Archive;
using Liuke.Archive.Columns;
using Liuke.Archive.Files;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.FollowUp.Today;
using Liuke.Insight.Customers;
using Liuke.Trade;

namespace Liuke.Api.Customers;

/// <summary>Customers for programs: the same list, file and figures as on the pages.</summary>
internal static class CustomerDoors
{
    private const string Group = "Customers", View = ArchivePermissions.ViewCustomers;

    private static readonly string[] OrderWords = ["sort", "order", "after", "count", "cols"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers", Find).Is(View, new("findCustomers", Group, CustomerDoorWords.Find, 422)).Asks(CustomerDoorWords.FilterParameters).Answers(CustomerExamples.Many);

        api.MapGet("/customers/{code}", async (string code, ReadCustomer read, Company company, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(CustomerFileAnswer.Of(file, company.Currency)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readCustomer", Group, CustomerDoorWords.Read, 404)).Answers(CustomerExamples.One);

        api.MapGet("/customers/{code}/timeline", async (string code, string? show, int? days, long? until, int? skip, string? who, ReadCustomer read, ReadTimeline timeline, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(TimelineAnswer.Of(await timeline.Run(TimelineAddress.Read(file.Id, show, days, until, skip, who), stop))) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readTimeline", Group, CustomerDoorWords.Timeline, 404)).Asks(CustomerDoorWords.TimelineParameters).Answers(CustomerExamples.Timeline);

        api.MapGet("/customers/{code}/orders", async (string code, ReadCustomer read, ReadCustomerOrders orders, CancellationToken stop) =>
            await read.Run(code, stop) is { } file ? ApiDoors.Yes(OrdersAnswer.Of(await orders.Run(file.Id, stop))) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readOrders", Group, CustomerDoorWords.Orders, 404)).Answers(CustomerExamples.Orders);

        api.MapGet("/customers/{code}/reasons", async (string code, ReadCustomer read, ReadOutlook outlook, ReadCustomerWork work, CancellationToken stop) =>
            await read.Run(code, stop) is { } file
                ? ApiDoors.Yes(ReasonsAnswer.Of(await outlook.Run(file.Id, stop), (await work.Run(file.Id, stop)).Open.Select(WorkAnswer.Of)))
                : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(View, new("readReasons", Group, CustomerDoorWords.Reasons, 404)).Answers(CustomerExamples.Reasons);

        api.MapPost("/customers/{code}/reveal", async (string code, RevealMobile reveal, CurrentPerson me, CancellationToken stop) =>
            (await reveal.Run(code, me.Id, me.Roles, stop)).Or(seen => new MobileAnswer(seen.Mobile, seen.Left)))
            .Is(ArchivePermissions.RevealMobile, new("revealMobile", Group, CustomerDoorWords.Reveal, 404, 409)).Answers(CustomerExamples.Mobile);
    }

    private static async Task<IResult> Find(HttpContext http, FindCustomers find, FindColleagues colleagues, Company company, CancellationToken stop)
    {
        var asked = CustomersAsked.Read(http.Request.Query);
        if (Misunderstood(http.Request.Query, asked) is { } word) return ApiDoors.No(Problem.Field(word, BorderWords.UnknownWord));
        var page = await find.Run(asked, stop);
        if (page.LeftOut is [var left, ..]) return ApiDoors.No(Problem.Field(left.Name, left.Why));
        var names = (await colleagues.Run(stop)).Names;
        return ApiDoors.Yes(new CustomersAnswer(
            [.. page.Rows.Select(r => CustomerAnswer.Of(r, r.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null, company.Currency))], page.Count.Value, page.Count.IsCapped, page.After));
    }

    // A page leaves out what it does not understand; a program must hear of it, or it takes all for some.
    private static string? Misunderstood(IQueryCollection query, CustomersAsked asked)
    {
        var understood = asked.Filter.Parameters().GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var (name, values) in query)
            if (!OrderWords.Contains(name) && values.Distinct(StringComparer.Ordinal).Count() != understood.GetValueOrDefault(name)) return name;
        if (query.ContainsKey("sort") && CustomersAsked.Word(asked.Sort) != query["sort"]) return "sort";
        if (query["cols"].SelectMany(v => (v ?? "").Split('~', ',')).Any(n => !ListColumn.IsName(n.Trim()))) return "cols";
        if (query["order"].ToString() is { Length: > 0 } order && order is not ("asc" or "desc")) return "order";
        return query["count"].ToString() is { Length: > 0 } count && count != "all" ? "count" : null;
    }
}
