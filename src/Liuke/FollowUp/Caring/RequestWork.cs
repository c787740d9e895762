using System.Text.Json;
using Liuke.Archive;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Basics;
using Liuke.Storage;
using NodaTime;

namespace Liuke.FollowUp.Caring;

/// <summary>A request about personal data is work for the customer's owner until it is closed.</summary>
internal sealed class RequestWork(WorkRegister work) : IHearRequests
{
    public async Task Heard(Db db, PersonRequest request, Ownership seat, Instant now, CancellationToken stop)
    {
        var reason = $"{RequestWorkWords.Rule}:{request.Id}";
        if (request.IsOver) await work.Settle(db, WorkKind.PromiseDue, reason, [request.CustomerId], RequestWorkWords.Closed, now, stop);
        else if (request.State == RequestState.Asked)
            await work.Raise(db, [new(request.CustomerId, new(seat.OwnerId, seat.DepartmentId), WorkKind.PromiseDue, reason, JsonSerializer.Serialize(new RequestFacts(request.Kind, request.DueOn.Number()), JsonSerializerOptions.Web), 0, request.DueOn) { LeadDays = PersonRequest.WorkdaysToAnswer * 2 }], now, stop);
    }
}

/// <param name="Due">Days since 1970-01-01.</param>
internal sealed record RequestFacts(RequestKind Kind, int Due);

internal sealed class RequestWorkWords : IWorkWords
{
    public const string Rule = "request", Closed = "closed";

    public WorkKind Kind => WorkKind.PromiseDue;
    public string Reason => Rule;

    public Text Sentence(string facts)
    {
        var f = JsonSerializer.Deserialize<RequestFacts>(facts, JsonSerializerOptions.Web)!;
        var (what, due) = (RequestWords.Of(f.Kind), Days.Day(f.Due));
        return new($"本人要求**{what.Zh}个人信息**，须在 {due.Month} 月 {due.Day} 日前答复", $"The person asked to **{what.En.ToLowerInvariant()} personal data**: answer by {due.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}");
    }

    public Text ToDo(string facts) => new("去办理", "See to it");

    public IReadOnlyList<RankPart> RankParts(string facts) => [];

    public Text Why(string why) => new("请求已办结", "The request was closed");
}
