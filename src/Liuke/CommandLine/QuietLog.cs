using Microsoft.Extensions.Logging.Console;

namespace Liuke.CommandLine;

internal static class QuietLog
{
    /// <summary>Warnings and worse, one line each, on standard error; Logging__LogLevel__Default=Information says more.</summary>
    public static ILoggingBuilder AddQuietConsole(this ILoggingBuilder log)
    {
        log.ClearProviders();
        log.SetMinimumLevel(LogLevel.Warning);
        log.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return log;
    }
}
