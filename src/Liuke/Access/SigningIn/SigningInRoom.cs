using System.Threading.RateLimiting;
using Liuke.Access.Audit;
using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.HeldForms;
using Liuke.Access.SigningIn.Passwords;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Liuke.Access.SigningIn;

public static class SigningPermissions
{
    public const string OwnAccount = "account.own";
    public const string ManageSessions = "sessions.manage";
    public const string ChangeRules = "sign-in.rules";

    internal static readonly Permission[] All =
    [
        new(OwnAccount, new("管理自己的账号", "Manage one's own account"), Roles.Everyone) { Act = Act.Manage },
        new(ManageSessions, new("查看并结束会话", "See and end sessions"), Roles.Admin) { Act = Act.Manage },
        new(ChangeRules, new("修改登录规则", "Change the sign-in rules"), Roles.Admin) { Act = Act.Manage },
    ];
}

public static class SigningInRoom
{
    /// <summary>Doors through which strangers knock: a flood of them from one network is held up before anything is asked of the database.</summary>
    internal const string Flood = "entrance";

    private const int Burst = 60, ASecond = 10, Waiting = 20;

    internal static IServiceCollection AddSigningIn(this IServiceCollection services)
    {
        services.AddSingleton<ITables, SigningInTables>().AddPermissions(SigningPermissions.All).AddAuditKinds(SigningAudit.Kinds);
        services.AddSingleton(new MenuEntry(SigningWords.Sessions, "/sessions", "devices", SigningPermissions.ManageSessions, 83));
        services.AddSingleton<RulesInForce>().AddSingleton<SessionWatch>().AddSingleton<PasswordDesk>().AddSingleton<EntranceCookies>();
        services.AddSingleton<LoadRules>().AddSingleton<IWhenOpen>(s => s.GetRequiredService<LoadRules>());
        services.AddScoped<CurrentSession>().AddScoped<SessionDoor>().AddScoped<KeepSessions>().AddScoped<EndSessions>().AddScoped<FindSessions>();
        services.AddScoped<SignIn>().AddScoped<GiveSecondFactor>().AddScoped<SignInWithPasskey>().AddScoped<ProveAgain>().AddScoped<HoldForm>().AddScoped<TakeHeldForm>().AddScoped<ChangeSignInRules>();
        services.AddScoped<ReadFactors>().AddScoped<AddPasskey>().AddScoped<RemovePasskey>().AddScoped<OfferAuthenticator>().AddScoped<ConfirmAuthenticator>()
            .AddScoped<RemoveAuthenticator>().AddScoped<RenewRecoveryCodes>().AddScoped<ChangeOwnPassword>();
        services.AddPasskeys();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, Cookie);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Flood, http => RateLimitPartition.GetTokenBucketLimiter(Caller.Of(http).Network, _ => new()
            {
                TokenLimit = Burst, TokensPerPeriod = ASecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = Waiting, AutoReplenishment = true,
            }));
        });
        return services;
    }

    /// <summary>Only the serving program keeps sessions.</summary>
    public static IServiceCollection AddSessionKeeper(this IServiceCollection services) => services.AddHostedService<SessionKeeper>();

    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>().AddUserStore<PeopleStore>();
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 210_000);
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>().AddScoped<PasskeyQuestions>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IServiceProvider>((options, s) =>
        {
            // Where the firm's address is known, no other name in a request is believed.
            options.ServerDomain = s.GetService<IConfiguration>()?["Liuke:Domain"];
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AuthenticatorTimeout = EntranceCookies.Patience.ToTimeSpan();
        });
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.EventsType = typeof(SessionDoor);
        cookie.CookieManager = new HostCookies();
        cookie.Cookie.Name = "liuke";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "next";
        // How long it really lasts, the session's row says.
        cookie.ExpireTimeSpan = TimeSpan.FromHours(24);
        cookie.SlidingExpiration = false;
    }
}
