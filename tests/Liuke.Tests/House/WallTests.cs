using System.Reflection;
using Liuke.CommandLine;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Every row stands behind the wall or says why not; whoever looks past the wall is named here.</summary>
public sealed class WallTests
{
    /// <summary>Tables without a wall, and why.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["AccountTeamMember"] = "widens the reach, so it is read before there is one",
        ["Approval"] = "shown to its requester, to whom it asks and to their substitutes: ReadApproval",
        ["ApprovalMove"] = "read with its approval",
        ["ApiToken"] = "hashes; read by its owner and by administrators",
        ["AuditLine"] = "read by one use case, which keeps to the reader's reach",
        ["Authenticator"] = "sealed, read by its own person",
        ["CadenceMark"] = "how far the nightly run has come",
        ["CadenceRules"] = "the firm's own settings",
        ["CodeSerial"] = "counts codes",
        ["CompanyRow"] = "the firm's own settings",
        ["CustomerImage"] = "an import's memory for its undo: read by the batch",
        ["DayCount"] = "counts what somebody did on a day",
        ["Departure"] = "who is leaving, asked by their own id or by those who lead",
        ["Department"] = "everybody may know the departments",
        ["Erasure"] = "ids and pseudonyms: who is erased, for the whole firm",
        ["FileField"] = "names of fields, the firm's own settings",
        ["FileModule"] = "names of modules, the firm's own settings",
        ["FlowRow"] = "the steps of approvals, set by few",
        ["Grant"] = "shown to its holder and its giver: ReadGrants",
        ["GrantCustomer"] = "widens the reach, so it is read before there is one",
        ["Export"] = "seen by whoever asked, and by who may see all exports",
        ["HeldForm"] = "sealed, read by whoever sent it",
        ["HandoverNotice"] = "read by whoever received the customers",
        ["HandoverPoint"] = "the firm's own points of a checklist",
        ["ImportBatch"] = "seen by whoever brought the file, and by who sees the whole firm: ImportBatch.IsSeenBy",
        ["ImportedCustomer"] = "an import's memory for its undo: read by the batch",
        ["InsightRun"] = "numbers of the whole firm's refresh",
        ["Job"] = "read by id by whoever asked",
        ["KeyMark"] = "how far a walk through the customers has come",
        ["KnownDevice"] = "hashes, the program's own",
        ["KeptCall"] = "calls under a key, answers sealed: read by whoever made the call",
        ["MappingProfile"] = "column names",
        ["MasterKeyMark"] = "the program's own",
        ["ModelChoice"] = "models and weights, of the whole firm's refresh",
        ["NeedRule"] = "what events make people need, the firm's own settings",
        ["NameBlock"] = "hashes of parts of names; the names are read through the customers",
        ["OneTimeLink"] = "hashes, the program's own",
        ["OrderImage"] = "an import's memory for its undo: read by the batch",
        ["OrderLineImage"] = "an import's memory for its undo: read by the batch",
        ["ParetoCurve"] = "names no customer; the scope is chosen by the reader's reach",
        ["Passkey"] = "public keys, read by their own person",
        ["Person"] = "colleagues know each other's names",
        ["Product"] = "the firm's catalogue",
        ["ProductAffinity"] = "sums over the firm's orders; names no customer",
        ["ProductImage"] = "an import's memory for its undo: read by the batch",
        ["ProtectionKey"] = "sealed, the program's own",
        ["RecoveryCode"] = "hashes, the program's own",
        ["RetentionRule"] = "the firm's own settings",
        ["RoleLimit"] = "limits by role",
        ["RoleScope"] = "who may do what: read by whoever may see the rights",
        ["SavedView"] = "conditions of a list, no customers; whom it is shared with: ReadViews",
        ["Session"] = "read by its own person and by who looks after sessions",
        ["SignInRules"] = "the firm's own settings",
        ["Tag"] = "words; who bears them stands behind the wall",
        ["TextSerial"] = "counts texts",
        ["TryCount"] = "counts hashes",
        ["ViewDefault"] = "which view opens first, read by its own person",
        ["SignOff"] = "read with its approval",
        ["Substitute"] = "everybody may know who stands in",
        ["Webhook"] = "addresses and sealed secrets, read by administrators",
        ["WebhookMessage"] = "codes and ids, read by administrators",
        ["WebhookTry"] = "read with its message",
        ["Trial"] = "figures of models on days of the past, of the whole firm",
    };

    private static readonly string[] PastTheWall =
    [
        "EntityFrameworkQueryableExtensions.IgnoreQueryFilters", "Db.Beyond", "CurrentReach.set_Reach", "WholeStore.Open",
        "RelationalQueryableExtensions.FromSqlRaw", "RelationalQueryableExtensions.FromSql", "RelationalQueryableExtensions.FromSqlInterpolated",
        "RelationalDatabaseFacadeExtensions.SqlQueryRaw", "RelationalDatabaseFacadeExtensions.SqlQuery",
        "RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync", "RelationalDatabaseFacadeExtensions.ExecuteSqlAsync", "RelationalDatabaseFacadeExtensions.ExecuteSqlInterpolatedAsync",
        "RelationalDatabaseFacadeExtensions.GetDbConnection", "EntityEntry.Reload", "EntityEntry.ReloadAsync",
        "EntityEntry.GetDatabaseValues", "EntityEntry.GetDatabaseValuesAsync",
    ];

    /// <summary>Who may all the same, and why. Storage itself, below the wall, is not asked.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["CodeSerial SqlQueryRaw"] = "takes numbers from a table of counts",
        ["TextSerial SqlQueryRaw"] = "takes numbers from a table of counts",
        ["LimitSets SqlQueryRaw"] = "counts in a table of counts",
        ["ExportRoom set_Reach"] = "counts a list through the reach it will be read by",
        ["ExportList set_Reach"] = "keeps what came of an export",
        ["Step set_Reach"] = "reads each stretch of an export through what its requester sees then",
        ["Identities Beyond"] = "a key is the whole firm's; a holder beyond reach is named by a mask",
        ["Identities IgnoreQueryFilters"] = "a key is the whole firm's; a holder beyond reach is named by a mask",
        ["SimilarNames Beyond"] = "whoever enters a customer hears of similar ones everywhere, by a mask beyond reach",
        ["SimilarNames IgnoreQueryFilters"] = "whoever enters a customer hears of similar ones everywhere, by a mask beyond reach",
        ["CustomerRegister Beyond"] = "a customer is known by its key, whoever owns it",
        ["CustomerRegister IgnoreQueryFilters"] = "a customer is known by its key, whoever owns it",
        ["WorkRegister IgnoreQueryFilters"] = "one open item a customer and reason, whoever owns it",
        ["Touches IgnoreQueryFilters"] = "the clock of a customer, set by whoever dealt with it",
        ["TouchesHeard Beyond"] = "whoever talked with a customer sets its clock",
        ["FinishWork Beyond"] = "whoever was given work on a customer sets its clock",
        ["RaiseTouches Beyond"] = "work is raised for whoever looks after the customer",
        ["RaiseTouches IgnoreQueryFilters"] = "work is raised for whoever looks after the customer",
        ["WorkCustomers Beyond"] = "whoever was given a piece of work may know whom it is about",
        ["WorkCustomers IgnoreQueryFilters"] = "whoever was given a piece of work may know whom it is about",
        ["Tries ExecuteSqlAsync"] = "counts in a table of counts",
        ["KnowThePerson set_Reach"] = "the reach of the permission on the door",
        ["LookThroughDoor set_Reach"] = "the reach of the permission on another door",
        ["RunJob set_Reach"] = "the reach of the job's requester, or the program's own",
        ["Alarm set_Reach"] = "the program asks for its nightly work",
        ["RefreshWatch set_Reach"] = "the program watches its own refresh",
        ["ReadWorklist set_Reach"] = "narrows to one person's list",
        ["DecideApproval Open"] = "what is approved is done by the program; who may decide is told by the words asked for",
        ["WithdrawApproval Open"] = "its requester only",
        ["ResubmitApproval Open"] = "its requester only",
        ["EscalateApprovals Open"] = "the program passes on what is late",
        ["ReadApprovals Open"] = "an approver decides on what lies beyond their reach",
        ["CountApprovals Open"] = "an approver decides on what lies beyond their reach",
        ["ReadApproval Open"] = "an approver decides on what lies beyond their reach",
        ["AskForGrant Open"] = "one asks for what one does not see, and learns nothing of it",
        ["RevokeGrant Open"] = "its giver, its holder and the general manager",
        ["ReadGrants Open"] = "its giver, its holder and the general manager",
        ["ReadGrantsOn Open"] = "what somebody holds on one customer",
        ["ChangeFile Open"] = "the new owner may work where the asker sees nothing; the file itself is within reach",
        ["HandOverApprovals Open"] = "somebody leaves: the program passes their words on and hands their requests over",
        ["ReadReceived Beyond"] = "whoever received customers reads what was written to them",
        ["ReadReceived IgnoreQueryFilters"] = "whoever received customers reads what was written to them",
        ["MergeCustomers Open"] = "rows of both files may lie with people whom the asker does not see; both files are within reach",
        ["UndoMerge Open"] = "as the merge; the merge itself is within reach",
        ["ReadMerge Open"] = "counts what would move; both files are within reach",
        ["RowWriting ExecuteSqlRawAsync"] = "takes out rows that a merge moves, by key, within its transaction",
        ["FindPairs SqlQueryRaw"] = "the program looks through hashes of the whole archive; pairs are shown to whoever sees both",
        ["FindSuggestions Beyond"] = "the department that was asked to act may know what was said and by whom",
        ["FindSuggestions IgnoreQueryFilters"] = "the department that was asked to act may know what was said and by whom",
        ["SettleSuggestion Beyond"] = "the department that was asked says what became of it",
        ["SettleSuggestion IgnoreQueryFilters"] = "the department that was asked says what became of it",
        ["Unrelate Beyond"] = "a relation stands on two files; who takes it off one takes it off the other",
        ["Unrelate IgnoreQueryFilters"] = "a relation stands on two files; who takes it off one takes it off the other",
        ["RenameTag Beyond"] = "a word is the whole firm's; only how many bear it is told",
        ["RenameTag IgnoreQueryFilters"] = "a word is the whole firm's; only how many bear it is told",
        ["ErasePersonalRows GetDbConnection"] = "the program takes an erased person's words out of every row",
        ["ReadRetention Open"] = "counts what the whole firm keeps too long; codes alone, for the general manager and administrators",
        ["SettleRequest Open"] = "the request is within reach; its approval is read by those who may see more or less",
        ["SearchElsewhere Open"] = "a counted grant to search beyond one's reach; names are masked",
        ["Postman set_Reach"] = "the program sends what was told; bodies hold codes alone",
        ["Errand set_Reach"] = "whoever runs a command on the server is the program",
    };

    [Fact]
    public async Task every_table_stands_behind_the_wall_or_says_why_not()
    {
        await using var house = await TestHouse.Open();
        var rows = await house.Look(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).ToList()));
        var open = rows.Where(r => !Wall.IsWalled(r)).Select(r => r.Name).ToList();
        Assert.Empty(open.Except(Open.Keys).Order(StringComparer.Ordinal)); // give it a scope (IScoped), [PartOf], or a line above
        Assert.Empty(Open.Keys.Except(open).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void nobody_looks_past_the_wall_unnamed()
    {
        var found = Calls.Of(typeof(Front).Assembly).Where(c => PastTheWall.Contains(c.Name) && c.Owner.Namespace?.StartsWith("Liuke.Storage", StringComparison.Ordinal) != true)
            .Select(c => $"{c.Owner.Name} {c.To.Name}").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(found.Except(Named.Keys).Order(StringComparer.Ordinal));
        Assert.Empty(Named.Keys.Except(found).Order(StringComparer.Ordinal));
    }
}
