using System.Globalization;
using NodaTime;

namespace Liuke.Intake.Desk;

/// <summary>A moment on the company's wall clock.</summary>
internal static class Moment
{
    public static string Of(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
