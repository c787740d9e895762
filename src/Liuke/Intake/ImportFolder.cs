using Liuke.Storage;

namespace Liuke.Intake;

/// <summary>Where uploads and result files lie: with the other files of the program.</summary>
public sealed class ImportFolder(string path)
{
    public string Path => path;

    public static ImportFolder Within(DataFolder data) => new(System.IO.Path.GetFullPath(System.IO.Path.Combine(data.Path, "imports")));

    public string Upload(BatchId batch) => System.IO.Path.Combine(Path, batch.Value.ToString("N"), "upload");

    public string Result(BatchId batch, string fileName)
        => System.IO.Path.Combine(Path, batch.Value.ToString("N"), Stem(fileName) + "-result.csv");

    /// <summary>How a path stands in a batch: without the folder, so that the folder may be moved. Files of other people keep their whole path.</summary>
    public string Kept(string path)
    {
        var within = System.IO.Path.GetRelativePath(Path, path);
        return System.IO.Path.IsPathRooted(within) || within.StartsWith("..", StringComparison.Ordinal) ? path : within.Replace('\\', '/');
    }

    /// <summary>Where a kept path leads now. Batches of before kept whole paths: where such a file is gone, it is looked for in the folder as it lies now.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(kept))]
    public string? Whole(string? kept)
    {
        if (kept is null) return null;
        if (!System.IO.Path.IsPathRooted(kept)) return System.IO.Path.Combine(Path, kept);
        if (File.Exists(kept) || kept.Replace('\\', '/').Split('/') is not [.., var batch, var name] || !Guid.TryParseExact(batch, "N", out _)) return kept;
        var here = System.IO.Path.Combine(Path, batch, name);
        return File.Exists(here) ? here : kept;
    }

    // orders.csv.gz is "orders"; whatever a file system might not like goes.
    private static string Stem(string fileName)
    {
        var stem = System.IO.Path.GetFileName(fileName);
        if (stem.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) stem = stem[..^3];
        stem = new([.. System.IO.Path.GetFileNameWithoutExtension(stem).Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')]);
        return stem.Length == 0 ? "import" : stem[..Math.Min(stem.Length, 60)];
    }
}
