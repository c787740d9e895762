using Liuke.Access;
using Liuke.Access.Limits;

namespace Liuke.Archive;

public static class ArchiveLimits
{
    public static readonly Limit Reveals = new("archive.reveals",
        new("每人每天可查看的完整手机号", "Whole mobile numbers a person may look at in a day"),
        new("达到上限后当天不能再看；每次查看都留下记录。", "Beyond this no more are shown that day; each look is recorded."),
        new Dictionary<Roles, int> { [Roles.Rep] = 60, [Roles.Manager] = 120, [Roles.GM] = 300, [Roles.Agent] = 120, [Roles.Finance] = 30 });
}
