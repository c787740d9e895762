using System.Globalization;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Liuke.Tests.Access.Approving;

/// <summary>A firm with two levels of departments, and a thing that needs approval: the number on a notice board.</summary>
internal sealed class ApprovalScene : IAsyncDisposable
{
    public const string Password = "keep-every-customer";

    private Uri? address;

    public TestHouse House { get; private init; } = null!;
    public Board Board { get; private init; } = null!;
    public DepartmentId Firm { get; private set; }
    public DepartmentId East { get; private set; }
    public DepartmentId Ningbo { get; private set; }

    public TestClock Clock => House.Clock;
    public LocalDate Today => House.Services.GetRequiredService<Company>().Today(Clock);

    public static async Task<ApprovalScene> Open(params FlowStep[] steps)
    {
        var board = new Board { Steps = steps.Length > 0 ? new(steps) : Flow.Of(StepMode.Any, Choice.Manager) };
        var scene = new ApprovalScene
        {
            Board = board,
            House = await TestHouse.Open(services => services.AddSingleton(board).AddApprovalKind<BoardChange>().AddApprovalWitness<BoardWitness>()),
        };
        scene.Firm = await scene.Department("宏达家居", null);
        scene.East = await scene.Department("华东区", scene.Firm);
        scene.Ningbo = await scene.Department("宁波组", scene.East);
        return scene;
    }

    public async Task<Uri> Address() => address ??= await House.Serve();

    public async Task<PersonId> Person(string userName, DepartmentId department, Roles roles)
        => (await House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new(userName, "名" + userName, department, roles, Password), default))).Value;

    public Task<Outcome<ApprovalId>> Ask(PersonId by, string wish = "7", long? amount = null, string reason = "客户要求", string subject = "board")
        => House.Look(async db =>
        {
            await using var scope = House.Services.CreateAsyncScope();
            await using var write = await db.BeginWrite(default);
            var asked = await scope.ServiceProvider.GetRequiredService<Approvals>()
                .Ask(db, new(BoardChange.Key, subject, "\"" + wish + "\"", by, reason) { AmountMinor = amount }, Clock.Now, default);
            if (asked.Refused(out _, out _)) return asked;
            await db.SaveChangesAsync();
            await write.Commit(default);
            return asked;
        });

    public async Task<Outcome<ApprovalState>> Decide(ApprovalId id, PersonId by, Verdict verdict, string? note = null, PersonId? to = null, int? round = null)
    {
        round ??= (await Read(id)).Round;
        return await House.Do<DecideApproval, Outcome<ApprovalState>>(decide => decide.Run(id, new(verdict, round.Value, note, to), by, default));
    }

    public Task<Outcome<ApprovalState>> Approve(ApprovalId id, PersonId by) => Decide(id, by, Verdict.Approve);

    public Task<Outcome<ApprovalState>> Resubmit(ApprovalId id, PersonId by, string? wish = null, string reason = "补充了说明")
        => House.Do<ResubmitApproval, Outcome<ApprovalState>>(again => again.Run(id, reason, wish is null ? null : "\"" + wish + "\"", by, default));

    public Task<Outcome<ApprovalState>> Withdraw(ApprovalId id, PersonId by) => House.Do<WithdrawApproval, Outcome<ApprovalState>>(withdraw => withdraw.Run(id, by, default));

    public Task<Outcome<object>> Escalate() => House.Do<EscalateApprovals, Outcome<object>>(job => job.Run(new(new(Clock.New<Jobs.JobId>(), EscalateApprovals.Kind, "{}", null, null, Clock.Now), (_, _) => { }), default));

    public Task<Approval> Read(ApprovalId id) => House.Look(db => db.Set<Approval>().AsNoTracking().Include(a => a.SignOffs).Include(a => a.Moves).SingleAsync(a => a.Id == id));

    /// <summary>Who is to decide now.</summary>
    public async Task<HashSet<PersonId>> Waiting(ApprovalId id) => [.. (await Read(id)).SignOffs.Where(s => s.State == SignOffState.Open).Select(s => s.ApproverId)];

    public Task<Outcome<SubstituteId>> Absent(PersonId person, PersonId standIn, int fromDays = 0, int toDays = 3)
        => House.Do<SetSubstitute, Outcome<SubstituteId>>(set => set.Run(person, standIn, Today.PlusDays(fromDays), Today.PlusDays(toDays), default));

    public async ValueTask DisposeAsync() => await House.DisposeAsync();

    private async Task<DepartmentId> Department(string name, DepartmentId? parent)
        => (await House.Do<AddDepartment, Outcome<DepartmentId>>(add => add.Run(name, parent, default))).Value;
}

/// <summary>A notice board that shows a number; changing it takes approval.</summary>
internal sealed class Board
{
    public Flow Steps { get; set; } = null!;
    public int Number { get; set; } = 1;
    public int Version { get; set; }
    public int Changes { get; set; }
    public List<MoveKind> Seen { get; } = [];
    public bool Refuses { get; set; }
    public bool IsGms { get; set; }
}

internal sealed class BoardChange(Board board) : IApprovalKind
{
    public const string Key = "board";

    public string Name => Key;
    public Text Title => new("改告示", "Change the board");
    public Flow Flow => board.Steps;
    public Roles FlowSetBy => board.IsGms ? Roles.GM : Roles.GM | Roles.Admin;

    public Task<Snapshot?> Read(Db db, Petition petition, CancellationToken stop) => Task.FromResult<Snapshot?>(new(
        new($"告示改为 {petition.Wish<string>()}", $"Board to {petition.Wish<string>()}"), board.Version.ToString(CultureInfo.InvariantCulture),
        [new(new("数字", "Number"), Text.Same(board.Number.ToString(CultureInfo.InvariantCulture)), Text.Same(petition.Wish<string>()))]));

    public Task<Refusal?> Apply(Db db, Petition petition, Instant now, CancellationToken stop)
    {
        if (board.Refuses) return Task.FromResult<Refusal?>(Refusal.Conflict(new("告示坏了", "The board is broken")));
        board.Changes++;
        return Task.FromResult<Refusal?>(null);
    }
}

internal sealed class BoardWitness(Board board) : IApprovalWitness
{
    public Task Saw(Db db, Petition petition, ApprovalMove move, CancellationToken stop)
    {
        board.Seen.Add(move.What);
        return Task.CompletedTask;
    }
}
