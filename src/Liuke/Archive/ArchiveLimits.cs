using Liuke.Access;
using Liuke.Access.Leaving;
using Liuke.Access.Limits;
using Liuke.Archive.Files;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive;

public static class ArchiveLimits
{
    public static readonly Limit Reveals = new("archive.reveals",
        new("每人每天可查看的完整手机号", "Whole mobile numbers a person may look at in a day"),
        new("达到上限后当天不能再看；每次查看都留下记录。", "Beyond this no more are shown that day; each look is recorded."),
        new Dictionary<Roles, int> { [Roles.Rep] = 60, [Roles.Manager] = 120, [Roles.GM] = 300, [Roles.Agent] = 120, [Roles.Finance] = 30 });

    /// <summary>Whoever is about to leave still reaches the customer on the line, and carries no list of numbers away.</summary>
    public const int RevealsOfLeavers = 3;

    /// <summary>How many whole numbers somebody may look at in a day, and what is said beyond that.</summary>
    internal static async Task<(int Most, Text Enough)> RevealsOf(Db db, PersonId person, Roles roles, CancellationToken stop)
    {
        var most = await db.MostOf(Reveals, roles, stop);
        return await db.IsLeaving(person, stop) ? (Math.Min(most, RevealsOfLeavers), LeavingWords.FewNumbers(RevealsOfLeavers)) : (most, FileWords.RevealedEnough(most));
    }
}
