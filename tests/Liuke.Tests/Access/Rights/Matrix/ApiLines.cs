using Liuke.Access;

namespace Liuke.Tests.Access.Rights.Matrix;

/// <summary>The lines of the doors for programs, called here by browsers that are signed in: the rights are the same.</summary>
internal static class ApiLines
{
    private const Roles None = Roles.None, Rep = Roles.Rep, Manager = Roles.Manager, GM = Roles.GM, Admin = Roles.Admin, Everyone = Roles.Everyone;
    private const Roles Desks = Roles.Agent | Roles.Marketer | Roles.Finance, Chiefs = GM | Admin, Leaders = Manager | Chiefs;
    private const string V1 = "/api/v1";

    public static readonly DoorLine[] All =
    [
        Open("GET /openapi/{documentName}.json"), Open($"GET {V1}/me"),

        // Customers
        new($"GET {V1}/customers", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new($"GET {V1}/customers?q=客户", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        Seen("GET", ""), Seen("GET", "/timeline"), Seen("GET", "/orders"), Seen("GET", "/reasons"),
        new($"POST {V1}/customers/{{code}}/reveal", Leads.Customer, Rep, Manager, GM | Roles.Agent),
        new($"GET {V1}/customers/{{code}}/head", Leads.Customer, Rep, Manager, GM),
        new($"PUT {V1}/customers/{{code}}", Leads.Customer, Rep, Manager, GM) { Json = """{"name":"改名","reason":"试","version":-1}""" },
        Firm("POST", "/customers/elsewhere", Everyone),

        Firm("POST", "/customers", Rep | Manager | GM | Roles.Agent), Firm("POST", "/customers/like", Rep | Manager | GM | Roles.Agent),
        // Views, the board, the regions
        Firm("GET", "/customer-views", Everyone), Firm("POST", "/customer-views", Everyone), Firm("PUT", "/customer-views/{id:guid}", Everyone), Firm("DELETE", "/customer-views/{id:guid}", Everyone), Firm("PUT", "/customer-views/default", Everyone),
        new($"GET {V1}/customers/board", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true }, Firm("GET", "/customers/regions", Everyone),
        new($"POST {V1}/customers/{{code}}/step", Leads.Customer, Rep, Manager, GM) { Json = """{"step":"no-such-step"}""" },
        // The file
        new($"POST {V1}/customers/{{code}}/review", Leads.Customer, Rep, Manager, GM) { Json = """{"note":"x"}""" },
        Firm("POST", "/file-modules", Chiefs), Firm("PUT", "/file-modules/{key}", Chiefs), Firm("POST", "/file-modules/{key}/fields", Chiefs), Firm("PUT", "/file-modules/{key}/fields/{field}", Chiefs),
        // Handovers: those here do not exist
        Firm("GET", "/handovers", Leaders), Firm("GET", "/handovers/{id:guid}", Leaders), Firm("GET", "/handovers/{id:guid}/conduct", Leaders), Firm("POST", "/handovers", Leaders), Firm("PUT", "/handovers/{id:guid}", Leaders),
        Firm("POST", "/handovers/{id:guid}/parts", Leaders), Firm("DELETE", "/handovers/{id:guid}/parts/{part:guid}", Leaders), Firm("POST", "/handovers/{id:guid}/picks", Leaders),
        Firm("POST", "/handovers/{id:guid}/carry-out", Leaders), Firm("POST", "/handovers/{id:guid}/undo", Leaders), Firm("DELETE", "/handovers/{id:guid}", Leaders), Firm("POST", "/handovers/{id:guid}/checks/{key}", Leaders),
        Firm("POST", "/handovers/points", Chiefs), Firm("DELETE", "/handovers/points/{key}", Chiefs), Firm("GET", "/handovers/received", Everyone), Firm("POST", "/handovers/{id:guid}/seen", Everyone),
        Firm("GET", "/quality", Everyone), Firm("GET", "/quality/sums", Everyone), Firm("GET", "/suggestions", Everyone), Firm("POST", "/suggestions/{id:guid}", Everyone),
        Firm("GET", "/file-modules", Everyone), Seen("GET", "/file"), Seen("GET", "/history"), Seen("GET", "/entries/{list}"),
        new($"PATCH {V1}/customers/{{code}}/facts", Leads.Customer, Rep, Manager, GM) { Json = """{"facts":{"no.such":"x"}}""" },
        new($"POST {V1}/customers/{{code}}/facts/verify", Leads.Customer, Rep, Manager, GM) { Json = """{"fields":["no.such"]}""" },
        new($"POST {V1}/customers/{{code}}/entries/{{list}}", Leads.Customer, Rep, Manager, GM) { Json = """{"values":{}}""" },
        Firm("PATCH", "/customers/{code}/entries/{list}/{id:guid}", Rep | Manager | GM), Firm("DELETE", "/customers/{code}/entries/{list}/{id:guid}", Rep | Manager | GM),
        // People of customers and what is said with them
        Seen("GET", "/people"), Seen("GET", "/interactions"), Seen("GET", "/interactions/{interaction:guid}"),
        new($"GET {V1}/interactions", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new($"POST {V1}/customers/{{code}}/contacts", Leads.Customer, Rep, Manager, GM) { Json = """{"fields":{}}""" },
        new($"PATCH {V1}/customers/{{code}}/contacts/{{contact:guid}}", Leads.Customer, Rep, Manager, GM) { Json = """{"fields":{"role":"no-such-role"}}""" },
        new($"DELETE {V1}/customers/{{code}}/contacts/{{contact:guid}}", Leads.Customer, Rep, Manager, GM),
        new($"POST {V1}/customers/{{code}}/channels/{{channel:guid}}/reveal", Leads.Customer, Rep, Manager, GM | Roles.Agent),
        new($"POST {V1}/customers/{{code}}/dates", Leads.Customer, Rep, Manager, GM) { Json = """{"title":"生日","calendar":"solar","month":13,"day":1}""" },
        new($"DELETE {V1}/customers/{{code}}/dates/{{date:guid}}", Leads.Customer, Rep, Manager, GM),
        new($"POST {V1}/customers/{{code}}/interactions", Leads.Customer, Rep, Manager, GM | Desks) { OpensByViewGrant = true, Json = """{"channel":"call","direction":"in","body":""}""" },

        // Habits
        Seen("GET", "/habits"), Seen("GET", "/next-actions"), Firm("GET", "/need-rules", Chiefs), Firm("PUT", "/need-rules/{event}", Chiefs),
        // Deals
        Seen("GET", "/deals"), Firm("POST", "/customers/{code}/deals/{deal:guid}/milestones", Rep | Manager | GM), Firm("POST", "/customers/{code}/milestones/{step:guid}/done", Rep | Manager | GM),
        Firm("DELETE", "/customers/{code}/milestones/{step:guid}", Rep | Manager | GM),
        // Ties
        Seen("GET", "/attachments"), new($"POST {V1}/customers/{{code}}/attachments", Leads.Customer, Rep, Manager, GM), Firm("DELETE", "/customers/{code}/attachments/{id:guid}", Rep | Manager | GM),
        Firm("GET", "/customers/{code}/attachments/{id:guid}/content", Rep | Manager | GM | Roles.Agent | Roles.Finance),
        Seen("GET", "/ties"), Seen("DELETE", "/pin"), Seen("POST", "/pin"), Firm("POST", "/customers/{code}/pin/move", Everyone),
        Firm("GET", "/me/pins", Everyone), Firm("GET", "/prospects", Everyone), Firm("GET", "/tags", Everyone), Firm("PUT", "/tags/{key}", Manager | GM), Firm("POST", "/customers/tags", Rep | Manager | GM),
        new($"POST {V1}/customers/{{code}}/relations", Leads.Customer, Rep, Manager, GM) { Json = """{"to":"","kind":"kin"}""" },
        new($"POST {V1}/customers/{{code}}/tags", Leads.Customer, Rep, Manager, GM) { Json = """{"add":[]}""" },
        new($"POST {V1}/customers/{{code}}/team", Leads.Customer, Rep, Manager, GM) { Json = """{"person":"00000000-0000-7000-8000-000000000000","role":"sales"}""" },
        Firm("DELETE", "/customers/{code}/relations/{to:guid}/{kind}", Rep | Manager | GM), Firm("DELETE", "/customers/{code}/team/{person:guid}", Rep | Manager | GM),
        // Duplicates and merging
        Firm("GET", "/duplicates", Rep | Manager | GM), Firm("POST", "/duplicates/different", Rep | Manager | GM), Firm("POST", "/duplicates/look", Rep | Manager | GM), Seen("GET", "/merges"),
        Firm("GET", "/customers/{code}/merge", Rep | Manager | GM), Firm("POST", "/customers/{code}/merge", Rep | Manager | GM), Firm("POST", "/customers/{code}/merges/{id:guid}/undo", Rep | Manager | GM),

        // People's data
        new($"GET {V1}/customers/{{code}}/consents", Leads.Customer, Rep, Manager, GM | Roles.Agent),
        new($"POST {V1}/customers/{{code}}/consents", Leads.Customer, Rep, Manager, GM | Roles.Agent) { Json = """{"purpose":"no-such-purpose","isGiven":false}""" },
        new($"GET {V1}/customers/{{code}}/requests", Leads.Customer, Rep, Manager, GM | Roles.Agent),
        new($"POST {V1}/customers/{{code}}/requests", Leads.Customer, Rep, Manager, GM | Roles.Agent) { Json = """{"kind":"no-such-kind","asker":"person","grounds":"other","proof":"x"}""" },
        Firm("POST", "/customers/{code}/requests/{request:guid}/answer", Rep | Manager | GM | Roles.Agent), Firm("POST", "/customers/{code}/requests/{request:guid}", Manager | GM),
        Firm("GET", "/requests", Rep | Manager | GM | Roles.Agent), Firm("GET", "/retention", Chiefs), Firm("PUT", "/retention/{kind}", GM),

        // Work
        new($"GET {V1}/work-items", Leads.List, Rep | Desks, Manager, Chiefs),
        new($"GET {V1}/work-items/{{id:guid}}", Leads.Work, Rep | Desks, Manager, Chiefs),
        new($"POST {V1}/work-items/{{id:guid}}/finish", Leads.Work, Rep | Desks, Manager, Chiefs) { Json = """{"outcome":"notNeeded"}""" },
        new($"POST {V1}/work-items/{{id:guid}}/snooze", Leads.Work, Rep | Desks, Manager, Chiefs) { Json = """{"until":"2000-01-01","reason":"x"}""" },
        new($"POST {V1}/work-items/{{id:guid}}/assign", Leads.Work, None, Manager, Chiefs) { Json = """{"to":"nobody-of-that-name"}""" },

        Seen("GET", "/cadence"), Firm("GET", "/grades", Rep | Manager | GM), Firm("GET", "/settings/follow-up", Chiefs), Firm("PUT", "/settings/follow-up", Chiefs),
        new($"PUT {V1}/customers/{{code}}/grade", Leads.Customer, Rep, Manager, GM) { Json = """{"grade":"x"}""" },
        new($"POST {V1}/customers/{{code}}/grade/answer", Leads.Customer, None, Manager, GM) { Json = """{"isConfirmed":true}""" },

        // Imports: of files that do not exist
        Firm("GET", "/imports", Rep | Leaders), Firm("POST", "/imports?kind=customers", Rep | Leaders), Firm("POST", "/imports?kind=orders", Leaders), Firm("GET", "/imports/{id:guid}", Rep | Leaders), Firm("GET", "/imports/{id:guid}/preview", Rep | Leaders),
        Firm("PUT", "/imports/{id:guid}/mapping", Rep | Leaders), Firm("POST", "/imports/{id:guid}/start", Rep | Leaders), Firm("POST", "/imports/{id:guid}/cancel", Rep | Leaders),
        Firm("POST", "/imports/{id:guid}/undo", Rep | Leaders), Firm("DELETE", "/imports/{id:guid}", Rep | Leaders), Firm("GET", "/imports/{id:guid}/result", Rep | Leaders),

        // Insight
        Firm("GET", "/insight/dashboard", Everyone), Firm("GET", "/insight/runs", Leaders), Firm("GET", "/insight/models", Leaders),
        Firm("POST", "/insight/refreshes", Leaders), Firm("GET", "/insight/refreshes/{id:guid}", Leaders), Firm("POST", "/insight/refreshes/{id:guid}/cancel", Leaders), Firm("POST", "/insight/models/choose", Leaders),
        Firm("POST", "/insight/trials", Leaders), Firm("GET", "/insight/trials/{id:guid}", Leaders), Firm("POST", "/insight/trials/{id:guid}/cancel", Leaders),

        // Grants, approvals, exports: everybody has their own; those here do not exist
        Firm("GET", "/grants", Everyone), Firm("POST", "/grants", Everyone), Firm("POST", "/grants/{id:guid}/revoke", Everyone),
        Firm("GET", "/approvals", Everyone), Firm("GET", "/approvals/{id:guid}", Everyone), Firm("POST", "/approvals/{id:guid}/decide", Everyone), Firm("POST", "/approvals/{id:guid}/withdraw", Everyone), Firm("POST", "/approvals/{id:guid}/resubmit", Everyone),
        Firm("GET", "/absences", Everyone), Firm("POST", "/absences", Everyone), Firm("DELETE", "/absences/{id:guid}", Everyone),
        Firm("GET", "/exports", Everyone), Firm("POST", "/exports", Everyone), Firm("GET", "/exports/{id:guid}", Everyone), Firm("POST", "/exports/{id:guid}/cancel", Everyone),
        Firm("POST", "/exports/{id:guid}/link", Everyone), Firm("GET", "/exports/file/{secret}", Everyone),

        // The house itself
        Firm("GET", "/settings", Chiefs), Firm("PUT", "/settings", Chiefs), Firm("GET", "/settings/limits", Chiefs), Firm("PUT", "/settings/limits/{name}", Chiefs),
        Firm("PUT", "/rights", Admin), Firm("GET", "/colleagues", Everyone), Firm("GET", "/audit", Leaders),
        Firm("GET", "/people", Admin), Firm("POST", "/people", Admin), Firm("GET", "/people/{id:guid}", Admin), Firm("PUT", "/people/{id:guid}", Admin), Firm("POST", "/people/{id:guid}/disable", Admin),
        Firm("POST", "/people/{id:guid}/enable", Admin), Firm("DELETE", "/people/{id:guid}/factors", Admin), Firm("POST", "/people/{id:guid}/link", Admin),
        Firm("GET", "/departments", Admin), Firm("POST", "/departments", Admin), Firm("PUT", "/departments/{id:guid}", Admin),
        Firm("GET", "/sessions", Admin), Firm("DELETE", "/people/{person:guid}/sessions/{id:guid}", Admin), Firm("GET", "/me/sessions", Everyone), Firm("DELETE", "/me/sessions/{id:guid}", Everyone),
        Firm("DELETE", "/me/sessions", Everyone), Firm("GET", "/settings/sign-in", Admin), Firm("PUT", "/settings/sign-in", Admin), Firm("GET", "/jobs", Chiefs), Firm("POST", "/jobs/{id:guid}/cancel", Chiefs),
        Firm("GET", "/settings/approvals", Chiefs), Firm("PUT", "/settings/approvals/{kind}", Chiefs), Firm("DELETE", "/settings/approvals/{kind}", Chiefs),
        Firm("GET", "/webhooks", Admin), Firm("POST", "/webhooks", Admin), Firm("GET", "/webhooks/{id:guid}/messages", Admin), Firm("POST", "/webhooks/{id:guid}/secret", Admin), Firm("POST", "/webhooks/{id:guid}/test", Admin),
        Firm("DELETE", "/webhooks/{id:guid}", Admin), Firm("POST", "/webhooks/messages/{id:guid}/resend", Admin),
        Firm("GET", "/me/tokens", Everyone), Firm("DELETE", "/me/tokens/{id:guid}", Everyone), Firm("GET", "/tokens", Admin), Firm("DELETE", "/tokens/{id:guid}", Admin),
    ];

    private static DoorLine Open(string name) => new(name, Leads.Anywhere, None, None, Everyone);

    private static DoorLine Firm(string method, string path, Roles roles) => new($"{method} {V1}{path}", Leads.Firm, None, None, roles);

    private static DoorLine Seen(string method, string part) => new($"{method} {V1}/customers/{{code}}{part}", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true };
}
