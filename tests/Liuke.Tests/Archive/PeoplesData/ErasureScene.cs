using System.Data.Common;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Liuke.Access;
using Liuke.Access.Approving;
using Liuke.Archive;
using Liuke.Archive.Changing;
using Liuke.Archive.Facts;
using Liuke.Archive.Interactions;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Archive.PeoplesData;
using Liuke.Archive.PeoplesData.Requests;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Jobs;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Liuke.Tests.FollowUp;
using Liuke.Tests.Insight;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Liuke.Tests.Archive.PeoplesData;

/// <summary>A person whose traces lie wherever the program keeps anything, and a search through every byte for them.</summary>
internal sealed class ErasureScene : IAsyncDisposable
{
    public const string Name = "欧阳蓓蕾", Mobile = "13987654321", OtherMobile = "13711223344", Email = "beilei.ouyang@example.cn", Kin = "欧阳建国", Note = "她先生在海关工作";

    public WorkScene Firm { get; private init; } = null!;
    public TestHouse House => Firm.House;
    public PersonId Lin { get; private set; }
    public PersonId Boss { get; private set; }
    public PersonId Chief { get; private set; }
    public CustomerId Customer { get; private set; }
    public string Code { get; private set; } = "";
    public ContactId Contact { get; private set; }
    public string Imports => Path.Combine(House.Folder, "imports");

    public static async Task<ErasureScene> Open(CustomerKind kind = CustomerKind.Person, Action<IServiceCollection>? also = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var firm = await WorkScene.Open(services =>
        {
            services.AddSingleton(s => new ImportFolder(Path.Combine(s.GetRequiredService<DataFolder>().Path, "imports")));
            also?.Invoke(services);
        });
        var scene = new ErasureScene
        {
            Firm = firm, Lin = await firm.Rep("lin"), Boss = await firm.Person("boss", firm.East, Roles.Manager), Chief = await firm.Person("chief", firm.Firm, Roles.GM),
        };
        await scene.Fill(kind);
        return scene;
    }

    public Task<Outcome<PersonRequestId>> Take(RequestWish? wish = null) => House.Do<TakeRequest, Outcome<PersonRequestId>>(
        take => take.Run(Code, wish ?? new(RequestKind.Erase, Asker.Person, Grounds.ConsentWithdrawn, $"{Name} 本人来电 {Mobile}", null, null), Lin, default), Reach.Own(Lin));

    public Task<Outcome<RequestState>> Settle(PersonRequestId request, RequestMove move, bool onlyAnswers = false)
        => House.Do<SettleRequest, Outcome<RequestState>>(settle => settle.Run(Code, request.Value, move, (Boss, onlyAnswers), default));

    /// <summary>Asks, submits and approves; the job waits.</summary>
    public async Task<PersonRequestId> Approve(RequestWish? wish = null)
    {
        var request = (await Take(wish)).Value;
        _ = (await Settle(request, new(RequestStep.Submit, Words: $"{Name}要求删除"))).Value;
        var approval = await House.Look(db => db.PersonRequests.Where(r => r.Id == request).Select(r => r.ApprovalId).SingleAsync());
        _ = (await House.Do<DecideApproval, Outcome<ApprovalState>>(decide => decide.Run(approval!.Value, new(Verdict.Approve, 1, "同意"), Chief, default))).Value;
        return request;
    }

    public async Task RunJobs()
    {
        while (await House.Services.GetRequiredService<RunJob>().Run(null, null, default)) { }
    }

    public async Task<string> BackUp(string name)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"liuke-kept-{Environment.ProcessId}-{House.Database.GetHashCode()}")).FullName, name);
        File.Delete(file);
        return (await House.Do<BackUpDatabase, Outcome<BackedUp>>(b => b.Run(file, null, default))).Value.File;
    }

    /// <summary>Where any of these strings is found, in the data folder, in a dump and in the rows; empty is what one hopes for.</summary>
    public async Task<List<string>> Traces(params string[] strings)
    {
        var patterns = Patterns(strings);
        var found = Directory.EnumerateFiles(House.Folder, "*", SearchOption.AllDirectories).SelectMany(f => In(patterns, ReadAll(f), Path.GetFileName(f))).ToList();
        found.AddRange(await InRows(strings));
        if (House.Database.IsPostgres) found.AddRange(In(patterns, await Dump(), "pg_dump"));
        return found;
    }

    public static List<string> InBackup(string file, params string[] strings)
    {
        using var archive = ZipFile.OpenRead(file);
        var found = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            var bytes = new MemoryStream();
            content.CopyTo(bytes);
            found.AddRange(In(Patterns(strings), bytes.ToArray(), entry.FullName));
        }

        return found;
    }

    public async ValueTask DisposeAsync() => await Firm.DisposeAsync();

    // Every form in which the name or the number could be written.
    private static List<(string Says, byte[] Bytes)> Patterns(IEnumerable<string> strings)
    {
        var forms = strings.SelectMany(s => new[]
        {
            s, CustomerName.Key(s), JsonSerializer.Serialize(s, new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default })[1..^1],
            s.All(char.IsAscii) ? s : string.Concat(TextIndex.Pairs(CustomerName.Key(s)).Take(1).Select(TextIndex.Hex)),
            s.Length == 11 ? $"{s[..3]}-{s[3..7]}-{s[7..]}" : s, s.Length == 11 ? $"{s[..3]} {s[3..7]} {s[7..]}" : s,
            s.All(char.IsAscii) ? s : CustomerName.Order(s),
        }.Distinct().Where(f => f.Length > 1).Select(f => (Says: s, Form: f))).ToList();
        Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.GetEncoding("GB18030")];
        return [.. forms.SelectMany(f => encodings.Select(e => ($"{f.Says} as {f.Form} in {e.WebName}", e.GetBytes(f.Form)))).DistinctBy(p => Convert.ToHexString(p.Item2))];
    }

    private static IEnumerable<string> In(List<(string Says, byte[] Bytes)> patterns, byte[] content, string where)
        => patterns.Where(p => content.AsSpan().IndexOf(p.Bytes) >= 0).Select(p => $"{where}: {p.Says}");

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // What is sealed is found by no search for bytes; rows are asked besides.
    private async Task<List<string>> InRows(string[] strings) => await House.Look(async db =>
    {
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes())
            foreach (var column in table.GetProperties().Where(p => p.ClrType == typeof(string)))
                foreach (var text in strings)
                {
                    var (name, field) = (table.GetTableName(), column.GetColumnName());
                    var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{name}\" WHERE \"{field}\" LIKE {{0}}";
                    if (await db.Database.SqlQueryRaw<long>(sql, $"%{text}%").SingleAsync() > 0) found.Add($"{name}.{field}: {text}");
                }

        return found;
    });

    private async Task<byte[]> Dump()
    {
        var to = new NpgsqlConnectionStringBuilder(House.Database.Connection);
        var start = new ProcessStartInfo("pg_dump") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database! }) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        try
        {
            using var dump = Process.Start(start)!;
            var bytes = new MemoryStream();
            await dump.StandardOutput.BaseStream.CopyToAsync(bytes);
            await dump.WaitForExitAsync();
            return bytes.ToArray();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return []; // no pg_dump on this machine: the rows are asked all the same
        }
    }

    private async Task Fill(CustomerKind kind)
    {
        Code = (await House.Do<EnterCustomer, Outcome<EnteredCustomer>>(enter => enter.Run(new(kind == CustomerKind.Person ? Name : "明德海事贸易") { Kind = kind, Mobile = kind == CustomerKind.Person ? Mobile : null, ExternalKey = kind == CustomerKind.Person ? "OUYANGBL88" : null, Region = "泉州石狮", Owner = Lin, EvenIfSimilar = true }, Lin, default), Reach.Own(Lin))).Value.Code;
        Customer = await House.Look(db => db.Customers.Where(c => c.Code == Code).Select(c => c.Id).SingleAsync());
        Contact = (await House.Do<AddContact, Outcome<ContactId>>(add => add.Run(Code, new(new Dictionary<string, string?> { ["name"] = kind == CustomerKind.Person ? Kin : Name, ["position"] = "海关科长", ["note"] = Note })
        { Adds = [new(ChannelKind.Mobile, kind == CustomerKind.Person ? OtherMobile : Mobile), new(ChannelKind.Email, Email)] }, Lin, default), Reach.Own(Lin))).Value;
        await Say(Code, new(InteractionChannel.Call, Direction.In, $"{Name}说她的新号码是 139-8765-4321，{Note}") { Contact = Contact, NextStep = $"给{Name}寄样品", NextOn = Firm.Today.PlusDays(3) });
        await House.Do<KeepConsent, Outcome<ConsentId>>(keep => keep.Run(Code, new(ConsentPurpose.Marketing, ConsentChannel.Sms, true, $"{Name}同意接收", "展会"), Lin, default), Reach.Own(Lin));

        // In somebody else's file, in work of the program, and in files.
        var another = await Firm.Customer(Lin);
        var other = await House.Look(db => db.Customers.Where(c => c.Id == another).Select(c => c.Code).SingleAsync());
        await Say(other, new(InteractionChannel.Call, Direction.In, $"介绍人电话 {Mobile}，邮箱 {Email}"));
        await House.Look(async db =>
        {
            db.Jobs.Add(new(House.Clock.New<JobId>(), "test", JsonSerializer.Serialize(new { Who = Name, Mobile }), null, null, House.Clock.Now));
            await db.SaveChangesAsync();
            return await db.Jobs.Where(j => j.Kind == "test").ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Done));
        });
        await House.Do<Approvals, int>(approvals => House.Look(async db =>
        {
            await using var write = await db.BeginWrite(default);
            var wish = JsonSerializer.Serialize(new ChangeWish(Name + "改", "厦门", Lin), JsonSerializerOptions.Web);
            _ = (await approvals.Ask(db, new("archive.change", Code, wish, Lin, $"{Name}改名") { Customer = Customer }, House.Clock.Now, default)).Value;
            await db.SaveChangesAsync();
            await write.Commit(default);
            return 0;
        }));
        WriteImports();
    }

    private void WriteImports()
    {
        var rows = $"姓名,手机\r\n{Name},{Mobile}\r\n别人,13600000000\r\n";
        Put("aa/upload", Encoding.UTF8.GetBytes(rows));
        Put("bb/upload", Encoding.GetEncoding("GB18030").GetBytes(rows));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(rows));
        Put("cc/upload", packed.ToArray());
        Put("dd/upload", Encoding.UTF8.GetBytes("姓名,手机\r\n别人,13600000000\r\n"));

        void Put(string name, byte[] bytes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Imports, name))!);
            File.WriteAllBytes(Path.Combine(Imports, name), bytes);
        }
    }

    private Task<Outcome<InteractionId>> Say(string code, Said said) => House.Do<LogInteraction, Outcome<InteractionId>>(log => log.Run(code, said, Lin, default), Reach.Own(Lin));
}
