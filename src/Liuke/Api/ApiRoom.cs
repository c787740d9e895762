using Liuke.Access;
using Liuke.Access.Tokens;
using Liuke.Api.Administration;
using Liuke.Api.Approvals;
using Liuke.Api.Attachments;
using Liuke.Api.Border;
using Liuke.Api.Contacts;
using Liuke.Api.Customers;
using Liuke.Api.FileModules;
using Liuke.Api.Deals;
using Liuke.Api.Description;
using Liuke.Api.Exports;
using Liuke.Api.Firm;
using Liuke.Api.Habits;
using Liuke.Api.Handovers;
using Liuke.Api.Imports;
using Liuke.Api.Insight;
using Liuke.Api.Once;
using Liuke.Api.People;
using Liuke.Api.Ties;
using Liuke.Api.Webhooks;
using Liuke.Api.Work;

namespace Liuke.Api;

public static class ApiRoom
{
    public const string Path = TokenRoom.ApiPath;

    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddScoped<ReadHealth>().AddAnswersOnce().AddDescription().AddWebhooks();

    /// <summary>Refusals on the doors for programs are told as programs read them.</summary>
    public static void UseProblems(this IApplicationBuilder app) => app.UseMiddleware<SayProblems>();

    /// <summary>A call that carries a key is carried out once.</summary>
    public static void UseAnswersOnce(this IApplicationBuilder app) => app.UseMiddleware<AnswerOnce>();

    public static void MapApi(this IEndpointRouteBuilder doors)
    {
        MapHealth(doors);
        doors.MapDescription();
        doors.MapWebhooks();
        var api = doors.MapDoorsForPrograms();
        MeDoors.Map(api);
        CustomerDoors.Map(api);
        ViewApi.Map(api);
        WorkDoors.Map(api);
        CadenceApi.Map(api);
        ImportDoors.Map(api);
        InsightDoors.Map(api);
        FirmDoors.Map(api);
        ContactApi.Map(api);
        InteractionApi.Map(api);
        TieApi.Map(api);
        AttachmentApi.Map(api);
        DealApi.Map(api);
        HabitApi.Map(api);
        ChangeDoors.Map(api);
        KeyDoors.Map(api);
        FileModuleDoors.Map(api);
        FactDoors.Map(api);
        QualityDoors.Map(api);
        ConsentDoors.Map(api);
        HandoverApi.Map(api);
        MergeDoors.Map(api);
        PeoplesDataDoors.Map(api);
        ApprovalDoors.Map(api);
        GrantDoors.Map(api);
        ExportDoors.Map(api);
        WebhookDoors.Map(api);
        PersonDoors.Map(api);
        DepartmentDoors.Map(api);
        SessionDoors.Map(api);
        HouseDoors.Map(api);
    }

    private static void MapHealth(IEndpointRouteBuilder doors)
        => doors.MapGet("/health", async (HttpContext http, ReadHealth read, CancellationToken stop) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var wrong = await read.Run(stop);
            if (wrong is null) return Results.Json(new { status = "ready" });

            http.Response.Headers.RetryAfter = "5";
            return Results.Json(new { status = "not ready", reason = wrong.Value.ToString() }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }).Open("whoever watches over the program has no account");
}
