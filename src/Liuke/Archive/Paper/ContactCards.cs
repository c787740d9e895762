using System.Globalization;
using System.Text;
using Liuke.Archive.Dates;
using Liuke.Archive.People;
using Liuke.Basics;

namespace Liuke.Archive.Paper;

/// <summary>Contacts as vCard 3.0 (RFC 2426), which every phone reads.</summary>
internal static class ContactCards
{
    private const int LineOctets = 75;

    /// <param name="numbers">The whole numbers and addresses; without them each stands in the note as it is shown.</param>
    public static string Write(string company, CustomerPeople people, IReadOnlyDictionary<ContactChannelId, string>? numbers)
    {
        var book = new StringBuilder();
        foreach (var contact in people.Contacts.Where(c => !c.HasLeft(people.Today)))
        {
            Line(book, "BEGIN:VCARD");
            Line(book, "VERSION:3.0");
            Line(book, $"FN:{Escaped(contact.Name)}");
            Line(book, $"N:{Escaped(contact.Name)};;;;");
            Line(book, $"ORG:{Escaped(company)}");
            if (contact.Position is { } position) Line(book, $"TITLE:{Escaped(position)}");
            var notes = new List<string>();
            if (contact.Note is { } note) notes.Add(note);
            foreach (var channel in contact.Channels)
                if (numbers?.GetValueOrDefault(channel.Id) is { } value) Line(book, Property(channel.Kind) + Escaped(value) + (channel.Kind == ChannelKind.Address ? ";;;;" : ""));
                else notes.Add($"{PeopleWords.KindOf(channel.Kind).Zh} {channel.Shown}");
            foreach (var date in people.Dates.Where(d => d.Contact == contact.Id)) Say(book, date, notes);
            if (notes.Count > 0) Line(book, $"NOTE:{Escaped(string.Join('\n', notes))}");
            Line(book, "END:VCARD");
        }

        return book.ToString();
    }

    private static void Say(StringBuilder book, DateView date, List<string> notes)
    {
        var (day, isBirthday) = (date.Day, date.Title == DateWords.Birthday.Zh);
        if (isBirthday && day is { Calendar: YearlyCalendar.Solar, Year: { } year }) Line(book, string.Create(CultureInfo.InvariantCulture, $"BDAY:{year:0000}-{day.Month:00}-{day.Day:00}"));
        else notes.Add($"{date.Title} {day.Name.Zh}");
    }

    private static string Property(ChannelKind kind) => kind switch
    {
        ChannelKind.Mobile => "TEL;TYPE=CELL:",
        ChannelKind.Phone => "TEL;TYPE=WORK,VOICE:",
        ChannelKind.Email => "EMAIL;TYPE=INTERNET:",
        ChannelKind.WeChat => "X-WECHAT:",
        ChannelKind.WeCom => "X-WECOM:",
        ChannelKind.QQ => "X-QQ:",
        ChannelKind.Address => "ADR;TYPE=WORK:;;",
        _ => "X-OTHER:",
    };

    private static string Escaped(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal);

    // Folded by octets, never within a character.
    private static void Line(StringBuilder book, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if ((octets += rune.Utf8SequenceLength) > LineOctets)
            {
                book.Append("\r\n ");
                octets = 1 + rune.Utf8SequenceLength;
            }

            book.Append(rune.ToString());
        }

        book.Append("\r\n");
    }
}
