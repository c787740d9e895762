namespace Liuke.Storage;

/// <summary>Where the program keeps files of its own: beside the SQLite file; with PostgreSQL the folder data, or the one named by Liuke__DataFolder.</summary>
public sealed record DataFolder(string Path)
{
    public const string Setting = "Liuke:DataFolder";

    internal static DataFolder Of(IServiceProvider services)
    {
        var named = services.GetService<IConfiguration>()?[Setting] ?? Environment.GetEnvironmentVariable(Setting.Replace(":", "__", StringComparison.Ordinal));
        if (!string.IsNullOrWhiteSpace(named)) return new(System.IO.Path.GetFullPath(named));
        return new(System.IO.Path.GetDirectoryName(services.GetRequiredService<Database>().File ?? System.IO.Path.GetFullPath(Database.DefaultFile)) ?? ".");
    }
}
