using System.Diagnostics;
using System.Text;
using Liuke.Intake;
using Xunit;

namespace Liuke.Tests.Intake;

/// <summary>Address books of phones, as they are and as somebody might make them to do harm.</summary>
/// <remarks>Six hundred mutations in each run; with LIUKE_LONG=1, ten thousand. The seed is printed.</remarks>
public sealed class CardTests(ITestOutputHelper output) : IDisposable
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LIUKE_LONG") is "1";
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    private List<string[]> Read(byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        var opened = TableFile.Open(path);
        if (opened.Refused(out var refusal, out var reader)) return refusal.Sentence.Zh.Length > 0 ? [] : throw new InvalidDataException();
        using var _ = reader;
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add(reader.Current.Cells);
        return rows;
    }

    private List<string[]> Read(string text, Encoding? encoding = null) => Read((encoding ?? new UTF8Encoding(false)).GetBytes(text.ReplaceLineEndings("\r\n")));

    private static string Quoted(string words, Encoding encoding) => string.Concat(encoding.GetBytes(words).Select(b => $"={b:X2}"));

    [Fact]
    public void a_card_of_each_version_says_the_same()
    {
        var gb = Gb;
        var old = $"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=GB18030;ENCODING=QUOTED-PRINTABLE:{Quoted("王", gb)};{Quoted("芳", gb)};;;\nORG;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:{Quoted("云舟", gb)}\nTEL;CELL:13812345678\nEND:VCARD\n";
        var usual = "BEGIN:VCARD\nVERSION:3.0\nN:王;芳;;;\nFN:王芳\nORG:云舟;采购\nitem1.TEL;TYPE=CELL,VOICE:138 1234 5678\nEND:VCARD\n";
        var latest = "BEGIN:VCARD\nVERSION:4.0\nFN:王芳\nORG:云舟\nTEL;VALUE=uri;TYPE=\"cell,voice\":tel:+86-138-1234-5678\nEND:VCARD\n";
        foreach (var text in new[] { old, usual, latest })
        {
            var card = Assert.Single(Read(text));
            Assert.Equal(("王芳", "云舟"), (card[0], card[1]));
            Assert.Equal("13812345678", string.Concat(card[3].Where(char.IsAsciiDigit))[^11..]);
        }
    }

    private static Encoding Gb
    {
        get
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030");
        }
    }

    [Fact]
    public void whole_files_in_gb18030_and_utf16_are_read_as_they_are()
    {
        const string Text = "BEGIN:VCARD\nVERSION:3.0\nFN:李强\nNOTE:两行\\n备注\\, 逗号\nEND:VCARD\n";
        foreach (var encoding in new[] { Gb, new UTF8Encoding(true), Encoding.Unicode })
        {
            var card = Assert.Single(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
            Assert.Equal(("李强", "两行\n备注, 逗号"), (card[0], card[13]));
        }
    }

    [Fact]
    public void folded_lines_are_joined_pictures_passed_over_and_a_missing_end_is_no_harm()
    {
        var picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + string.Join("\n ", Enumerable.Repeat(new string('A', 74), 2000));
        var cards = Read($"BEGIN:VCARD\nVERSION:3.0\nFN:王\n 芳\n{picture}\nTEL:0571-88\n 881234\nBEGIN:VCARD\nVERSION:3.0\nFN:李强\nEND:VCARD\nBEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=E8=B5=\n=B5=E5=85=AD");
        Assert.Equal(["王芳", "李强", "赵六"], cards.Select(c => c[0]));
        Assert.Equal("0571-88881234", cards[0][5]);
    }

    [Fact]
    public void several_numbers_mails_and_days_find_their_columns_and_groups_are_left_out()
    {
        var cards = Read("BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nTEL;TYPE=cell:+8613812345678\nTEL;TYPE=home:13912345678\nTEL;TYPE=work:+44 20 7946 0958\nTEL;TYPE=fax:0571-1\nEMAIL:a@x.com\nEMAIL:b@x.com\nIMPP:weixin:wxid_1\nX-QQ:12345\nADR:;;文三路 1 号;杭州;浙江;310000;中国\nBDAY:19850815\nANNIVERSARY:2010-05-20\nKIND:individual\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:同学\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:云舟贸易\nORG:云舟贸易\nBDAY:--0304\nEND:VCARD\n");
        Assert.Equal(2, cards.Count);
        Assert.Equal(["+8613812345678", "13912345678; +44 20 7946 0958", "", "a@x.com", "b@x.com", "wxid_1", "12345", "中国浙江杭州文三路 1 号", "1985-08-15", "纪念日 2010-05-20", "", "个人"], cards[0][3..]);
        Assert.Equal(("--03-04", "企业"), (cards[1][11], cards[1][14]));
    }

    [Fact]
    public void a_card_inside_a_card_is_part_of_neither()
    {
        var cards = Read("BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Agent\nTEL:1234567\nEND:VCARD\nTEL:7654321\nEND:VCARD\n");
        Assert.Equal(("Boss", "7654321"), (cards.Single()[0], cards.Single()[5]));
    }

    public static IEnumerable<string> Corpus =>
    [
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=8A=B3;;;\r\nTEL;CELL;PREF:13812345678\r\nPHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:王芳\nORG:云舟\\;贸易;采购\nADR;TYPE=HOME:;;文三路;杭州;浙江;310000;中国\nBDAY:1985-08-15T00:00:00Z\nEND:VCARD\nBEGIN:VCARD\nFN:李强\nEND:VCARD\n",
        "BEGIN:VCARD\rVERSION:4.0\rFN;ALTID=1;LANGUAGE=zh:王芳\rTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+86-138-1234-5678;ext=1\rIMPP;PREF=1:xmpp:a@b\rEND:VCARD\r",
    ];

    [Fact]
    public void hostile_cards_break_nothing_take_no_time_and_no_room()
    {
        var seed = IsLong ? Environment.TickCount : 20260302;
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");
        var corpus = Corpus.Select(Encoding.UTF8.GetBytes).Append(Gb.GetBytes(Corpus.ElementAt(1))).ToList();
        var (slowest, most) = (TimeSpan.Zero, 0L);
        for (var i = 0; i < (IsLong ? 10_000 : 600); i++)
        {
            var bytes = Mutate(corpus[random.Next(corpus.Count)], random);
            var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
            foreach (var cells in Read(bytes)) Assert.True(cells.Length <= TableReader.MostColumns + 1);
            (slowest, most) = (watch.Elapsed > slowest ? watch.Elapsed : slowest, Math.Max(most, GC.GetTotalAllocatedBytes() - before));
        }

        output.WriteLine($"slowest {slowest.TotalMilliseconds:0} ms, most {most / 1048576} MB allocated");
        Assert.True(slowest < TimeSpan.FromSeconds(2), $"{slowest}");
        Assert.True(most < 512L << 20, $"{most}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void what_was_made_large_on_purpose_stays_small_in_memory(int form)
    {
        var mb = IsLong ? 40 : 6;
        var evil = form switch
        {
            1 => "BEGIN:VCARD\nFN:" + new string('A', mb << 20),
            2 => "BEGIN:VCARD\n" + string.Concat(Enumerable.Repeat("TEL:13812345678\n", mb << 16)),
            3 => string.Concat(Enumerable.Repeat("BEGIN:VCARD\n", mb << 16)),
            4 => "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:" + string.Concat(Enumerable.Repeat("=E7=8E=\n", mb << 17)),
            _ => "BEGIN:VCARD\nX" + string.Concat(Enumerable.Repeat(";A=B", mb << 18)) + ":x\nFN:y\n" + string.Concat(Enumerable.Repeat(" \n", mb << 18)),
        };
        var bytes = Encoding.UTF8.GetBytes(evil);
        GC.Collect();
        var (before, watch) = (GC.GetTotalMemory(true), Stopwatch.StartNew());
        File.WriteAllBytes(path, bytes);
        using var reader = TableFile.Open(path).Value;
        var rows = 0;
        while (reader.Read()) rows++;
        Assert.True(rows >= (form == 3 ? 0 : 1));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(IsLong ? 8 : 2), $"{watch.Elapsed}");
        Assert.True(GC.GetTotalMemory(true) - before < 64L << 20);
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        List<byte> bytes = [.. source];
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(9))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, source.Skip(random.Next(source.Length)).Take(random.Next(60))); break;
                case 3: bytes.Insert(at, 0); break;
                case 4: bytes.InsertRange(at, "\r\n"u8.ToArray()); break;
                case 5: bytes.InsertRange(at, Enumerable.Repeat((byte)";:=\\\" "[random.Next(6)], random.Next(2000))); break;
                case 6: bytes.InsertRange(at, "=FF=FE=E7=8E"u8.ToArray()); break;
                case 7: bytes.InsertRange(at, "\nBDAY:9999999999999999999\nTEL:+999999999999999999999999\nADR:;;;;;;;;;;;;;\nBDAY:0000-02-30\n"u8.ToArray()); break;
                default: bytes.InsertRange(at, "\nBEGIN:VCARD\nAGENT:\n"u8.ToArray()); break;
            }

            if (bytes.Count == 0) bytes.Add((byte)'B');
        }

        return [.. bytes];
    }
}
