using System.IO.Compression;
using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>Looks through a workbook before anything trusts it: sizes as they really are, not as the archive claims.</summary>
internal static class XlsxGuard
{
    private const int MostParts = 2_000;
    private const long LargestPart = 4L << 30;

    // Rows that are all alike shrink to a hundredth at most; what shrinks further was made to harm.
    private const int MostShrunk = 100;
    private const long SmallPart = 64L << 20;

    // The whole table of shared texts is held in memory by whoever reads the workbook.
    private const long LargestSharedTexts = 96L << 20;
    private const long LargestOtherPart = 32L << 20;
    private const long LargestOldWorkbook = 100L << 20;

    // A cell holds 32,767 characters at most; markup between two tags is never longer.
    private const int LongestText = 1 << 18;

    public static Refusal? Check(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > MostParts) return Refusal.Invalid(IntakeWords.WorkbookTooLarge);
            if (archive.GetEntry("[Content_Types].xml") is null || !archive.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
                return Refusal.Invalid(IntakeWords.ZipNotWorkbook);
            return archive.Entries.Where(IsRead).Select(Check).FirstOrDefault(r => r is not null);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return Refusal.Invalid(IntakeWords.DamagedWorkbook);
        }
    }

    /// <summary>A workbook of before 2007, or one under a password.</summary>
    public static Refusal? CheckOld(string path)
        => new FileInfo(path).Length > LargestOldWorkbook ? Refusal.Invalid(IntakeWords.WorkbookTooLarge) : null;

    // Pictures and the like are never opened.
    private static bool IsRead(ZipArchiveEntry part)
        => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    private static Refusal? Check(ZipArchiveEntry part)
    {
        var limit = part.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) ? LargestPart
            : part.Name.StartsWith("sharedStrings", StringComparison.OrdinalIgnoreCase) ? LargestSharedTexts : LargestOtherPart;
        using var content = part.Open();
        var buffer = new byte[1 << 16];
        var (total, run) = (0L, 0);
        for (var length = content.Read(buffer); length > 0; length = content.Read(buffer))
        {
            total += length;
            if (total > limit || total > SmallPart && total > MostShrunk * part.CompressedLength) return Refusal.Invalid(IntakeWords.WorkbookTooLarge);
            if (!part.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && Longest(buffer.AsSpan(0, length), ref run) > LongestText)
                return Refusal.Invalid(IntakeWords.DamagedWorkbook);
        }

        return null;
    }

    private static int Longest(ReadOnlySpan<byte> bytes, ref int run)
    {
        var longest = run;
        for (var next = bytes.IndexOf((byte)'<'); next >= 0; next = bytes.IndexOf((byte)'<'))
        {
            longest = Math.Max(longest, run + next);
            bytes = bytes[(next + 1)..];
            run = 0;
        }

        run += bytes.Length;
        return Math.Max(longest, run);
    }
}
