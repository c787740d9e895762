using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExcelDataReader;
using Liuke.Access;
using Liuke.Access.Limits;
using Liuke.Access.Rights;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Exports;
using Liuke.Jobs;
using Liuke.Tests.Access.Audit;
using Liuke.Tests.Archive;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Exports;

/// <summary>Lists as files: of whom and how much, marked, recorded, fetched once.</summary>
public sealed class ExportTests
{
    private static readonly PersonId Guo = ListScene.Guo;

    [Theory]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Csv)]
    public async Task a_file_holds_what_its_owner_may_see_and_masks_what_the_page_masks(ExportFormat format)
    {
        await using var house = await Scene();
        var (export, rows) = await Take(house, Guo, format);

        var all = string.Join('\n', rows.Select(r => string.Join('|', r)));
        Assert.Contains("海天", all, StringComparison.Ordinal);
        Assert.DoesNotContain("北方", all, StringComparison.Ordinal); // another department's
        Assert.Contains("138****8000", all, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", all, StringComparison.Ordinal);
        Assert.Contains(rows, r => r.Any(c => c.Contains("郭立新", StringComparison.Ordinal) && c.Contains(export.Id.Value.ToString("N")[^8..], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Csv)]
    public async Task a_name_that_begins_like_a_formula_is_written_as_a_text(ExportFormat format)
    {
        await using var house = await Scene(new("=HYPERLINK(\"http://x\")"), new("@SUM(A1)"), new("  +1"), new("\t=1"), new("-1+1"), new("＝1"), new("好=1"));
        var (_, rows) = await Take(house, Guo, format);
        var names = rows.Where(r => r.Count > 5).Skip(1).Select(r => r[1]).ToList();
        Assert.All(names, name => Assert.DoesNotMatch(@"^[\s]*[=+\-@＝＋－＠]", name));
        Assert.Contains("'=HYPERLINK(\"http://x\")", names);
        Assert.Contains("好=1", names);
    }

    [Fact]
    public async Task each_file_bears_one_invented_row_that_tells_where_it_came_from()
    {
        await using var house = await Scene();
        var (export, rows) = await Take(house, Guo, ExportFormat.Csv);
        var (second, _) = await Take(house, Guo, ExportFormat.Csv);

        Assert.NotNull(export.Canary);
        Assert.NotEqual(export.Canary, second.Canary);
        Assert.Single(rows, r => r[0] == export.Canary);
        Assert.Equal(export.Rows + 1, rows.Count(r => r.Count > 5) - 1);
        Assert.NotNull(CustomerCode.Read(export.Canary!));
        Assert.False(await house.Look(db => db.Customers.AnyAsync(c => c.Code == export.Canary)));
        Assert.Equal(export.Id, await house.Look(db => db.Exports.Where(e => e.Canary == export.Canary).Select(e => e.Id).SingleAsync()));
    }

    [Fact]
    public async Task the_audit_log_knows_who_took_what_with_which_fingerprint()
    {
        await using var house = await Scene();
        var (export, _) = await Take(house, Guo, ExportFormat.Xlsx, "?q=13800138000&state=none");

        var lines = await house.Look(AuditScene.Lines);
        Assert.Equal([ExportAudit.Asked, ExportAudit.Done], lines.Select(l => l.Kind));
        Assert.All(lines, l => Assert.Equal(Guo, l.ById));
        Assert.All(lines, l => Assert.DoesNotContain("13800138000", l.Facts, StringComparison.Ordinal));
        var file = await File.ReadAllBytesAsync(house.Services.GetRequiredService<ExportFolder>().File(export));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), export.Sha256);
        Assert.Contains(export.Sha256!, lines[1].Facts, StringComparison.Ordinal);
        Assert.Contains("\"1\"", lines[1].Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_may_not_export_is_refused_and_recorded()
    {
        await using var house = await Scene();
        var refused = await Ask(house, ListScene.Lin, ExportFormat.Csv);
        Assert.Equal(RefusalKind.Forbidden, refused.Refusal!.Kind);
        Assert.Equal(ExportAudit.Refused, Assert.Single(await house.Look(AuditScene.Lines)).Kind);
        Assert.False(await house.Look(db => db.Exports.AnyAsync()));
    }

    [Fact]
    public async Task a_list_longer_than_the_roles_share_is_refused()
    {
        await using var house = await Scene();
        _ = await house.Do<SetLimit, Outcome<LimitSetting>>(set => set.Run(new(ExportLimits.Rows.Name, Roles.Manager, 1), Guo, default));
        Assert.Equal(RefusalKind.Conflict, (await Ask(house, Guo, ExportFormat.Csv)).Refusal!.Kind);
        _ = await house.Do<SetLimit, Outcome<LimitSetting>>(set => set.Run(new(ExportLimits.Rows.Name, Roles.Manager, 2), Guo, default));
        Assert.Null((await Ask(house, Guo, ExportFormat.Csv)).Refusal);
    }

    [Fact]
    public async Task a_right_taken_away_in_the_middle_stops_the_file()
    {
        await using var house = await Scene([.. Enumerable.Range(0, 4100).Select(i => new ListScene.Someone($"客户{i}"))]);
        var id = (await Ask(house, Guo, ExportFormat.Csv)).Value;
        var job = (await Read(house, id)).JobId!.Value;
        var isTaken = 0;
        await house.Services.GetRequiredService<RunJob>().Run(job, (done, _) =>
        {
            if (done < 2000 || Interlocked.Exchange(ref isTaken, 1) == 1) return;
            Leave(house, Guo).GetAwaiter().GetResult();
        }, default);

        var export = await Read(house, id);
        Assert.Null(export.FinishedAt);
        Assert.Equal(JobState.Failed, (await house.Do<ReadJob, JobView?>(read => read.Run(job, default)))!.State);
        Assert.False(File.Exists(house.Services.GetRequiredService<ExportFolder>().File(export)));
        Assert.Contains(await house.Look(AuditScene.Lines), l => l.Kind == ExportAudit.Stopped && l.Facts.Contains("\"2000\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_link_works_once_for_its_owner_and_for_a_quarter_of_an_hour()
    {
        await using var house = await Scene();
        var (export, _) = await Take(house, Guo, ExportFormat.Csv);
        var secret = (await Link(house, export.Id, Guo)).Value;

        Assert.False(await house.Look(db => db.Exports.AnyAsync(e => e.LinkHash == secret)));
        Assert.NotNull((await Fetch(house, secret, ListScene.Lin)).Refusal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Fetch(house, secret, Guo))));
        Assert.Single(answers, a => a.Refusal is null);

        var late = (await Link(house, export.Id, Guo)).Value;
        house.Clock.Advance(Duration.FromMinutes(15));
        Assert.NotNull((await Fetch(house, late, Guo)).Refusal);
        Assert.Equal(RefusalKind.Missing, (await Link(house, export.Id, ListScene.Lin)).Refusal!.Kind);
        Assert.Equal(1, (await house.Look(AuditScene.Lines)).Count(l => l.Kind == ExportAudit.Fetched));
    }

    [Fact]
    public async Task a_file_is_thrown_away_after_a_day_and_what_was_taken_stays_known()
    {
        await using var house = await Scene();
        var (export, _) = await Take(house, Guo, ExportFormat.Csv);
        house.Clock.Advance(Duration.FromHours(25));
        var job = await house.Do<AskForJob, JobId>(ask => ask.Run<SweepExports>(new { }, null, null, default));
        await house.Services.GetRequiredService<RunJob>().Run(job, null, default);

        Assert.False(File.Exists(house.Services.GetRequiredService<ExportFolder>().File(export)));
        Assert.Equal(RefusalKind.Conflict, (await Link(house, export.Id, Guo)).Refusal!.Kind);
        Assert.NotNull((await Read(house, export.Id)).Sha256);
    }

    private static async Task<TestHouse> Scene(params ListScene.Someone[] more)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var house = await TestHouse.Open();
        await ListScene.Set(house, more.Length > 0 ? more : [new("海天") { Mobile = "+8613800138000" }, new("佳美"), new("北方") { Department = ListScene.North, Owner = ListScene.Chen }]);
        return house;
    }

    private static async Task<PersonRights> Rights(TestHouse house, PersonId person) => (await house.Do<ReadRights, PersonRights?>(read => read.Run(person, default)))!;

    private static async Task<Outcome<ExportId>> Ask(TestHouse house, PersonId by, ExportFormat format, string? query = null)
    {
        var rights = await Rights(house, by);
        return await house.Do<AskForExport, Outcome<ExportId>>(ask => ask.Run(new("customers", query, format), rights, default), Liuke.Storage.Reach.Nothing);
    }

    private static Task<Export> Read(TestHouse house, ExportId id) => house.Look(db => db.Exports.AsNoTracking().SingleAsync(e => e.Id == id));

    private static async Task<(Export Export, IReadOnlyList<IReadOnlyList<string>> Rows)> Take(TestHouse house, PersonId by, ExportFormat format, string? query = null)
    {
        var id = (await Ask(house, by, format, query)).Value;
        await house.Services.GetRequiredService<RunJob>().Run((await Read(house, id)).JobId, null, default);
        var export = await Read(house, id);
        Assert.NotNull(export.FinishedAt);
        await using var file = File.OpenRead(house.Services.GetRequiredService<ExportFolder>().File(export));
        using var reader = format == ExportFormat.Csv ? ExcelReaderFactory.CreateCsvReader(file, new ExcelReaderConfiguration { AutodetectSeparators = [','] }) : ExcelReaderFactory.CreateOpenXmlReader(file);
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "").ToList();
            rows.Add(cells.Count(c => c.Length > 0) == 1 ? [cells[0]] : cells);
        }

        return (export, rows);
    }

    private static async Task<Outcome<string>> Link(TestHouse house, ExportId id, PersonId by)
    {
        var rights = await Rights(house, by);
        return await house.Do<LinkExport, Outcome<string>>(link => link.Run(id, rights, default));
    }

    private static async Task<Outcome<FetchedFile>> Fetch(TestHouse house, string secret, PersonId by)
    {
        var rights = await Rights(house, by);
        return await house.Do<FetchExport, Outcome<FetchedFile>>(fetch => fetch.Run(secret, rights, default));
    }

    private static Task<int> Leave(TestHouse house, PersonId person) => house.Look(async db =>
    {
        (await db.People.SingleAsync(p => p.Id == person.Value)).Disable(house.Clock.Now);
        return await db.SaveChangesAsync();
    });
}
