using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Liuke.Tests.Api;

/// <summary>What the pages can do, the API can: every form of the pages has a twin among the doors for programs, or says why not.</summary>
public sealed class TwinTests
{
    private const string None = "none: ";
    private const string Browser = None + "part of being at a browser";
    private const string InPerson = None + "a person proves who they are; a program has its token";

    /// <summary>One line for each form of the pages: the twin's method and route below /api/v1, or the reason why there is none.</summary>
    private static readonly Dictionary<string, string> Twins = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/language"] = Browser,
        ["/sign-in"] = InPerson,
        ["/sign-out"] = InPerson,
        ["/sign-in/second"] = InPerson,
        ["/sign-in/passkey/begin"] = InPerson,
        ["/sign-in/passkey"] = InPerson,
        ["/sign-in/second/passkey/begin"] = InPerson,
        ["/sign-in/second/passkey"] = InPerson,
        ["/confirm"] = InPerson,
        ["/confirm/passkey/begin"] = InPerson,
        ["/confirm/passkey"] = InPerson,
        ["/invitation"] = InPerson,
        ["/me/password"] = InPerson,
        ["/me/passkeys/begin"] = InPerson,
        ["/me/passkeys"] = InPerson,
        ["/me/passkeys/remove"] = InPerson,
        ["/me/authenticator"] = InPerson,
        ["/me/authenticator/remove"] = InPerson,
        ["/me/recovery-codes"] = InPerson,
        ["/me/language"] = Browser,
        ["/people"] = "POST /people",
        ["/people/{id:guid}"] = "PUT /people/{id:guid}",
        ["/people/{id:guid}/disable"] = "POST /people/{id:guid}/disable",
        ["/people/{id:guid}/enable"] = "POST /people/{id:guid}/enable",
        ["/people/{id:guid}/factors/remove"] = "DELETE /people/{id:guid}/factors",
        ["/people/{id:guid}/link"] = "POST /people/{id:guid}/link",
        ["/departments"] = "POST /departments",
        ["/departments/{id:guid}"] = "PUT /departments/{id:guid}",
        ["/welcome/departments"] = "POST /departments",
        ["/sessions/{person:guid}/{id:guid}/end"] = "DELETE /people/{person:guid}/sessions/{id:guid}",
        ["/me/sessions/{id:guid}/end"] = "DELETE /me/sessions/{id:guid}",
        ["/me/sessions/end"] = "DELETE /me/sessions",
        ["/settings/sign-in"] = "PUT /settings/sign-in",
        ["/jobs/{id:guid}/cancel"] = "POST /jobs/{id:guid}/cancel",
        ["/first-start"] = InPerson,
        ["/me/tokens"] = None + "a token that makes tokens would outlive itself",
        ["/me/tokens/{id:guid}/end"] = "DELETE /me/tokens/{id:guid}",
        ["/tokens/{id:guid}/end"] = "DELETE /tokens/{id:guid}",
        ["/webhooks"] = "POST /webhooks",
        ["/webhooks/{id:guid}/renew"] = "POST /webhooks/{id:guid}/secret",
        ["/webhooks/{id:guid}/test"] = "POST /webhooks/{id:guid}/test",
        ["/webhooks/{id:guid}/end"] = "DELETE /webhooks/{id:guid}",
        ["/webhooks/messages/{id:guid}/resend"] = "POST /webhooks/messages/{id:guid}/resend",
        ["/settings"] = "PUT /settings",
        ["/rights"] = "PUT /rights",
        ["/settings/limits"] = "PUT /settings/limits/{name}",
        ["/customers/{code}/print"] = None + "paper is for people; programs read the file and reveal numbers one by one",
        ["/customers/{code}/contacts.vcf"] = None + "programs read the contacts and reveal numbers one by one",
        ["/customers/{code}/reveal"] = "POST /customers/{code}/reveal",
        ["/customers/{code}/change"] = "PUT /customers/{code}",
        ["/customers/new"] = "POST /customers",
        ["/customers/like"] = "POST /customers/like",
        ["/customers/views"] = "POST /customer-views",
        ["/customers/views/{id:guid}"] = "PUT /customer-views/{id:guid}",
        ["/customers/views/{id:guid}/remove"] = "DELETE /customer-views/{id:guid}",
        ["/customers/views/default"] = "PUT /customer-views/default",
        ["/customers/{code}/step"] = "POST /customers/{code}/step",
        ["/customers/{code}/review"] = "POST /customers/{code}/review",
        ["/suggestions/{id:guid}"] = "POST /suggestions/{id:guid}",
        ["/settings/file-modules"] = "POST /file-modules",
        ["/settings/file-modules/{key}"] = "PUT /file-modules/{key}",
        ["/settings/file-modules/{key}/fields"] = "POST /file-modules/{key}/fields",
        ["/settings/file-modules/{key}/fields/{field}"] = "PUT /file-modules/{key}/fields/{field}",
        ["/customers/{code}/file/{module}"] = "PATCH /customers/{code}/facts",
        ["/customers/{code}/file/{module}/verify"] = "POST /customers/{code}/facts/verify",
        ["/customers/{code}/entries/{list}"] = "POST /customers/{code}/entries/{list}",
        ["/customers/{code}/entries/{list}/{id:guid}"] = "PATCH /customers/{code}/entries/{list}/{id:guid}",
        ["/customers/{code}/entries/{list}/{id:guid}/remove"] = "DELETE /customers/{code}/entries/{list}/{id:guid}",
        ["/customers/{code}/contacts"] = "POST /customers/{code}/contacts",
        ["/customers/{code}/contacts/{contact:guid}"] = "PATCH /customers/{code}/contacts/{contact:guid}",
        ["/customers/{code}/contacts/{contact:guid}/remove"] = "DELETE /customers/{code}/contacts/{contact:guid}",
        ["/customers/{code}/channels/{channel:guid}/reveal"] = "POST /customers/{code}/channels/{channel:guid}/reveal",
        ["/customers/{code}/dates"] = "POST /customers/{code}/dates",
        ["/customers/{code}/dates/{date:guid}/remove"] = "DELETE /customers/{code}/dates/{date:guid}",
        ["/customers/{code}/interactions"] = "POST /customers/{code}/interactions",
        ["/customers/{code}/attachments"] = "POST /customers/{code}/attachments",
        ["/customers/{code}/attachments/{id:guid}/download"] = "GET /customers/{code}/attachments/{id:guid}/content",
        ["/customers/{code}/attachments/{id:guid}/remove"] = "DELETE /customers/{code}/attachments/{id:guid}",
        ["/customers/{code}/deals/{deal:guid}/milestones"] = "POST /customers/{code}/deals/{deal:guid}/milestones",
        ["/customers/{code}/milestones/{step:guid}/done"] = "POST /customers/{code}/milestones/{step:guid}/done",
        ["/customers/{code}/milestones/{step:guid}/remove"] = "DELETE /customers/{code}/milestones/{step:guid}",
        ["/settings/need-rules/{event}"] = "PUT /need-rules/{event}",
        ["/customers/{code}/relations"] = "POST /customers/{code}/relations",
        ["/customers/{code}/relations/{to:guid}/{kind}/remove"] = "DELETE /customers/{code}/relations/{to:guid}/{kind}",
        ["/customers/{code}/tags"] = "POST /customers/{code}/tags",
        ["/customers/{code}/tags/remove"] = "POST /customers/{code}/tags",
        ["/tags/{key}"] = "PUT /tags/{key}",
        ["/customers/{code}/team"] = "POST /customers/{code}/team",
        ["/customers/{code}/team/{person:guid}/remove"] = "DELETE /customers/{code}/team/{person:guid}",
        ["/customers/{code}/pin"] = "POST /customers/{code}/pin",
        ["/customers/{code}/pin/remove"] = "DELETE /customers/{code}/pin",
        ["/customers/{code}/pin/move"] = "POST /customers/{code}/pin/move",
        ["/customers/{code}/consents"] = "POST /customers/{code}/consents",
        ["/handovers"] = "POST /handovers",
        ["/handovers/{id:guid}"] = "PUT /handovers/{id:guid}",
        ["/handovers/{id:guid}/parts"] = "POST /handovers/{id:guid}/parts",
        ["/handovers/{id:guid}/parts/{part:guid}/remove"] = "DELETE /handovers/{id:guid}/parts/{part:guid}",
        ["/handovers/{id:guid}/picks"] = "POST /handovers/{id:guid}/picks",
        ["/handovers/{id:guid}/carry-out"] = "POST /handovers/{id:guid}/carry-out",
        ["/handovers/{id:guid}/undo"] = "POST /handovers/{id:guid}/undo",
        ["/handovers/{id:guid}/discard"] = "DELETE /handovers/{id:guid}",
        ["/handovers/{id:guid}/checks/{key}"] = "POST /handovers/{id:guid}/checks/{key}",
        ["/handovers/{id:guid}/seen"] = "POST /handovers/{id:guid}/seen",
        ["/handovers/points"] = "POST /handovers/points",
        ["/handovers/points/{key}/retire"] = "DELETE /handovers/points/{key}",
        ["/customers/{code}/merge"] = "POST /customers/{code}/merge",
        ["/customers/{code}/merges/{id:guid}/undo"] = "POST /customers/{code}/merges/{id:guid}/undo",
        ["/duplicates/different"] = "POST /duplicates/different",
        ["/duplicates/look"] = "POST /duplicates/look",
        ["/customers/{code}/requests"] = "POST /customers/{code}/requests",
        ["/customers/{code}/requests/{request:guid}/answer"] = "POST /customers/{code}/requests/{request:guid}/answer",
        ["/customers/{code}/requests/{request:guid}"] = "POST /customers/{code}/requests/{request:guid}",
        ["/privacy/retention"] = "PUT /retention/{kind}",
        ["/customers/elsewhere"] = "POST /customers/elsewhere",
        ["/approvals/{id:guid}/decide"] = "POST /approvals/{id:guid}/decide",
        ["/approvals/{id:guid}/withdraw"] = "POST /approvals/{id:guid}/withdraw",
        ["/approvals/{id:guid}/resubmit"] = "POST /approvals/{id:guid}/resubmit",
        ["/approvals/batch"] = "POST /approvals/{id:guid}/decide",
        ["/approvals/absence"] = "POST /absences",
        ["/approvals/absence/{id}/end"] = "DELETE /absences/{id:guid}",
        ["/settings/approvals/{kind}"] = "PUT /settings/approvals/{kind}",
        ["/grants/ask"] = "POST /grants",
        ["/grants/{id}/revoke"] = "POST /grants/{id:guid}/revoke",
        ["/exports"] = "POST /exports",
        ["/exports/{id}/cancel"] = "POST /exports/{id:guid}/cancel",
        ["/exports/{id}/link"] = "POST /exports/{id:guid}/link",
        ["/customers/{code}/grade"] = "PUT /customers/{code}/grade",
        ["/customers/{code}/grade/answer"] = "POST /customers/{code}/grade/answer",
        ["/settings/follow-up"] = "PUT /settings/follow-up",
        ["/work-items/{id:guid}/finish"] = "POST /work-items/{id:guid}/finish",
        ["/work-items/{id:guid}/snooze"] = "POST /work-items/{id:guid}/snooze",
        ["/work-items/{id:guid}/assign"] = "POST /work-items/{id:guid}/assign",
        ["/imports/upload"] = "POST /imports",
        ["/imports/{id:guid}/mapping"] = "PUT /imports/{id:guid}/mapping",
        ["/imports/{id:guid}/resume"] = "POST /imports/{id:guid}/start",
        ["/imports/{id:guid}/cancel"] = "POST /imports/{id:guid}/cancel",
        ["/imports/{id:guid}/undo"] = "POST /imports/{id:guid}/undo",
        ["/imports/{id:guid}/discard"] = "DELETE /imports/{id:guid}",
        ["/insight/refresh"] = "POST /insight/refreshes",
        ["/insight/refresh/{id:guid}/cancel"] = "POST /insight/refreshes/{id:guid}/cancel",
        ["/insight/models/try"] = "POST /insight/trials",
        ["/insight/models/try/{id:guid}/cancel"] = "POST /insight/trials/{id:guid}/cancel",
        ["/insight/models/choose"] = "POST /insight/models/choose",
    };

    [Fact]
    public async Task every_form_of_the_pages_has_a_twin_or_says_why_not()
    {
        await using var house = await TestHouse.Open();
        await house.Serve();
        var posts = house.Doors.Where(d => Methods(d).Contains("POST")).Select(d => d.RoutePattern.RawText!).ToList();
        var forms = posts.Where(p => !p.StartsWith("/api/", StringComparison.Ordinal) && !PagesThemselves(house).Contains(p)).Distinct().ToList();
        var api = house.Doors.SelectMany(d => Methods(d).Select(m => $"{m} {d.RoutePattern.RawText!.Replace("/api/v1", "", StringComparison.Ordinal)}")).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(forms.Except(Twins.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)); // add its twin, or why it has none
        Assert.Empty(Twins.Keys.Except(forms, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));
        Assert.Empty(Twins.Values.Where(t => !t.StartsWith(None, StringComparison.Ordinal) && !api.Contains(t)));
        Assert.All(Twins.Values.Where(t => t.StartsWith(None, StringComparison.Ordinal)), reason => Assert.True(reason.Length > None.Length + 10));
    }

    // Pages answer any method at their address; what a form does has a door of its own that takes POST alone.
    private static HashSet<string> PagesThemselves(TestHouse house)
        => house.Doors.Where(d => d.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null).Select(d => d.RoutePattern.RawText!)
            .Except(house.Doors.Where(d => Methods(d) is ["POST"]).Select(d => d.RoutePattern.RawText!)).ToHashSet(StringComparer.Ordinal);

    private static IReadOnlyList<string> Methods(RouteEndpoint door) => door.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
