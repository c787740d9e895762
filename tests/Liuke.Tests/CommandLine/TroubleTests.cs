using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Liuke.Tests.CommandLine;

/// <summary>When the world fails, the program says what happened and what to do next, ends with 1, and loses nothing.</summary>
public sealed class TroubleTests
{
    private const int Lines = 60_000;

    [Fact]
    public async Task a_port_in_use_is_said_and_no_database_is_made()
    {
        using var shell = new Shell();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var said = await shell.Run("serve", "--port", port.ToString(null, null), "--json");

        Assert.Equal((1, $"Port {port} is in use by another program: choose another with --port."), (said.Code, said.Refusal));
        Assert.Equal(1, said.Error.Count(c => c == '\n'));
        Assert.False(File.Exists(shell.Database));
    }

    [Fact]
    public async Task a_file_that_is_no_database_stays_as_it_is()
    {
        using var shell = new Shell();
        var file = shell.Write("notes.txt", "Buy milk. " + new string('x', 5000));

        var said = await shell.Run(["verify", "--json"], file);

        Assert.Equal(1, said.Code);
        Assert.Contains("not an SQLite database", said.Refusal, StringComparison.Ordinal);
        Assert.StartsWith("Buy milk.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(shell.Folder));
    }

    [Fact]
    public async Task a_damaged_database_is_said_to_be_damaged()
    {
        using var shell = new Shell();
        await Make(shell);
        await using (var file = File.OpenWrite(shell.Database))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xAB, (int)(file.Length - 4096)).ToArray());
        }

        var said = await shell.Run("verify", "--json");

        Assert.Equal(1, said.Code);
        Assert.Contains("damaged", said.Refusal, StringComparison.Ordinal);
        Assert.Contains("liuke restore", said.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_database_of_a_newer_version_is_not_touched()
    {
        using var shell = new Shell();
        await Make(shell);
        await Sql(shell.Database, """INSERT INTO "__EFMigrationsHistory" VALUES ('9000_Tomorrow', '11.0.0')""");
        var before = await File.ReadAllBytesAsync(shell.Database);

        foreach (var words in new string[][] { ["verify", "--json"], ["serve", "--port", "0", "--json"] })
        {
            var said = await shell.Run(words);
            Assert.Equal(1, said.Code);
            Assert.Contains("newer version of Liuke (it has the step 9000_Tomorrow)", said.Refusal, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(shell.Database));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=liuke;Password=secret-word", "cannot be reached")]
    [InlineData("postgres://liuke:secret-word@127.0.0.1:1/liuke", "cannot be reached")]
    [InlineData("Host=127.0.0.1;Password=\"secret-word", "cannot be read")]
    public async Task a_postgres_that_does_not_answer_is_said_without_its_password(string connection, string expected)
    {
        using var shell = new Shell();
        var said = await shell.Run(["verify", "--json"], connection);

        Assert.Equal(1, said.Code);
        Assert.Contains(expected, said.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", said.Out + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_folder_that_cannot_be_written_is_said()
    {
        using var shell = new Shell();
        // /proc refuses even root.
        var said = await shell.Run(["serve", "--port", "0", "--json"], "/proc/liuke/liuke.db");

        Assert.Equal(1, said.Code);
        Assert.Contains("Nothing was changed", said.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_full_disk_is_said_and_what_was_written_stays()
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        Assert.SkipWhen(disk is null, "mounting a small disk needs root and the right to mount");
        using var shell = new Shell { Database = Path.Combine(disk.Folder, "liuke.db") };
        await Make(shell);
        await Sql(shell.Database, "CREATE TABLE Precious (Word TEXT); INSERT INTO Precious VALUES ('kept')");
        disk.Fill();

        var said = await shell.Run("backup", Path.Combine(disk.Folder, "b.zip"), "--json");

        Assert.Equal(1, said.Code);
        Assert.Contains("disk is full", said.Refusal, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(disk.Folder, "b.zip.partial")));
        disk.Empty();
        Assert.Equal(0, (await shell.Run("backup", Path.Combine(disk.Folder, "b.zip"))).Code);
        Assert.Equal("kept", await Sql(shell.Database, "SELECT Word FROM Precious"));
    }

    [Fact]
    public async Task an_import_that_fills_the_disk_says_so_and_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(megabytes: 100);
        Assert.SkipWhen(disk is null, "mounting a small disk needs root and the right to mount");
        using var shell = new Shell { Database = Path.Combine(disk.Folder, "liuke.db") };
        var file = Path.Combine(shell.Folder, "orders.csv");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, Lines).Select(i => $"SO{i / 2:D8},2025-03-{1 + (i / 2 % 28):D2},K{i / 2 % 9000:D5},宁波客户{i / 2 % 9000}有限公司,P{i % 500:D4},{1 + (i % 7)},12.50")
            .Prepend("订单编号,下单时间,客户编号,客户名称,商品编码,数量,单价"));
        disk.Fill(left: 12);

        var said = await shell.Run("import", "orders", file, "--json");
        disk.Empty();
        var again = await shell.Run("import", "orders", file, "--json");

        Assert.Equal(1, said.Code);
        Assert.Contains("disk is full", said.Refusal, StringComparison.Ordinal);
        Assert.True(again.Code == 0, again.Out + again.Error);
        Assert.Equal(Lines, again.Json.GetProperty("inserted").GetInt32() + again.Json.GetProperty("unchanged").GetInt32());
        Assert.Equal((long)Lines, await Sql(shell.Database, "SELECT COUNT(*) FROM OrderLines"));
        Assert.Equal(0, (await shell.Run("verify")).Code);
    }

    private static async Task Make(Shell shell)
    {
        await File.WriteAllBytesAsync(shell.Database, []);
        Assert.Equal(0, (await shell.Run("verify")).Code);
    }

    private static async Task<object?> Sql(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
