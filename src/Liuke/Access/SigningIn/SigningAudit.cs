using Liuke.Access.Audit;
using Liuke.Basics;

namespace Liuke.Access.SigningIn;

/// <summary>What of signing in, people and administration goes into the audit.</summary>
internal static class SigningAudit
{
    public const string Person = "person";

    public const string SignedIn = "sign-in.done", Failed = "sign-in.failed", Locked = "sign-in.locked", ProvenAgain = "sign-in.proven", RulesChanged = "sign-in.rules";
    public const string SessionsEnded = "session.ended", PasswordChanged = "password.changed";
    public const string FactorAdded = "factor.added", FactorRemoved = "factor.removed", RecoveryMade = "factor.recovery-codes";
    public const string Invited = "person.invited", Added = "person.added", Linked = "person.link", Changed = "person.changed", Disabled = "person.disabled", Enabled = "person.enabled";
    public const string DepartmentAdded = "department.added", DepartmentChanged = "department.changed";
    public const string JobCancelled = "job.cancelled";

    public static readonly AuditKind[] Kinds =
    [
        new(SignedIn, new("登录", "Signed in")) { Icon = "login" },
        new(Failed, new("登录失败", "Sign-in failed")) { Icon = "alert-triangle" },
        new(Locked, new("登录尝试过多被挡", "Sign-in blocked after too many tries")) { Icon = "lock" },
        new(ProvenAgain, new("再次验证身份", "Confirmed identity again")) { Icon = "fingerprint" },
        new(RulesChanged, new("修改登录规则", "Changed the sign-in rules")) { Icon = "settings", Fields = Named(("length", new("密码长度", "password length")), ("idle", new("空闲分钟", "idle minutes")), ("hours", new("最长小时", "hours at most")), ("roles", new("须二次验证的角色", "roles that need a second factor"))) },
        new(SessionsEnded, new("结束会话", "Ended sessions")) { Icon = "logout", Fields = Named(("count", new("个数", "how many"))) },
        new(PasswordChanged, new("修改密码", "Changed a password")) { Icon = "key" },
        new(FactorAdded, new("添加验证方式", "Added a sign-in factor")) { Icon = "device-mobile-plus" },
        new(FactorRemoved, new("移除验证方式", "Removed a sign-in factor")) { Icon = "device-mobile-off" },
        new(RecoveryMade, new("生成恢复码", "Made recovery codes")) { Icon = "lifebuoy" },
        new(Invited, new("邀请人员", "Invited a person")) { Icon = "user-plus" },
        new(Added, new("建立人员", "Added a person")) { Icon = "user-plus" },
        new(Linked, new("生成重置链接", "Made a reset link")) { Icon = "link" },
        new(Changed, new("修改人员", "Changed a person")) { Icon = "user-edit", Fields = Named(("roles", new("角色", "roles")), ("before", new("原角色", "roles before"))) },
        new(Disabled, new("停用人员", "Disabled a person")) { Icon = "user-off", Fields = Named(("tokens", new("终止的令牌", "tokens ended"))) },
        new(Enabled, new("启用人员", "Enabled a person")) { Icon = "user-check" },
        new(DepartmentAdded, new("新建部门", "Added a department")) { Icon = "sitemap" },
        new(DepartmentChanged, new("修改部门", "Changed a department")) { Icon = "sitemap" },
        new(JobCancelled, new("取消任务", "Cancelled a job")) { Icon = "player-stop" },
    ];

    private static Dictionary<string, Text> Named(params ReadOnlySpan<(string Name, Text Title)> fields)
    {
        var named = new Dictionary<string, Text>(StringComparer.Ordinal) { ["way"] = new("方式", "way") };
        foreach (var (name, title) in fields) named[name] = title;
        return named;
    }
}
