using Microsoft.AspNetCore.Diagnostics;

namespace Liuke.Ui;

/// <summary>Writes down what broke under the number that the person is shown.</summary>
internal sealed class FailureLog(ILogger<FailureLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext http, Exception broke, CancellationToken stop)
    {
        if (broke is not (BadHttpRequestException or Unavailable) && !http.RequestAborted.IsCancellationRequested)
            log.LogError(broke, "Failure {Number} at {Method} {Path}", http.TraceIdentifier, http.Request.Method, http.Request.Path);
        return ValueTask.FromResult(false);
    }
}
