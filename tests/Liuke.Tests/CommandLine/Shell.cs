using System.Diagnostics;
using System.Text.Json;
using Liuke.Access.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Tests.CommandLine;

/// <summary>Runs the real program as people do: a process of its own, its output, its exit code.</summary>
internal sealed class Shell : IDisposable
{
    public Shell()
    {
        Folder = Directory.CreateTempSubdirectory("liuke-shell-").FullName;
        Database = Path.Combine(Folder, "liuke.db");
    }

    /// <summary>A shell on a house's own database, with its master key.</summary>
    public Shell(TestHouse house) : this() => (Database, MasterKey) = (house.Database.Connection, house.Services.GetRequiredService<MasterKeyPlace>().File);

    public sealed record Said(int Code, string Out, string Error)
    {
        /// <summary>The one object on standard output.</summary>
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Out);

        public string Refusal => Json.GetProperty("error").GetString()!;
    }

    public string Folder { get; }

    /// <summary>What --database says unless a call says otherwise.</summary>
    public string Database { get; init; }

    /// <summary>The master key's file; null where the program finds its own.</summary>
    public string? MasterKey { get; init; }

    public Task<Said> Run(params string[] words) => Run(words, database: Database);

    public async Task<Said> Run(string[] words, string? database, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(words, database, environment);
        var (told, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException over)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"liuke {string.Join(' ', words)} did not end. It said: {await wrong}", over);
        }

        return new(process.ExitCode, await told, await wrong);
    }

    public Process Start(string[] words, string? database, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "liuke"))
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var word in words) start.ArgumentList.Add(word);
        if (database is not null) start.ArgumentList.Add($"--database={database}");
        foreach (var name in new[] { "LANG", "LC_ALL", "LC_MESSAGES", "ConnectionStrings__Liuke" }) start.Environment.Remove(name);
        if (MasterKey is not null) start.Environment["Liuke__MasterKey"] = MasterKey;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public string Write(string name, string content)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, content);
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
