using Liuke.Access.Approving;
using Liuke.Access.Audit;
using Liuke.Access.Borders;
using Liuke.Access.Fields;
using Liuke.Access.Firm;
using Liuke.Access.Granting;
using Liuke.Access.Keys;
using Liuke.Access.Limits;
using Liuke.Access.Rights;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access;

public static class AccessRoom
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<ITables, AccessTables>();
        services.AddBorders();
        services.AddKeyRing(); // first of all: what other rooms read when the database opens may be sealed
        services.AddSingleton<Company>().AddSingleton<IWhenOpen, LoadCompany>().AddScoped<SetUpCompany>();
        services.AddPermissions(AccessPermissions.All);
        services.AddSingleton(new MenuEntry(FirmWords.Settings, "/settings", "settings", AccessPermissions.ChangeSettings, 90));
        services.AddScoped<CurrentPerson>();
        services.AddAudit().AddLimits().AddSingleton<PersonalFields>();
        services.AddRights();
        services.AddApproving().AddGranting();
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext());
        services.AddIdentityCore<Person>(Sane).AddEntityFrameworkStores<Db>();
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 210_000);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, Cookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionCheck>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<SignIn>().AddScoped<OfferFirstStart>().AddScoped<MakeFirstAdministrator>().AddScoped<AddPerson>().AddScoped<FindColleagues>().AddScoped<AddDepartment>();
        return services;
    }

    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<KnowThePerson>();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapAccess(this IEndpointRouteBuilder doors)
    {
        doors.MapRights();
        doors.MapLimits();
        ApprovalDesk.DeskDoors.Map(doors);
        ApprovalFlows.FlowDoors.Map(doors);
        GrantDoors.Map(doors);
        doors.MapPost("/sign-in", async (HttpContext http, SignIn signIn, [FromForm] string userName, [FromForm] string password, [FromForm] string? next) =>
            (await signIn.Run(userName, password)).Refused(out var refusal, out var principal)
                ? Results.Redirect($"/sign-in?no={(refusal.Sentence == AccessWords.TooManyTries ? "tries" : "wrong")}&name={Uri.EscapeDataString(userName)}&next={Uri.EscapeDataString(next ?? "")}")
                : await Enter(http, principal, next))
            .Open("nobody is signed in before the sign-in");

        doors.MapPost("/first-start", async (HttpContext http, MakeFirstAdministrator make, [FromForm] NewAdministrator asked, CancellationToken stop) =>
            (await make.Run(asked, stop)).Refused(out var refusal, out var principal)
                ? Results.Text(refusal.Sentence.ToString(), statusCode: refusal.Status)
                : await Enter(http, principal, null))
            .Open("the one-time link is the permission");

        doors.MapPost("/settings", async (SetUpCompany setUp, [FromForm] CompanySettings asked, CancellationToken stop) =>
            (await setUp.Run(asked, stop)).Refused(out var refusal, out _)
                ? Results.LocalRedirect($"/settings?no={Uri.EscapeDataString(refusal.Sentence.ToString())}")
                : Results.LocalRedirect("/settings?saved=true"))
            .Needs(AccessPermissions.ChangeSettings);

        doors.MapPost("/sign-out", async (HttpContext http, [FromForm] string? unused) =>
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.Redirect("/sign-in");
        }).Open("leaving needs no permission");
    }

    private static async Task<IResult> Enter(HttpContext http, System.Security.Claims.ClaimsPrincipal principal, string? next)
    {
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal);
        return Results.Redirect(next is ['/', not '/' and not '\\', ..] ? next : "/");
    }

    private static void Sane(IdentityOptions options)
    {
        options.Password.RequiredLength = 8;
        options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.User.AllowedUserNameCharacters = null!;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "liuke";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/sign-in";
        cookie.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.ReturnUrlParameter = "next";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
    }
}
