using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Cadences;

namespace Liuke.Api.Work;

/// <param name="Grade">a, b, c, d or none.</param>
/// <param name="Wished">A looser grade that waits for a manager.</param>
public sealed record CadenceAnswer(string Code, string Grade, string Proposed, string? Wished, DateOnly? LastTouchOn, DateOnly? DueOn, int? PeriodDays, IReadOnlyList<string> Entitlements);

/// <param name="Why">Needed for a looser grade.</param>
public sealed record GradeCall(string Grade, string? Why = null);

/// <param name="IsConfirmed">False declines; say why.</param>
public sealed record GradeAnswerCall(bool IsConfirmed, string? Why = null);

/// <param name="Step">set, wished, confirmed or declined.</param>
public sealed record GradeStepAnswer(string Step);

public sealed record WishedGradeAnswer(string Code, string Name, string Grade, string Wished, string Why, string? AskedBy, DateTimeOffset AskedAt);

public sealed record GradesAnswer(IReadOnlyDictionary<string, int> Customers, IReadOnlyList<WishedGradeAnswer> Waiting);

/// <param name="Calls">never, whenTheySpeak or always.</param>
/// <param name="EntitlementsA">One a line.</param>
public sealed record CadenceRulesBody(int DaysA, int DaysB, int DaysC, int LeadDays, int ShareA, int ShareB, string Calls, string Messages, string? EntitlementsA = null, string? EntitlementsB = null, string? EntitlementsC = null)
{
    internal static CadenceRulesBody Of(CadenceRules rules) => new(rules.DaysA, rules.DaysB, rules.DaysC, rules.LeadDays, rules.ShareA, rules.ShareB,
        ApiJson.Word(rules.Calls), ApiJson.Word(rules.Messages), rules.EntitlementsA, rules.EntitlementsB, rules.EntitlementsC);
}

/// <summary>Grades and rhythms of following up, for programs.</summary>
internal static class CadenceApi
{
    private const string Group = "Work", Code = "C2026-00001-7";

    private static readonly CadenceRulesBody Rules = new(7, 15, 30, 1, 10, 20, "always", "whenTheySpeak", "专属客户经理");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{code}/cadence", async (string code, ReadCadence read, CancellationToken stop) =>
            await read.Run(code, stop) is { } view ? ApiDoors.Yes(Of(view)) : ApiDoors.No(Refusal.Missing(ArchiveWords.NoSuchCustomer)))
            .Is(ArchivePermissions.ViewCustomers, new("readCadence", Group, new("客户的跟进等级与节奏", "How a customer is followed up"), 404))
            .Answers(new CadenceAnswer(Code, "a", "b", null, new(2026, 11, 20), new(2026, 11, 27), 7, ["专属客户经理"]));

        api.MapPut("/customers/{code}/grade", async (string code, Body<GradeCall> body, SetGrade set, CancellationToken stop) =>
            (await set.Run(code, ApiJson.TryWord<FollowGrade>(body.Value.Grade, out var grade) ? grade : FollowGrade.None, body.Value.Why, stop)).Or(Step))
            .Is(FollowUpPermissions.SetGrade, new("setGrade", Group, new("设置跟进等级；降级要经理确认", "Sets the grade; a looser one waits for a manager"), 404, 409, 422))
            .Takes(new GradeCall("a")).Answers(new GradeStepAnswer("set"));

        api.MapPost("/customers/{code}/grade/answer", async (string code, Body<GradeAnswerCall> body, AnswerGrade answer, CancellationToken stop) =>
            (await answer.Run(code, body.Value.IsConfirmed, body.Value.Why, stop)).Or(Step))
            .Is(FollowUpPermissions.ConfirmGrade, new("answerGrade", Group, new("同意或不同意降级", "Agrees to a looser grade or declines it"), 403, 404, 409, 422))
            .Takes(new GradeAnswerCall(true)).Answers(new GradeStepAnswer("confirmed"));

        api.MapGet("/grades", async (ReadGrades read, CancellationToken stop) => ApiDoors.Yes(Of(await read.Run(stop))))
            .Is(FollowUpPermissions.SetGrade, new("readGrades", Group, new("各等级的客户数，和等待确认的降级", "Customers by grade, and looser grades that wait")))
            .Answers(new GradesAnswer(new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 12 }, [new(Code, "杭州明德家居", "a", "c", "已换供应商", "林晓雨", new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero))]));

        api.MapGet("/settings/follow-up", async (ReadCadenceRules read, CancellationToken stop) => ApiDoors.Yes(CadenceRulesBody.Of(await read.Run(stop))))
            .Is(FollowUpPermissions.ChangeRules, new("readFollowUpRules", Group, CadencePageWords.Rules)).Answers(Rules);

        api.MapPut("/settings/follow-up", async (Body<CadenceRulesBody> body, ChangeCadenceRules change, CancellationToken stop) => (await change.Run(Wish(body.Value), stop)).Or(CadenceRulesBody.Of))
            .Is(FollowUpPermissions.ChangeRules, new("changeFollowUpRules", Group, CadenceWords.ChangeRules, 422)).Takes(Rules).Answers(Rules);
    }

    private static GradeStepAnswer Step(GradeStep step) => new(ApiJson.Word(step));

    private static CadenceAnswer Of(CadenceView view) => new(view.Code, ApiJson.Word(view.Grade), ApiJson.Word(view.Proposed), view.Wished is { } wished ? ApiJson.Word(wished) : null,
        view.LastTouchOn?.ToDateOnly(), view.DueOn?.ToDateOnly(), view.PeriodDays, view.Entitlements);

    private static GradesAnswer Of(GradesView view) => new(view.Grades.ToDictionary(g => ApiJson.Word(g.Key), g => g.Value, StringComparer.Ordinal),
        [.. view.Waiting.Select(w => new WishedGradeAnswer(w.Code, w.Name, ApiJson.Word(w.Grade), ApiJson.Word(w.Wished), w.Why, w.AskedBy, ApiJson.At(w.AskedAt)))]);

    private static CadenceWish Wish(CadenceRulesBody body) => new(body.DaysA, body.DaysB, body.DaysC, body.LeadDays, body.ShareA, body.ShareB, Rule(body.Calls), Rule(body.Messages))
    {
        EntitlementsA = body.EntitlementsA, EntitlementsB = body.EntitlementsB, EntitlementsC = body.EntitlementsC,
    };

    private static CountsAs Rule(string word) => ApiJson.TryWord<CountsAs>(word, out var rule) ? rule : (CountsAs)(-1);
}
