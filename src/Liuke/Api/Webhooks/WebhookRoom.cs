using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.SigningIn;
using Liuke.Basics;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Liuke.Api.Webhooks;

public static class WebhookPermissions
{
    public const string Manage = "webhooks.manage";
}

internal static class WebhookRoom
{
    private const string Page = "/webhooks", Needed = WebhookPermissions.Manage;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<ITables, WebhookTables>().AddSingleton<ILastWord, PostMessages>();
        services.AddPermissions(new Permission(Needed, WebhookWords.May, Roles.Admin) { Act = Act.Manage });
        services.AddAuditKinds(WebhookAudit.Kinds);
        services.AddSingleton(new MenuEntry(WebhookWords.Title, Page, "webhook", Needed, 94));
        services.AddSingleton(WebhookBorders.Of).AddSingleton<PublicOnly>();
        // Addresses may hold secrets: only hosts are logged, by the sender.
        services.AddHttpClient(SendMessages.Client, client => client.Timeout = Patience).ConfigurePrimaryHttpMessageHandler(s => s.GetRequiredService<PublicOnly>().Handler()).RemoveAllLoggers();
        services.AddScoped<MakeWebhook>().AddScoped<RenewSecret>().AddScoped<EndWebhook>().AddScoped<TestWebhook>().AddScoped<ResendMessage>();
        services.AddScoped<ReadWebhooks>().AddScoped<ReadMessages>().AddScoped<SendMessages>();
        services.AddJob<DropOldMessages>().AddNightly<DropOldMessages>("drop-old-messages", new LocalTime(3, 50), new { });
        return services.AddHostedService<Postman>();
    }

    public static void MapWebhooks(this IEndpointRouteBuilder doors)
    {
        doors.MapPost(Page, async (HttpContext http, [FromForm] IFormCollection form, MakeWebhook make, CurrentPerson me, CancellationToken stop) =>
            Show(http, Page, await make.Run(new(form["url"].ToString(), [.. form["event"].OfType<string>()]), me.Id, stop))).Needs(Needed).NeedsFreshSecondFactor();
        doors.MapPost(Page + "/{id:guid}/renew", async (Guid id, HttpContext http, [FromForm] string? unused, RenewSecret renew, CurrentPerson me, CancellationToken stop) =>
            Show(http, $"{Page}/{id}", await renew.Run(new(id), me.Id, stop))).Needs(Needed).NeedsFreshSecondFactor();
        doors.MapPost(Page + "/{id:guid}/end", async (Guid id, HttpContext http, [FromForm] string? unused, EndWebhook end, CurrentPerson me, CancellationToken stop) =>
            Back(http, await end.Run(new(id), me.Id, stop), WebhookWords.WasEndedSays, _ => Page)).Needs(Needed);
        doors.MapPost(Page + "/{id:guid}/test", async (Guid id, HttpContext http, [FromForm] string? unused, TestWebhook test, CurrentPerson me, CancellationToken stop) =>
            Back(http, await test.Run(new(id), me.Id, stop), WebhookWords.TestSent, _ => $"{Page}/{id}")).Needs(Needed);
        doors.MapPost(Page + "/messages/{id:guid}/resend", async (Guid id, HttpContext http, [FromForm] string? unused, ResendMessage resend, CurrentPerson me, CancellationToken stop) =>
            Back(http, await resend.Run(new(id), me.Id, stop), WebhookWords.ResentSays, hook => $"{Page}/{hook}")).Needs(Needed);
    }

    private static IResult Show(HttpContext http, string page, Outcome<MadeWebhook> making)
        => making.Refused(out var refusal, out var made) ? No(http, page, refusal) : new RazorComponentResult<WebhookMade>(new { Id = made.Id, Secret = made.Secret });

    private static IResult Back<T>(HttpContext http, Outcome<T> outcome, Text says, Func<T, string> to)
        => outcome.Refused(out var refusal, out var done) ? No(http, Page, refusal) : Said.Then(http, to(done), says);

    private static IResult No(HttpContext http, string page, Refusal refusal) => refusal.Kind == RefusalKind.Missing ? Results.NotFound() : Said.No(http, page, refusal);
}
