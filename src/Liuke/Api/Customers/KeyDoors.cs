using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Archive;
using Liuke.Archive.Duplicates;
using Liuke.Archive.Keys;

namespace Liuke.Api.Customers;

/// <param name="EvenIfSimilar">Enter it although a name is very similar: it is somebody else.</param>
public sealed record EnterCall(string Name, string Kind = "enterprise", string Stage = "prospect", string? Mobile = null, string? CreditCode = null, string? ExternalKey = null,
    string? Region = null, string? Country = null, Guid? Owner = null, Guid? Department = null, bool EvenIfSimilar = false)
{
    internal EnterWish Wish => new(Name)
    {
        Kind = ApiJson.TryWord<CustomerKind>(Kind, out var kind) ? kind : (CustomerKind)(-1), Stage = ApiJson.TryWord<CustomerStage>(Stage, out var stage) ? stage : (CustomerStage)(-1), Mobile = Mobile, CreditCode = CreditCode, ExternalKey = ExternalKey, Region = Region, Country = Country, EvenIfSimilar = EvenIfSimilar,
        Owner = Owner is { } owner ? new(owner) : null, Department = Department is { } department ? new(department) : null,
    };
}

/// <summary>The code that the new customer was given.</summary>
public sealed record EnteredAnswer(string Code);

/// <param name="Key">Which key is the same; null for a similar name.</param>
public sealed record LikeAnswer(string Code, string Name, string Department, string? OwnerName, bool IsWithinReach, string? Key, int Percent, string Why);

public sealed record LikesAnswer(IReadOnlyList<LikeAnswer> Items, IReadOnlyList<string> Wrong);

/// <summary>Entering customers, and asking who is known already.</summary>
internal static class KeyDoors
{
    private const string Group = "Customers", Code = "C2026-00001-7";

    private static readonly EnterCall Example = new("宁波海天灯饰有限公司", Mobile: "13800138000", CreditCode: "91350100M000100Y43", Region: "浙江", Owner: Guid.Parse("0190a000-0000-7000-8000-000000000000"));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/customers", async (Body<EnterCall> body, EnterCustomer enter, CurrentPerson me, CancellationToken stop) =>
            (await enter.Run(body.Value.Wish, me.Id, stop)).Or(entered => new EnteredAnswer(entered.Code)))
            .Is(ArchivePermissions.EnterCustomers, new("enterCustomer", Group, KeyDoorWords.Enter, 409, 422)).Takes(Example).Answers(new EnteredAnswer(Code));

        api.MapPost("/customers/like", async (Body<EnterCall> body, FindLike find, CancellationToken stop) =>
        {
            var found = await find.Run(body.Value.Wish, stop);
            return ApiDoors.Yes(new LikesAnswer(
                [.. found.Holders.Select(h => new LikeAnswer(h.Code, h.Name, h.Department, h.Owner, h.IsWithinReach, ApiJson.Word(h.Kind), 100, KeyWords.Of(h.Kind).ToString())),
                    .. found.Similar.Select(s => new LikeAnswer(s.Code, s.Name, s.Department, s.Owner, s.IsWithinReach, null, s.Like.Percent, LikeWords.Why(s.Like).ToString()))], [.. found.Wrong.Select(w => w.ToString())]));
        }).Is(ArchivePermissions.EnterCustomers, new("findLikeCustomers", Group, KeyDoorWords.Like, 422)).Takes(Example)
            .Answers(new LikesAnswer([new(Code, "宁波海天灯饰", "华东区", "何雨", true, null, 95, "去掉地名和公司后缀后相同“海天灯饰”")], []));
    }
}
