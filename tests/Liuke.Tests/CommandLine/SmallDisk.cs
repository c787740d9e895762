using System.Diagnostics;

namespace Liuke.Tests.CommandLine;

/// <summary>A disk of a few megabytes that a test may fill.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <returns>Null where we may not mount.</returns>
    public static SmallDisk? Mount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("liuke-disk-").FullName;
        if (Succeeds("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder)) return new(folder);
        Directory.Delete(folder);
        return null;
    }

    /// <param name="left">Megabytes that stay free.</param>
    public void Fill(int left = 0)
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }

        if (left > 0) file.SetLength(file.Length - left * 1048576L);
    }

    public void Empty() => File.Delete(Filler);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Succeeds("umount", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Succeeds(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
