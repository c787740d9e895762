using System.Globalization;
using Liuke.Access;
using Liuke.Basics;
using Liuke.Ui;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.FollowUp.Cadences;

internal static class CadenceDoors
{
    public static void Map(IEndpointRouteBuilder doors)
    {
        doors.MapPost("/customers/{code}/grade", async (string code, [FromForm] GradeTyped typed, SetGrade set, CancellationToken stop) =>
        {
            if (!(await set.Run(code, typed.Wanted, typed.Why, stop)).Refused(out var no, out _)) return Results.LocalRedirect($"/customers/{Uri.EscapeDataString(code)}#follow-up");
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<CadenceAgain>(new { Code = code, Grade = typed.Wanted, typed.Why, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(FollowUpPermissions.SetGrade);

        doors.MapPost("/customers/{code}/grade/answer", async (string code, [FromForm] GradeTyped typed, AnswerGrade answer, CancellationToken stop) =>
        {
            var back = typed.Back == "grades" ? "/grades" : $"/customers/{Uri.EscapeDataString(code)}#follow-up";
            if (!(await answer.Run(code, typed.Yes == "true", typed.Why, stop)).Refused(out var no, out _)) return Results.LocalRedirect(back);
            return no.Kind == RefusalKind.Missing ? Results.NotFound() : new RazorComponentResult<RefusedPage>(new { Title = CadencePageWords.Waiting, Says = no.Sentence, Back = back }) { StatusCode = no.Status };
        }).Needs(FollowUpPermissions.ConfirmGrade);

        doors.MapPost("/settings/follow-up", async ([FromForm] RulesTyped typed, ChangeCadenceRules change, CancellationToken stop) =>
        {
            if (!(await change.Run(typed.Wish(), stop)).Refused(out var no, out _)) return Results.LocalRedirect("/settings/follow-up?saved=true");
            return new RazorComponentResult<CadenceAgain>(new { Rules = typed, No = no.Sentence }) { StatusCode = no.Status };
        }).Needs(FollowUpPermissions.ChangeRules);
    }
}

/// <summary>What somebody typed about a grade, as it was typed.</summary>
internal sealed record GradeTyped
{
    public string? Grade { get; init; }
    public string? Why { get; init; }
    public string? Yes { get; init; }
    public string? Back { get; init; }

    public FollowGrade Wanted => Enum.TryParse<FollowGrade>(Grade, ignoreCase: true, out var grade) && Enum.IsDefined(grade) ? grade : FollowGrade.None;
}

/// <summary>What somebody typed into the rules, as it was typed.</summary>
public sealed record RulesTyped
{
    public string? DaysA { get; init; }
    public string? DaysB { get; init; }
    public string? DaysC { get; init; }
    public string? LeadDays { get; init; }
    public string? ShareA { get; init; }
    public string? ShareB { get; init; }
    public string? Calls { get; init; }
    public string? Messages { get; init; }
    public string? EntitlementsA { get; init; }
    public string? EntitlementsB { get; init; }
    public string? EntitlementsC { get; init; }

    internal static RulesTyped Of(CadenceRules rules) => new()
    {
        DaysA = Text(rules.DaysA), DaysB = Text(rules.DaysB), DaysC = Text(rules.DaysC), LeadDays = Text(rules.LeadDays), ShareA = Text(rules.ShareA), ShareB = Text(rules.ShareB),
        Calls = rules.Calls.ToString(), Messages = rules.Messages.ToString(), EntitlementsA = rules.EntitlementsA, EntitlementsB = rules.EntitlementsB, EntitlementsC = rules.EntitlementsC,
    };

    internal CadenceWish Wish() => new(Number(DaysA), Number(DaysB), Number(DaysC), Number(LeadDays), Number(ShareA), Number(ShareB), Rule(Calls), Rule(Messages))
    {
        EntitlementsA = EntitlementsA, EntitlementsB = EntitlementsB, EntitlementsC = EntitlementsC,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    private static int Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    private static CountsAs Rule(string? typed) => Enum.TryParse<CountsAs>(typed, out var rule) ? rule : (CountsAs)(-1);
}
