using System.Text;
using Liuke.Basics;

namespace Liuke.Intake.Cards;

/// <summary>An address book (vCard 2.1, 3.0, 4.0) read as a table: one row a card. What no column is for, pictures first of all, is passed over.</summary>
/// <remarks>RFC 2426, RFC 6350, and the vCard 2.1 specification of the Versit Consortium, as phones write it.</remarks>
internal sealed class CardReader : TableReader
{
    private readonly TextSource.Opened opened;
    private readonly StreamReader text;
    private readonly CardLines lines;
    private readonly Encoding encoding;
    private Card? begun;
    private bool isHeaded;
    private int nested;

    private CardReader(TextSource source, Encoding? found)
    {
        encoding = found ?? Encoding.UTF8;
        opened = source.Open();
        text = new StreamReader(opened.Text, encoding, true, 1 << 13, true);
        lines = new(text);
    }

    public override string Form => $"vCard, {encoding.WebName.ToUpperInvariant()}";

    public override (long Done, long Total) Progress => (opened.File.Position, opened.File.Length);

    public static Outcome<TableReader> Open(TextSource source) => TextEncoding.Find(source).Refused(out var refusal, out var encoding) ? refusal : new CardReader(source, encoding);

    protected override bool Next(out TableRow row)
    {
        if (!isHeaded)
        {
            (isHeaded, row) = (true, new(1, Card.Columns, null));
            return true;
        }

        while (Take() is { } card)
        {
            if (card.IsEmpty || card.IsGroup) continue;
            row = new(card.LineNo, card.Cells(), null);
            return true;
        }

        row = default;
        return false;
    }

    protected override void Close()
    {
        text.Dispose();
        opened.Dispose();
    }

    // A card whose end is missing ends where the next begins, or the file.
    private Card? Take()
    {
        while (lines.Next() is { } line)
        {
            var plain = line.Text.Trim();
            if (plain.Equals("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
            {
                if (nested > 0) continue;
                var before = begun;
                begun = new() { LineNo = line.No };
                if (before is not null) return before;
            }
            else if (plain.Equals("END:VCARD", StringComparison.OrdinalIgnoreCase))
            {
                if (nested > 0)
                {
                    nested--;
                    continue;
                }

                var whole = begun;
                begun = null;
                if (whole is not null) return whole;
            }
            else if (begun is not null && plain.Equals("AGENT:", StringComparison.OrdinalIgnoreCase)) nested = 1; // 2.1 puts a whole card in here
            else if (begun is not null && nested == 0 && CardProperty.Read(line.Text, encoding) is { } property) begun.Add(property);
        }

        var last = begun;
        begun = null;
        return last;
    }
}
