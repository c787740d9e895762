using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Access.Firm;
using Liuke.Access.Limits;
using Liuke.Access.Rights;
using Liuke.Access.Tokens;
using Liuke.Access.SigningIn;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Basics;

namespace Liuke.Api.Firm;

public sealed record SettingsAnswer(string TimeZone, string Currency, int MarginRatePercent, Sum AcquisitionCost)
{
    internal static SettingsAnswer Of(Company company) => new(company.TimeZone, company.Currency, (int)(company.DefaultMarginRate * 100), new(company.AcquisitionCostMinor, company.Currency));
}

/// <param name="AcquisitionCostMinor">What winning one new customer costs, in the currency's minor units.</param>
public sealed record SettingsCall(string TimeZone, string Currency, int MarginRatePercent, long AcquisitionCostMinor);

public sealed record LimitAnswer(string Name, string Title, IReadOnlyDictionary<string, int> Most);

public sealed record LimitsAnswer(IReadOnlyList<LimitAnswer> Items);

/// <param name="Role">rep, manager, gm, agent, marketer, finance or admin.</param>
public sealed record LimitCall(string Role, int Most);

/// <param name="Scope">nothing, own, team, department or all.</param>
public sealed record RightCall(string Permission, string Role, string Scope);

public sealed record PersonAnswer(Guid Id, string Name, Guid DepartmentId, bool IsHere);

public sealed record DepartmentAnswer(Guid Id, string Name);

public sealed record ColleaguesAnswer(IReadOnlyList<PersonAnswer> People, IReadOnlyList<DepartmentAnswer> Departments);

public sealed record AuditFactAnswer(string Field, string Value, bool IsHashed);

public sealed record AuditAnswer(long Sequence, DateTimeOffset At, string Says, string? By, string? Subject, IReadOnlyList<AuditFactAnswer> Facts);

/// <param name="After">Send it as after to read what is older; null at the end.</param>
public sealed record AuditsAnswer(IReadOnlyList<AuditAnswer> Items, long? After);

public sealed record TokenAnswer(Guid Id, string Name, string OwnerName, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, bool IsInForce)
{
    internal static TokenAnswer Of(TokenRow row) => new(row.Id.Value, row.Name, row.OwnerName, [.. row.Scopes.Select(s => s.ToString())], ApiJson.At(row.ExpiresAt), row.LastUsedAt is { } at ? ApiJson.At(at) : null, row.IsInForce);
}

public sealed record TokensAnswer(IReadOnlyList<TokenAnswer> Items);

public sealed record EndedAnswer(Guid Id);

/// <summary>The firm itself for programs: settings, limits, people, the audit log, tokens.</summary>
internal static class FirmDoors
{
    private const string Group = "Firm";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/settings", (Company company) => ApiDoors.Yes(SettingsAnswer.Of(company)))
            .Is(AccessPermissions.ChangeSettings, new("readSettings", Group, FirmDoorWords.Settings)).Answers(FirmExamples.Settings);

        api.MapPut("/settings", async (Body<SettingsCall> body, SetUpCompany setUp, CancellationToken stop) =>
            (await setUp.Run(new(body.Value.TimeZone, body.Value.Currency, body.Value.MarginRatePercent, body.Value.AcquisitionCostMinor / 100m), stop)).Or(SettingsAnswer.Of))
            .Is(AccessPermissions.ChangeSettings, new("changeSettings", Group, FirmDoorWords.ChangeSettings, 422)).NeedsFreshSecondFactor().Takes(new SettingsCall("Asia/Shanghai", "CNY", 30, 50_000)).Answers(FirmExamples.Settings);

        api.MapGet("/settings/limits", async (ReadLimits read, CancellationToken stop) => ApiDoors.Yes(new LimitsAnswer([.. (await read.Run(stop)).Select(Limit)])))
            .Is(AccessPermissions.ChangeSettings, new("readLimits", Group, FirmDoorWords.Limits)).Answers(new LimitsAnswer([FirmExamples.Limit]));

        api.MapPut("/settings/limits/{name}", async (string name, Body<LimitCall> body, SetLimit set, CurrentPerson me, CancellationToken stop) =>
        {
            var role = Role.All.FirstOrDefault(r => Word(r) == body.Value.Role);
            if (role == Roles.None) return ApiDoors.No(Problem.Field("role", BorderWords.UnknownWord));
            return (await set.Run(new(name, role, body.Value.Most), me.Id, stop)).Or(kept => new LimitCall(Word(kept.Role), kept.Most));
        }).Is(AccessPermissions.ChangeSettings, new("changeLimit", Group, FirmDoorWords.ChangeLimit, 404, 422)).NeedsFreshSecondFactor().Takes(new LimitCall("rep", 50)).Answers(new LimitCall("rep", 50));

        api.MapPut("/rights", async (Body<RightCall> body, SetRoleScope set, CurrentPerson me, CancellationToken stop) =>
        {
            var role = Role.All.FirstOrDefault(r => Word(r) == body.Value.Role);
            if (role == Roles.None) return ApiDoors.No(Problem.Field("role", BorderWords.UnknownWord));
            if (!ApiJson.TryWord<DataScope>(body.Value.Scope, out var scope)) return ApiDoors.No(Problem.Field("scope", BorderWords.UnknownWord));
            return (await set.Run(new(body.Value.Permission, role, scope), me.Id, stop)).Or(_ => body.Value);
        }).Is(AccessPermissions.ChangeRights, new("changeRight", Group, FirmDoorWords.ChangeRight, 404, 409, 422)).NeedsFreshSecondFactor().Takes(FirmExamples.Right).Answers(FirmExamples.Right);

        api.MapGet("/colleagues", async (FindColleagues find, CancellationToken stop) =>
        {
            var found = await find.Run(stop);
            return ApiDoors.Yes(new ColleaguesAnswer([.. found.People.Select(p => new PersonAnswer(p.Id.Value, p.Name, p.DepartmentId.Value, p.IsHere))], [.. found.Departments.Select(d => new DepartmentAnswer(d.Id.Value, d.Name))]));
        }).Is(ArchivePermissions.ViewCustomers, new("findColleagues", Group, FirmDoorWords.Colleagues)).Answers(FirmExamples.Colleagues);

        api.MapGet("/audit", Audit).Is(AuditPermissions.View, new("findAudit", Group, FirmDoorWords.Audit)).Asks(FirmDoorWords.AuditParameters).Answers(FirmExamples.Audit);

        api.MapGet("/me/tokens", async (FindTokens find, CurrentPerson me, CancellationToken stop) => ApiDoors.Yes(new TokensAnswer([.. (await find.Run(me.Id, stop)).Rows.Select(TokenAnswer.Of)])))
            .Is(TokenPermissions.Own, new("findMyTokens", Group, FirmDoorWords.MyTokens)).Answers(new TokensAnswer([FirmExamples.Token]));

        api.MapGet("/tokens", async (FindTokens find, CancellationToken stop) => ApiDoors.Yes(new TokensAnswer([.. (await find.Run(null, stop)).Rows.Select(TokenAnswer.Of)])))
            .Is(TokenPermissions.All, new("findTokens", Group, FirmDoorWords.Tokens)).Answers(new TokensAnswer([FirmExamples.Token]));

        api.MapDelete("/me/tokens/{id:guid}", async (Guid id, EndToken end, CurrentPerson me, CancellationToken stop) => (await end.Run(new(id), me.Id, false, stop)).Or(ended => new EndedAnswer(ended.Value)))
            .Is(TokenPermissions.Own, new("endMyToken", Group, FirmDoorWords.EndToken, 404, 409)).Answers(new EndedAnswer(FirmExamples.Token.Id));

        api.MapDelete("/tokens/{id:guid}", async (Guid id, EndToken end, CurrentPerson me, CancellationToken stop) => (await end.Run(new(id), me.Id, true, stop)).Or(ended => new EndedAnswer(ended.Value)))
            .Is(TokenPermissions.All, new("endToken", Group, FirmDoorWords.EndToken, 404, 409)).Answers(new EndedAnswer(FirmExamples.Token.Id));
    }

    private static string Word(Roles role) => role.ToString().ToLowerInvariant();

    private static LimitAnswer Limit(LimitRow row) => new(row.Limit.Name, row.Limit.Title.ToString(), row.Most.ToDictionary(m => Word(m.Key), m => m.Value, StringComparer.Ordinal));

    private static async Task<IResult> Audit(HttpContext http, FindAuditEntries find, CancellationToken stop)
    {
        var page = await find.Run(AuditAsked.Read(http.Request.Query), stop);
        return ApiDoors.Yes(new AuditsAnswer(
            [.. page.Rows.Select(r => new AuditAnswer(r.Sequence, ApiJson.At(r.At), r.Kind.ToString(), r.By, r.Subject?.Name, [.. r.Facts.Select(f => new AuditFactAnswer(f.Field, f.Value, f.IsHashed))]))], page.After));
    }
}

internal static class FirmExamples
{
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000004");

    public static readonly SettingsAnswer Settings = new("Asia/Shanghai", "CNY", 30, new(50_000, "CNY"));
    public static readonly LimitAnswer Limit = new("archive.reveals", "每天查看完整手机号", new Dictionary<string, int>(StringComparer.Ordinal) { ["rep"] = 50 });
    public static readonly RightCall Right = new("archive.customers.view", "rep", "own");
    public static readonly ColleaguesAnswer Colleagues = new([new(Id, "林晓雨", Id, true)], [new(Id, "华东一部")]);
    public static readonly AuditsAnswer Audit = new([new(17, new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero), "查看了完整手机号", "林晓雨", "杭州明德家居", [new("field", "mobile", false)])], null);
    public static readonly TokenAnswer Token = new(Id, "ERP", "林晓雨", ["查看客户"], new(2026, 12, 22, 2, 0, 0, TimeSpan.Zero), null, true);
}
