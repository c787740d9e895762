using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Ui;

public static class UiRoom
{
    private static readonly CultureInfo[] Languages = [new("zh-CN"), new("en")];

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "liuke-form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddScoped<Visitor>();
        services.AddExceptionHandler<FailureLog>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(Languages[0]);
            options.SupportedCultures = options.SupportedUICultures = Languages;
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        return services;
    }

    public static void UseUi(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/failed", CreateScopeForErrors = true, SuppressDiagnosticsCallback = _ => true,
            StatusCodeSelector = broke => broke switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                Unavailable => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            // What is said about a failed form is a page to read, not the form once more.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null) http.Request.Method = HttpMethods.Get;
            return next(http);
        });
    }

    public static RouteHandlerBuilder MapUi(this IEndpointRouteBuilder doors)
    {
        doors.MapRazorComponents<App>();
        return doors.MapPost("/language", (HttpContext http, [FromForm] string language) =>
        {
            Speak(http, language);
            return Results.LocalRedirect(Back(http));
        });
    }

    /// <summary>Answers this browser in a language from now on.</summary>
    public static void Speak(HttpContext http, string language)
    {
        var chosen = Array.Find(Languages, l => l.Name == language) ?? Languages[0];
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new(chosen)),
            new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true });
    }

    /// <summary>The page the form was on, when it is one of ours.</summary>
    public static string Back(HttpContext http)
        => Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value
            ? from.PathAndQuery : "/";
}
