using System.CommandLine;
using Liuke.Basics;
using NodaTime;
using NodaTime.Text;

namespace Liuke.CommandLine;

/// <summary>An option that takes a day, written 2026-03-01; anything else is wrong usage.</summary>
internal static class DayOption
{
    public static Option<LocalDate?> Of(string name, Text description) => new(name)
    {
        Description = description.ToString(),
        CustomParser = written =>
        {
            var read = LocalDatePattern.Iso.Parse(written.Tokens[0].Value);
            if (read.Success) return read.Value;
            written.AddError(CommandWords.NotADay(written.Tokens[0].Value).ToString());
            return null;
        },
    };
}
