using Liuke.Access.Audit;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn;

/// <summary>What the firm asks of a sign-in; one row, absent while everything is as delivered.</summary>
[NotPersonal("the firm's own settings")]
public sealed class SignInRules
{
    private SignInRules() { }

    public int Id { get; private set; } = 1;
    public int PasswordLengthMin { get; private set; } = 10;
    public int IdleMinutes { get; private set; } = 30;
    public int HoursMost { get; private set; } = 12;
    public int PasskeysMost { get; private set; } = 10;

    /// <summary>Whoever has one of these roles must add a second factor before anything else.</summary>
    public Roles SecondFactorRoles { get; private set; }

    public Duration Idle => Duration.FromMinutes(IdleMinutes);
    public Duration Longest => Duration.FromHours(HoursMost);

    internal static SignInRules AsDelivered => new();

    internal Refusal? Change(AskedRules asked)
    {
        if (asked.PasswordLengthMin is < 8 or > 15) return Refusal.Invalid(SigningWords.LengthOutOfRange);
        if (asked.IdleMinutes is < 5 or > 240) return Refusal.Invalid(SigningWords.IdleOutOfRange);
        if (asked.HoursMost is < 1 or > 24) return Refusal.Invalid(SigningWords.HoursOutOfRange);
        (PasswordLengthMin, IdleMinutes, HoursMost, SecondFactorRoles) = (asked.PasswordLengthMin, asked.IdleMinutes, asked.HoursMost, asked.SecondFactorRoles & Roles.Everyone);
        return null;
    }
}

public sealed record AskedRules(int PasswordLengthMin, int IdleMinutes, int HoursMost, Roles SecondFactorRoles);

/// <summary>The rules as this node knows them; read afresh every few seconds, so that all nodes follow a change.</summary>
public sealed class RulesInForce
{
    public SignInRules Now { get; internal set; } = SignInRules.AsDelivered;
}

internal sealed class LoadRules(RulesInForce rules) : IWhenOpen
{
    public async Task Run(Db db, CancellationToken stop) => rules.Now = await db.SignInRules.AsNoTracking().SingleOrDefaultAsync(stop) ?? SignInRules.AsDelivered;
}

/// <summary>Changes what the firm asks of a sign-in.</summary>
public sealed class ChangeSignInRules(IDbContextFactory<Db> store, RulesInForce inForce)
{
    public async Task<Outcome<SignInRules>> Run(AskedRules asked, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        var rules = await db.SignInRules.SingleOrDefaultAsync(stop);
        if (rules is null) db.SignInRules.Add(rules = SignInRules.AsDelivered);
        if (rules.Change(asked) is { } refusal) return refusal;

        db.Audit(AuditEntry.Of(SigningAudit.RulesChanged, by, "settings", null,
            ("length", $"{rules.PasswordLengthMin}"), ("idle", $"{rules.IdleMinutes}"), ("hours", $"{rules.HoursMost}"), ("roles", $"{rules.SecondFactorRoles}")));
        await db.SaveChangesAsync(stop);
        return inForce.Now = rules;
    }
}
