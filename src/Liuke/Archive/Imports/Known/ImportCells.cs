using System.Globalization;
using System.Text;
using Liuke.Basics;
using Liuke.Intake;
using NodaTime;

namespace Liuke.Archive.Imports.Known;

/// <summary>Reads the cells of a row by what they tell. Cells that are empty tell nothing.</summary>
internal sealed class ImportCells(ImportFrame frame, Company company)
{
    private readonly Dictionary<string, int> at = frame.Fields.ToDictionary(f => f.Key, f => frame.Mapping.IndexOf(f.Key, frame.Headers), StringComparer.Ordinal);
    private readonly Dictionary<string, Text> titles = frame.Fields.ToDictionary(f => f.Key, f => f.Title, StringComparer.Ordinal);
    private readonly Times times = new(company.Zone, frame.Mapping.DateOrder);

    public bool Has(string key) => at.GetValueOrDefault(key, -1) >= 0;

    public Text Title(string key) => titles[key];

    /// <summary>What no database takes, or no reader could read.</summary>
    public Text? Fault(TableRow raw)
    {
        if (raw.Fault is { } torn) return torn;
        foreach (var (key, column) in at)
            if (column >= 0 && (raw.Cell(column).AsSpan().ContainsAny('\0', '\uFFFD') || HasLoneHalf(raw.Cell(column)))) return CustomerImportWords.Unreadable(titles[key]);
        return null;
    }

    // ="…", an apostrophe or a tab guard long numbers from spreadsheets.
    public string? Plain(TableRow raw, string key)
    {
        var text = raw.Cell(at.GetValueOrDefault(key, -1)).AsSpan().Trim();
        if (text is ['=', '"', .., '"']) text = text[2..^1];
        if (text is ['\'', _, ..]) text = text[1..];
        text = text.Trim();
        return text.Length == 0 ? null : text.ToString().Normalize(NormalizationForm.FormC);
    }

    public Outcome<string?> Words(TableRow raw, string key, int most)
        => Plain(raw, key) is not { } text ? default(string?) : text.Length <= most ? text : Refusal.Invalid(CustomerImportWords.TooLong(Title(key), most));

    public Outcome<T?> Chosen<T>(TableRow raw, string key, Func<string, T?> read, IEnumerable<Text> all) where T : struct
    {
        if (Plain(raw, key) is not { } written) return default(T?);
        return read(written) is { } found ? (T?)found : Refusal.Invalid(CustomerImportWords.InColumn(Title(key), CustomerImportWords.NotOneOf(written, all)));
    }

    public Outcome<bool?> YesNo(TableRow raw, string key) => Chosen(raw, key, word => word.ToLowerInvariant() switch
    {
        "是" or "有" or "√" or "✓" or "y" or "yes" or "true" or "1" or "首要" or "主要" => true,
        "否" or "无" or "×" or "n" or "no" or "false" or "0" => (bool?)false,
        _ => null,
    }, [Modules.ModuleWords.Yes, Modules.ModuleWords.No]);

    public Outcome<Instant?> Moment(TableRow raw, string key)
    {
        if (Plain(raw, key) is not { } written) return default(Instant?);
        return times.Read(written).Refused(out var no, out var moment) ? Refusal.Invalid(CustomerImportWords.InColumn(Title(key), no.Sentence)) : (Instant?)moment;
    }

    public Outcome<LocalDate?> Day(TableRow raw, string key)
        => Moment(raw, key).Refused(out var no, out var moment) ? no : moment?.DayIn(company.Zone);

    /// <summary>A mobile as E.164, whatever a spreadsheet made of it.</summary>
    public Outcome<string?> Mobile(TableRow raw, string key)
    {
        if (Plain(raw, key) is not { } written) return default(string?);
        if (Unspoilt(written).Refused(out var cut, out var typed)) return cut;
        return CustomerKey.Phone(typed) is { } phone ? phone : Refusal.Invalid(CustomerImportWords.NotAMobile(written));
    }

    /// <summary>A long number that a spreadsheet took for a quantity, as its digits; refused where it has lost some.</summary>
    public static Outcome<string> Unspoilt(string written)
    {
        if (written.EndsWith(".0", StringComparison.Ordinal) || written.EndsWith(".00", StringComparison.Ordinal)) return written[..written.IndexOf('.', StringComparison.Ordinal)];
        if (!written.Contains('E', StringComparison.OrdinalIgnoreCase) || !decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return written;

        // 1.3912345678E+10 still says all digits; 1.39E+10 does not.
        return written.Count(char.IsAsciiDigit) < 13 ? Refusal.Invalid(CustomerImportWords.CutMobile(written)) : number.ToString("0", CultureInfo.InvariantCulture);
    }

    private static bool HasLoneHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
