using Liuke.Access;

namespace Liuke.Tests.Access.Rights.Matrix;

/// <summary>What a door leads to.</summary>
internal enum Leads
{
    /// <summary>Nothing of anybody's: strangers may come.</summary>
    Anywhere,

    /// <summary>The firm's own things: a role opens it or does not.</summary>
    Firm,

    /// <summary>A list: whoever may open it finds in it the customers within reach, and no others.</summary>
    List,

    /// <summary>One customer, named in the address by {Code}: hidden ones answer 404.</summary>
    Customer,

    /// <summary>One piece of work, named by {id}: hidden ones answer 404.</summary>
    Work,
}

/// <summary>A door and who may go through it, on whose customers, written by hand and not taken from the program.</summary>
/// <param name="Name">Method and route as the program has it; what follows a question mark or a space is this line's own way in.</param>
internal sealed record DoorLine(string Name, Leads To, Roles Own, Roles Department, Roles All)
{
    /// <summary>Whether a grant to view another's customer opens it for that customer.</summary>
    public bool OpensByViewGrant { get; init; }

    /// <summary>What a form is sent with; wrong on purpose, so that nothing is changed by whoever may.</summary>
    public (string Name, string Value)[] Form { get; init; } = [];

    /// <summary>The same for a door for programs.</summary>
    public string? Json { get; init; }

    public bool IsForPrograms => Name.Contains(" /api/", StringComparison.Ordinal);

    public Roles Anyone => Own | Department | All;
}

/// <summary>One line for each door of the program. A door without a line fails the suite.</summary>
/// <remarks>
/// To add a door, write its method and route as in the code, what it leads to, and the roles that may open it: those that reach their own
/// customers, those that reach their department's, those that reach all. For a door to the firm itself name the roles in the last place.
/// </remarks>
internal static class DoorTable
{
    private const Roles None = Roles.None, Rep = Roles.Rep, Manager = Roles.Manager, GM = Roles.GM, Admin = Roles.Admin;
    private const Roles Desks = Roles.Agent | Roles.Marketer | Roles.Finance, Chiefs = GM | Admin, Leaders = Manager | Chiefs;

    public static readonly DoorLine[] Lines =
    [
        // Strangers
        Open("GET /sign-in"), Open("POST /sign-in"), Open("GET /first-start"), Open("POST /first-start"), Open("POST /sign-out"), Open("POST /language"),
        Open("GET /health"), Open("GET /not-allowed"), Open("GET /status/403"), Open("GET /not-found"), Open("GET /status/404"), Open("GET /failed"), Open("GET /status/{Status:int}"),

        Open("GET /sign-in/second"), Open("POST /sign-in/second"), Open("POST /sign-in/passkey/begin"), Open("POST /sign-in/passkey"),
        Open("POST /sign-in/second/passkey/begin"), Open("POST /sign-in/second/passkey"), Open("GET /invitation"), Open("POST /invitation"),
        // Tokens
        Firm("GET /me/tokens", Roles.Everyone), Firm("POST /me/tokens", Roles.Everyone), Firm("POST /me/tokens/{id:guid}/end", Roles.Everyone), Firm("GET /tokens", Admin), Firm("POST /tokens/{id:guid}/end", Admin),

        // Customers
        new("GET /customers", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /customers?q=客户", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /customers?sort=name", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /customers/{Code}", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("POST /customers/{code}/reveal", Leads.Customer, Rep, Manager, GM | Roles.Agent),

        new("GET /customers/{Code}/access", Leads.Customer, None, Manager, Chiefs),
        new("GET /customers/{Code}/change", Leads.Customer, Rep, Manager, GM),
        new("POST /customers/{code}/change", Leads.Customer, Rep, Manager, GM) { Form = [("Name", "改名"), ("Reason", "试"), ("Version", "-1")] },
        Firm("GET /customers/new", Rep | Manager | GM | Roles.Agent), Firm("POST /customers/new", Rep | Manager | GM | Roles.Agent), Firm("POST /customers/like", Rep | Manager | GM | Roles.Agent),
        Firm("GET /customers/views", Roles.Everyone), Firm("POST /customers/views", Roles.Everyone), Firm("POST /customers/views/{id:guid}", Roles.Everyone), Firm("POST /customers/views/{id:guid}/remove", Roles.Everyone), Firm("POST /customers/views/default", Roles.Everyone),
        new("GET /customers/board", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true }, Firm("GET /customers/regions", Roles.Everyone),
        new("POST /customers/{code}/step", Leads.Customer, Rep, Manager, GM) { Form = [("step", "no-such-step")] },
        new("POST /customers/{code}/review", Leads.Customer, Rep, Manager, GM), Firm("GET /quality", Roles.Everyone), Firm("GET /suggestions", Roles.Everyone), Firm("POST /suggestions/{id:guid}", Roles.Everyone),
        Firm("GET /duplicates", Rep | Manager | GM), Firm("POST /duplicates/different", Rep | Manager | GM), Firm("POST /duplicates/look", Rep | Manager | GM),
        Firm("GET /customers/{Code}/merge", Rep | Manager | GM), Firm("POST /customers/{code}/merge", Rep | Manager | GM), Firm("POST /customers/{code}/merges/{id:guid}/undo", Rep | Manager | GM),
        Firm("GET /settings/file-modules", Chiefs), Firm("POST /settings/file-modules", Chiefs), Firm("GET /settings/file-modules/{Key}", Chiefs), Firm("POST /settings/file-modules/{key}", Chiefs), Firm("POST /settings/file-modules/{key}/fields", Chiefs), Firm("POST /settings/file-modules/{key}/fields/{field}", Chiefs),
        new("GET /customers/{Code}/file", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /customers/{Code}/history", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /customers/{Code}/file/{Module}/edit", Leads.Customer, Rep, Manager, GM), new("POST /customers/{code}/file/{module}", Leads.Customer, Rep, Manager, GM),
        new("POST /customers/{code}/file/{module}/verify", Leads.Customer, Rep, Manager, GM), new("POST /customers/{code}/entries/{list}", Leads.Customer, Rep, Manager, GM),
        Firm("GET /customers/{Code}/entries/{List}/{Id:guid}", Rep | Manager | GM), Firm("POST /customers/{code}/entries/{list}/{id:guid}", Rep | Manager | GM), Firm("POST /customers/{code}/entries/{list}/{id:guid}/remove", Rep | Manager | GM),
        // People of customers and what is said with them
        new("GET /customers/{Code}/contacts/new", Leads.Customer, Rep, Manager, GM), new("GET /customers/{Code}/contacts/{Contact:guid}", Leads.Customer, Rep, Manager, GM),
        new("POST /customers/{code}/contacts", Leads.Customer, Rep, Manager, GM) { Form = [("name", "")] },
        new("POST /customers/{code}/contacts/{contact:guid}", Leads.Customer, Rep, Manager, GM) { Form = [("role", "no-such-role")] },
        new("POST /customers/{code}/contacts/{contact:guid}/remove", Leads.Customer, Rep, Manager, GM) { Form = [("x", "x")] },
        new("POST /customers/{code}/channels/{channel:guid}/reveal", Leads.Customer, Rep, Manager, GM | Roles.Agent) { Form = [("x", "x")] },
        new("POST /customers/{code}/dates", Leads.Customer, Rep, Manager, GM) { Form = [("title", "生日"), ("month", "13"), ("day", "1")] },
        new("POST /customers/{code}/dates/{date:guid}/remove", Leads.Customer, Rep, Manager, GM) { Form = [("x", "x")] },
        new("POST /customers/{code}/interactions", Leads.Customer, Rep, Manager, GM | Desks) { OpensByViewGrant = true, Form = [("body", "")] },
        new("GET /customers/{Code}/interactions/{Interaction:guid}", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /interactions", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },
        new("GET /interactions?q=样品", Leads.List, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true },

        // Ties
        Keeps("relations", ("to", "")), Keeps("tags", ("words", "")), Keeps("tags/remove", ("word", "")), Keeps("team", ("role", "")),
        Firm("POST /customers/{code}/relations/{to:guid}/{kind}/remove", Rep | Manager | GM), Firm("POST /customers/{code}/team/{person:guid}/remove", Rep | Manager | GM), Firm("POST /customers/{code}/pin/move", Roles.Everyone),
        Firm("GET /customers/pinned", Roles.Everyone), Firm("GET /customers/prospects", Roles.Everyone), Firm("GET /tags", Manager | GM), Firm("POST /tags/{key}", Manager | GM),
        Pins("pin/remove"), Pins("pin"),
        new("GET /customers/{Code}/deals", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true }, Firm("POST /customers/{code}/deals/{deal:guid}/milestones", Rep | Manager | GM),
        Firm("POST /customers/{code}/milestones/{step:guid}/done", Rep | Manager | GM), Firm("POST /customers/{code}/milestones/{step:guid}/remove", Rep | Manager | GM),
        Firm("GET /settings/need-rules", Chiefs), Firm("POST /settings/need-rules/{event}", Chiefs),
        Keeps("attachments"), Firm("GET /customers/{Code}/attachments/{Id:guid}", Roles.Everyone), Firm("GET /customers/{code}/attachments/{id:guid}/shown", Roles.Everyone),
        Firm("POST /customers/{code}/attachments/{id:guid}/download", Rep | Manager | GM | Roles.Agent | Roles.Finance), Firm("POST /customers/{code}/attachments/{id:guid}/remove", Rep | Manager | GM),

        // People's data
        new("GET /customers/{Code}/consents", Leads.Customer, Rep, Manager, GM | Roles.Agent),
        new("POST /customers/{code}/consents", Leads.Customer, Rep, Manager, GM | Roles.Agent) { Form = [("purpose", "no-such-purpose")] },
        new("GET /customers/{Code}/data", Leads.Customer, Rep, Manager, GM | Roles.Agent),
        new("POST /customers/{code}/requests", Leads.Customer, Rep, Manager, GM | Roles.Agent) { Form = [("kind", "no-such-kind")] },
        Firm("POST /customers/{code}/requests/{request:guid}/answer", Rep | Manager | GM | Roles.Agent), Firm("POST /customers/{code}/requests/{request:guid}", Manager | GM),
        Firm("GET /privacy", Rep | Manager | GM | Roles.Agent), Firm("GET /privacy/retention", Chiefs), Firm("POST /privacy/retention", GM),
        Firm("GET /customers/elsewhere", Roles.Everyone), Firm("POST /customers/elsewhere", Roles.Everyone),

        // Handovers: those here do not exist
        Firm("GET /handovers", Leaders), Firm("GET /handovers/new", Leaders), Firm("GET /handovers/{Id:guid}", Leaders), Firm("GET /handovers/{Id:guid}/conduct", Leaders), Firm("GET /handovers/{id:guid}/progress", Leaders),
        Firm("POST /handovers", Leaders), Firm("POST /handovers/{id:guid}", Leaders), Firm("POST /handovers/{id:guid}/parts", Leaders), Firm("POST /handovers/{id:guid}/parts/{part:guid}/remove", Leaders),
        Firm("POST /handovers/{id:guid}/picks", Leaders), Firm("POST /handovers/{id:guid}/carry-out", Leaders), Firm("POST /handovers/{id:guid}/undo", Leaders), Firm("POST /handovers/{id:guid}/discard", Leaders),
        Firm("POST /handovers/{id:guid}/checks/{key}", Leaders), Firm("POST /handovers/points", Chiefs), Firm("POST /handovers/points/{key}/retire", Chiefs),
        Firm("GET /handovers/{Id:guid}/received", Roles.Everyone), Firm("POST /handovers/{id:guid}/seen", Roles.Everyone),

        // Grants and approvals: everybody has a page of their own; requests and grants here do not exist
        Firm("GET /grants", Roles.Everyone), Firm("GET /grants/ask", Roles.Everyone), Firm("POST /grants/ask", Roles.Everyone), Firm("POST /grants/{id}/revoke", Roles.Everyone),
        Firm("GET /approvals", Roles.Everyone), Firm("GET /approvals/{Id:guid}", Roles.Everyone), Firm("POST /approvals/{id:guid}/decide", Roles.Everyone),
        Firm("POST /approvals/{id:guid}/withdraw", Roles.Everyone), Firm("POST /approvals/{id:guid}/resubmit", Roles.Everyone), Firm("POST /approvals/batch", Roles.Everyone),
        Firm("GET /approvals/absence", Roles.Everyone), Firm("POST /approvals/absence", Roles.Everyone), Firm("POST /approvals/absence/{id}/end", Roles.Everyone),
        Firm("GET /settings/approvals", Chiefs), Firm("GET /settings/approvals/{Kind}", Chiefs), Firm("POST /settings/approvals/{kind}", Chiefs),

        // Exports: each sees their own; those here do not exist
        Firm("GET /exports", Roles.Everyone), Firm("POST /exports", Roles.Everyone), Firm("GET /exports/{id}/row", Roles.Everyone), Firm("POST /exports/{id}/cancel", Roles.Everyone),
        Firm("POST /exports/{id}/link", Roles.Everyone), Firm("GET /exports/file/{secret}", Roles.Everyone),

        // Work
        new("GET /", Leads.List, Rep | Desks, Manager, Chiefs),
        new("GET /today/queues", Leads.Firm, None, None, Roles.Everyone),
        new("GET /team", Leads.Firm, None, None, Leaders),
        new("GET /work-items/{Id:guid}/{Act}", Leads.Work, Rep | Desks, Manager, Chiefs),
        new("GET /work-items/{id:guid}/{act}/form", Leads.Work, Rep | Desks, Manager, Chiefs),
        new("POST /work-items/{id:guid}/finish", Leads.Work, Rep | Desks, Manager, Chiefs) { Form = [("Note", "x")] },
        new("POST /work-items/{id:guid}/snooze", Leads.Work, Rep | Desks, Manager, Chiefs) { Form = [("Note", "x")] },
        new("POST /work-items/{id:guid}/assign", Leads.Work, None, Manager, Chiefs) { Form = [("To", "nobody-of-that-name")] },

        // Paper
        new("GET /customers/{Code}/print", Leads.Customer, Rep, Manager, GM), new("POST /customers/{code}/print", Leads.Customer, Rep, Manager, GM | Roles.Agent), Firm("GET /customers/paper-form", Rep | Leaders),
        new("GET /customers/{code}/contacts.vcf", Leads.Customer, Rep, Manager, GM), new("POST /customers/{code}/contacts.vcf", Leads.Customer, Rep, Manager, GM | Roles.Agent),

        // Imports: of files that do not exist
        Firm("GET /imports", Rep | Leaders), Firm("GET /imports/{Id:guid}", Rep | Leaders), Firm("POST /imports/upload", Rep | Leaders), Firm("GET /imports/template?kind=customers", Rep | Leaders), new("GET /imports/template?kind=orders", Leads.Firm, None, None, Leaders),
        Firm("GET /imports/{id:guid}/progress", Rep | Leaders), Firm("GET /imports/{id:guid}/result", Rep | Leaders), Firm("POST /imports/{id:guid}/mapping", Rep | Leaders),
        Firm("POST /imports/{id:guid}/resume", Rep | Leaders), Firm("POST /imports/{id:guid}/cancel", Rep | Leaders), Firm("POST /imports/{id:guid}/undo", Rep | Leaders),
        Firm("POST /imports/{id:guid}/discard", Rep | Leaders),

        // Insight
        Firm("GET /insight", Roles.Everyone), Firm("GET /insight/runs", Leaders), Firm("GET /insight/models", Leaders), Firm("GET /insight/models/trials/{Id}", Leaders),
        Firm("POST /insight/models/try", Leaders), Firm("GET /insight/models/try/{id:guid}", Leaders), Firm("POST /insight/models/try/{id:guid}/cancel", Leaders),
        Firm("POST /insight/models/choose", Leaders),
        Firm("POST /insight/refresh", Leaders), Firm("GET /insight/refresh/{id:guid}", Leaders), Firm("POST /insight/refresh/{id:guid}/cancel", Leaders),

        // The house itself
        Firm("GET /grades", Rep | Manager | GM), Firm("GET /settings/follow-up", Chiefs), Firm("POST /settings/follow-up", Chiefs),
        new("POST /customers/{code}/grade", Leads.Customer, Rep, Manager, GM) { Form = [("grade", "X")] }, new("POST /customers/{code}/grade/answer", Leads.Customer, None, Manager, GM) { Form = [("yes", "true")] },
        Firm("GET /settings", Chiefs), Firm("POST /settings", Chiefs), Firm("GET /settings/limits", Chiefs), Firm("POST /settings/limits", Chiefs),
        Firm("GET /audit", Leaders),
        Firm("GET /rights", Chiefs), Firm("POST /rights", Admin), Firm("GET /people/{UserName}/rights", Chiefs),
        Firm("GET /people", Admin), Firm("POST /people", Admin), Firm("GET /people/{Id:guid}", Admin), Firm("POST /people/{id:guid}", Admin), Firm("POST /people/{id:guid}/disable", Admin),
        Firm("POST /people/{id:guid}/enable", Admin), Firm("POST /people/{id:guid}/factors/remove", Admin), Firm("POST /people/{id:guid}/link", Admin),
        Firm("GET /departments", Admin), Firm("POST /departments", Admin), Firm("POST /departments/{id:guid}", Admin), Firm("GET /welcome", Admin), Firm("POST /welcome/departments", Admin),
        Firm("GET /sessions", Admin), Firm("POST /sessions/{person:guid}/{id:guid}/end", Admin), Firm("POST /settings/sign-in", Admin),
        Firm("GET /webhooks", Admin), Firm("POST /webhooks", Admin), Firm("GET /webhooks/{Id:guid}", Admin), Firm("POST /webhooks/{id:guid}/renew", Admin), Firm("POST /webhooks/{id:guid}/test", Admin),
        Firm("POST /webhooks/{id:guid}/end", Admin), Firm("POST /webhooks/messages/{id:guid}/resend", Admin),
        Firm("GET /jobs", Chiefs), Firm("POST /jobs/{id:guid}/cancel", Chiefs),

        // One's own account
        Firm("GET /me", Roles.Everyone), Firm("POST /me/password", Roles.Everyone), Firm("POST /me/language", Roles.Everyone), Firm("POST /me/sessions/{id:guid}/end", Roles.Everyone),
        Firm("POST /me/sessions/end", Roles.Everyone), Firm("GET /me/factors", Roles.Everyone), Firm("GET /me/authenticator", Roles.Everyone), Firm("POST /me/authenticator", Roles.Everyone),
        Firm("POST /me/authenticator/remove", Roles.Everyone), Firm("POST /me/recovery-codes", Roles.Everyone), Firm("POST /me/passkeys/begin", Roles.Everyone),
        Firm("POST /me/passkeys", Roles.Everyone), Firm("POST /me/passkeys/remove", Roles.Everyone), Firm("GET /confirm", Roles.Everyone), Firm("POST /confirm", Roles.Everyone),
        Firm("GET /confirm/go-on", Roles.Everyone), Firm("POST /confirm/passkey/begin", Roles.Everyone), Firm("POST /confirm/passkey", Roles.Everyone),

        .. ApiLines.All,
    ];

    // Wrong on purpose, as all forms here.
    private static DoorLine Keeps(string part, params (string, string)[] form) => new($"POST /customers/{{code}}/{part}", Leads.Customer, Rep, Manager, GM) { Form = form };

    // One's own folder: whoever sees a customer may lay it there.
    private static DoorLine Pins(string part) => new($"POST /customers/{{code}}/{part}", Leads.Customer, Rep, Manager, Chiefs | Desks) { OpensByViewGrant = true };

    private static DoorLine Open(string name) => new(name, Leads.Anywhere, None, None, Roles.Everyone);

    private static DoorLine Firm(string name, Roles roles) => new(name, Leads.Firm, None, None, roles);
}
