using System.Text;

namespace Liuke.Intake.Cards;

/// <summary>One property of a card: TEL;TYPE=CELL:13800000000.</summary>
/// <param name="Marks">Its parameters, each as it stands, in capitals: TYPE=CELL, or plainly CELL as 2.1 has it.</param>
internal sealed record CardProperty(string Name, IReadOnlyList<string> Marks, string Value)
{
    private const int MostMarks = 30;

    private static readonly string[] Pictures = ["PHOTO", "LOGO", "SOUND", "KEY", "SOURCE", "AGENT"];

    public bool Is(string mark) => Marks.Any(m => m == mark || (m.StartsWith("TYPE=", StringComparison.Ordinal) && m[5..].Trim('"').Split(',').Contains(mark, StringComparer.Ordinal)));

    /// <returns>Null for what is no property, or one of which nothing is taken.</returns>
    public static CardProperty? Read(string line, Encoding file)
    {
        if (Colon(line) is not (> 0 and var colon)) return null;
        var parts = line[..colon].Split(';', MostMarks);
        var name = parts[0][(parts[0].LastIndexOf('.') + 1)..].Trim().ToUpperInvariant();
        if (Pictures.Contains(name, StringComparer.Ordinal)) return null;

        List<string> marks = [.. parts.Skip(1).Select(p => p.Trim().ToUpperInvariant())];
        if (marks.Exists(m => m is "BASE64" or "B" or "ENCODING=BASE64" or "ENCODING=B")) return null;
        var value = line[(colon + 1)..];
        if (marks.Exists(m => m is "QUOTED-PRINTABLE" or "ENCODING=QUOTED-PRINTABLE")) value = Unquote(value, marks, file);
        return new(name, marks, value);
    }

    /// <summary>The parts between semicolons, each as it is meant.</summary>
    public IReadOnlyList<string> Parts()
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] == ';')
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else if (Value[i] == '\\' && i + 1 < Value.Length) part.Append(Value[++i] is 'n' or 'N' ? '\n' : Value[i]);
            else part.Append(Value[i]);
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }

    /// <summary>The value as it is meant.</summary>
    public string Words() => string.Join(';', Parts()).Trim();

    // A colon within quotation marks belongs to a parameter, if the marks are a pair.
    private static int Colon(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') isQuoted = !isQuoted;
            if (line[i] == ':' && !isQuoted) return i;
        }

        return line.IndexOf(':', StringComparison.Ordinal);
    }

    private static string Unquote(string value, List<string> marks, Encoding file)
    {
        var charset = EncodingOf(marks.Find(m => m.StartsWith("CHARSET=", StringComparison.Ordinal))?[8..].Trim('"')) ?? file;
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                bytes.Add(Convert.ToByte(value.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (char.IsAscii(value[i])) bytes.Add((byte)value[i]);
            else
            {
                var width = char.IsHighSurrogate(value[i]) && i + 1 < value.Length ? 2 : 1;
                bytes.AddRange(charset.GetBytes(value.Substring(i, width)));
                i += width - 1;
            }
        }

        byte[] all = [.. bytes];
        // Phones call GB18030 by the names of its forerunners, or say UTF-8 and write GB18030.
        return TextEncoding.Reads(all, charset) ? charset.GetString(all) : TextEncoding.Reads(all, Encoding.UTF8) ? Encoding.UTF8.GetString(all) : TextEncoding.Gb18030.GetString(all);
    }

    private static Encoding? EncodingOf(string? name) => name switch
    {
        null => null,
        "UTF-8" or "UTF8" => Encoding.UTF8,
        "GB18030" or "GBK" or "GB2312" or "CP936" or "GB_2312-80" => TextEncoding.Gb18030,
        _ => null,
    };
}
