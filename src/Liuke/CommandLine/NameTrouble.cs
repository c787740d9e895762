using Liuke.Storage;
using Liuke.Ui;

namespace Liuke.CommandLine;

/// <summary>A database that does not answer, or a full disk, is no mistake of the program: 503, come again.</summary>
internal sealed class NameTrouble(RequestDelegate next, ILogger<NameTrouble> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception broken) when (broken is not (BadHttpRequestException or OperationCanceledException) && Trouble.Of(broken) is { } trouble)
        {
            log.LogWarning("{Method} {Path} could not be served: {Why} ({Exception})", http.Request.Method, http.Request.Path, trouble.Sentence.En, broken.GetBaseException().Message);
            throw new Unavailable(trouble.Sentence, broken);
        }
    }
}
