using Liuke.Storage;

namespace Liuke.Intake;

/// <summary>Where uploads and result files lie: beside the database file, or under data where the database is a server.</summary>
public sealed class ImportFolder(string path)
{
    public string Path => path;

    public static ImportFolder BesideOf(Database database)
        => new(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(database.File ?? Database.DefaultFile))!, "imports"));

    public string Upload(BatchId batch) => System.IO.Path.Combine(Path, batch.Value.ToString("N"), "upload");

    public string Result(BatchId batch, string fileName)
        => System.IO.Path.Combine(Path, batch.Value.ToString("N"), Stem(fileName) + "-result.csv");

    // orders.csv.gz is "orders"; whatever a file system might not like goes.
    private static string Stem(string fileName)
    {
        var stem = System.IO.Path.GetFileName(fileName);
        if (stem.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) stem = stem[..^3];
        stem = new([.. System.IO.Path.GetFileNameWithoutExtension(stem).Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')]);
        return stem.Length == 0 ? "import" : stem[..Math.Min(stem.Length, 60)];
    }
}
