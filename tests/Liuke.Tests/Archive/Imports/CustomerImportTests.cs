using System.Text;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Imports;
using Liuke.Archive.Keys;
using Liuke.Archive.Reviews;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Jobs;
using Liuke.Tests.Trade;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Imports;

/// <summary>Files of customers: taken in, taken in again, broken off, taken back.</summary>
public sealed class CustomerImportTests
{
    private const string Head = "客户名称,客户类型,阶段,手机,统一社会信用代码,原系统编号,地区,成立日期,注册资金,企业规模\n";
    private const string Credit = "91110108MA01ABCD";

    private static string Code(string start)
    {
        foreach (var last in "0123456789ABCDEFGHJKLMNPQRTUWXY")
            if (CreditCode.Read(start + last) is { } code) return code;
        throw new InvalidOperationException(start);
    }

    private static async Task<(BatchId Batch, ImportSummary Summary)> Import(ImportScene scene, string path, ImportSettings? settings = null)
    {
        var started = await scene.House.Do<StartImport, Outcome<StartedImport>>(start => start.Run(new(path, null, settings) { Kind = "customers" }, default));
        Assert.Null(started.Refusal?.Sentence.En);
        var job = await scene.RunJob(started.Value.Job);
        Assert.Null(job.Error?.En);
        return (started.Value.Batch, (await scene.House.Do<ReadImport, ImportSummary?>(read => read.Run(started.Value.Batch, default)))!);
    }

    private static (long, long, long, long) Fates(ImportSummary s) => (s.Inserted, s.Updated, s.Unchanged, s.Refused);

    private static async Task Undo(ImportScene scene, BatchId batch)
    {
        var asked = await scene.House.Do<TakeBackImport, Outcome<JobId>>(undo => undo.Run(batch, null, default));
        Assert.Null(asked.Refusal?.Sentence.En);
        Assert.Equal(JobState.Done, (await scene.RunJob(asked.Value)).State);
    }

    /// <summary>Every byte that imports write.</summary>
    private static Task<string> Contents(ImportScene scene) => scene.House.Look(async db =>
    {
        var text = new StringBuilder();
        foreach (var c in await db.Customers.AsNoTracking().OrderBy(c => c.Number).ToListAsync())
            text.AppendLine($"{c.Id} {c.Code} {c.ExternalKey} {c.Name} {c.NameKey} {c.NameOrder} {c.Kind} {c.Stage} {c.OwnerId} {c.DepartmentId} {Hex(c.MobileSealed)} {Hex(c.MobileIndex)} {Hex(c.MobileEndIndex)} {c.Region} {c.Country} {c.CreatedAt} {c.Version}");
        foreach (var f in await db.Facts.AsNoTracking().OrderBy(f => f.CustomerId).ThenBy(f => f.FieldKey).ToListAsync())
            text.AppendLine($"{f.CustomerId} {f.FieldKey} {f.Words} {f.WordsKey} {f.Amount} {f.Source} {f.SourceNote} {f.Confidence} {f.SetBy} {f.SetAt} {f.VerifiedBy} {f.VerifiedAt} {f.Version}");
        foreach (var i in await db.CustomerIdentities.AsNoTracking().OrderBy(i => i.Kind).ThenBy(i => i.KeyHash).ToListAsync()) text.AppendLine($"{i.Kind} {Hex(i.KeyHash)} {i.CustomerId} {i.Shown}");
        foreach (var r in await db.FileReviews.AsNoTracking().OrderBy(r => r.Number).ToListAsync()) text.AppendLine($"{r.CustomerId} {r.State} {r.Completeness} {r.Unverified} {r.FreshUntilOn} {r.Version}");
        foreach (var s in await db.Standings.AsNoTracking().OrderBy(s => s.Number).ToListAsync()) text.AppendLine($"{s.CustomerId} {s.OwnerId} {s.DepartmentId}");
        return text.ToString();
    });

    private static string Hex(byte[]? bytes) => bytes is null ? "" : Convert.ToHexString(bytes);

    [Fact]
    public async Task a_customer_file_becomes_customers_facts_and_keys()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File(Head + $"杭州云舟贸易有限公司,经销商,潜在客户,138 1234 5678,{Code(Credit + "0")},A-1,浙江,2012年3月1日,500万,小型（10–99 人）\n", name: "老客户.csv");
        var (_, summary) = await Import(scene, file);

        Assert.Equal((1, 0, 0, 0), Fates(summary));
        var customer = await scene.House.Look(db => db.Customers.SingleAsync());
        Assert.Equal((CustomerKind.Dealer, CustomerStage.Prospect, "浙江", "A-1"), (customer.Kind, customer.Stage, customer.Region, customer.ExternalKey));
        var facts = await scene.House.Look(db => db.Facts.ToDictionaryAsync(f => f.FieldKey));
        Assert.Equal(["2012-03-01", "5000000.00", "small", Code(Credit + "0")], new[] { "firm.founded", "firm.capital", "firm.size", "firm.creditcode" }.Select(k => facts[k].Words));
        Assert.All(facts.Values, f => Assert.Equal((FactSource.Imported, "老客户.csv", Confidence.Sure), (f.Source, f.SourceNote, f.Confidence)));
        Assert.Equal(3, await scene.House.Look(db => db.CustomerIdentities.CountAsync()));
        var review = await scene.House.Look(db => db.FileReviews.SingleAsync());
        Assert.Equal(ReviewState.Reviewed, review.State);
        Assert.True(review.Completeness > 0 && review.Unverified == 4);
    }

    [Fact]
    public async Task a_row_is_known_by_any_of_its_keys_and_what_it_leaves_empty_stays()
    {
        await using var scene = await ImportScene.Open();
        await Import(scene, scene.File(Head + $"云舟贸易,企业,,13812345678,{Code(Credit + "0")},A-1,浙江,,,\n"));
        Assert.Equal((0, 1, 0, 0), Fates((await Import(scene, scene.File("客户名称,手机,城市\n云舟贸易,+86 13812345678,杭州\n"))).Summary));
        Assert.Equal((0, 0, 1, 0), Fates((await Import(scene, scene.File($"客户名称,税号\n云舟贸易,{Code(Credit + "0")}\n"))).Summary));
        Assert.Equal((0, 1, 0, 0), Fates((await Import(scene, scene.File("名称,客户编号\n云舟国际贸易,a-1\n"))).Summary));

        var customer = await scene.House.Look(db => db.Customers.SingleAsync());
        Assert.Equal(("云舟国际贸易", "杭州"), (customer.Name, customer.Region));
        Assert.Contains("name", await scene.House.Look(db => db.FieldChanges.Select(c => c.FieldKey).ToListAsync()));
    }

    [Fact]
    public async Task bad_rows_are_refused_with_line_and_reason_and_keys_of_two_customers_are_never_merged()
    {
        await using var scene = await ImportScene.Open();
        await Import(scene, scene.File("客户名称,手机,客户编号\n甲公司,13800000001,A\n乙公司,13800000002,B\n"));
        var (_, summary) = await Import(scene, scene.File("客户名称,手机,客户编号,客户类型,负责人,税号\n丙公司,13800000001,B,,,\n,13800000003,C,,,\n丁公司,1.39E+10,D,,,\n戊公司,13900000000.0,E,,,\n己公司,1.3900000001E+10,F,,,\n庚公司,,G,火星人,,\n辛公司,,H,,无此人,\n壬公司,,I,,,123456789012345679\n"));

        var result = await System.IO.File.ReadAllTextAsync(summary.ResultFile!);
        Assert.True(Fates(summary) == (2, 0, 0, 6), result);
        Assert.Equal(9, result.TrimEnd().Split('\n').Length);
        Assert.Contains("lost", result, StringComparison.Ordinal);
        Assert.Contains("two customers", result, StringComparison.Ordinal);
        Assert.Equal(["A", "B"], await scene.House.Look(db => db.Customers.Where(c => c.Name.StartsWith("甲") || c.Name.StartsWith("乙")).OrderBy(c => c.Number).Select(c => c.ExternalKey!).ToListAsync()));
    }

    [Fact]
    public async Task who_is_only_similar_is_entered_and_pointed_out()
    {
        await using var scene = await ImportScene.Open();
        await Import(scene, scene.File("客户名称,客户编号\n杭州明灯照明有限公司,A\n"));
        var (_, summary) = await Import(scene, scene.File("客户名称,客户编号\n杭州明登照明有限公司,B\n宁波海风五金厂,C\n"));

        Assert.Equal((2, 0, 0, 0), Fates(summary));
        var lines = (await System.IO.File.ReadAllTextAsync(summary.ResultFile!)).TrimEnd().Split('\n');
        Assert.Contains("similar to C2026-00001", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("similar", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, await scene.House.Look(db => db.Customers.CountAsync()));
    }

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    public async Task line_ends_encodings_and_two_rows_of_headers_make_no_difference(string end, bool inGb18030)
    {
        await using var scene = await ImportScene.Open();
        var text = "基本情况,,,联系方式,\n客户名称,客户类型,地区,手机,联系人备注\n一号灯饰店,个人,广东,13700000001,\n二号灯饰厂,企业,福建,13700000002,\n".Replace("\n", end, StringComparison.Ordinal);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal((2, 0, 0, 0), Fates((await Import(scene, scene.File(text, inGb18030 ? Encoding.GetEncoding("GB18030") : null))).Summary));
        Assert.Equal(["一号灯饰店", "二号灯饰厂"], await scene.House.Look(db => db.Customers.OrderBy(c => c.Number).Select(c => c.Name).ToListAsync()));
        Assert.Equal(2, await scene.House.Look(db => db.Customers.CountAsync(c => c.MobileIndex != null)));
    }

    [Fact]
    public async Task a_paper_ledger_marks_source_and_confidence()
    {
        await using var scene = await ImportScene.Open();
        await Import(scene, scene.File("客户名称,客户编号,员工人数,可信度\n老张五金,P1,12,存疑\n老李布行,P2,8,\n"), ImportSettings.Plain with { IsPaperLedger = true });
        var facts = await scene.House.Look(db => db.Facts.OrderBy(f => f.Amount).ToListAsync());
        Assert.Equal([(FactSource.PaperLedger, Confidence.Likely), (FactSource.PaperLedger, Confidence.Unsure)], facts.Select(f => (f.Source, f.Confidence)));
    }

    private static string Many(int from, int count, string region) => Head + string.Concat(Enumerable.Range(from, count).Select(i =>
        i % 20 == 7 ? $"坏行{i},企业,,123,,K{i},{region},,,\n" : $"第{i}号商行,企业,客户,{13_000_000_000L + i},,K{i},{region},2015-06-0{1 + (i % 9)},{i}00,\n"));

    [Fact]
    public async Task every_row_is_accounted_for_and_a_repeated_file_changes_nothing()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File(Many(0, 3000, "江苏"));
        var (_, summary) = await Import(scene, file);
        Assert.Equal((2850, 0, 0, 150), Fates(summary));
        Assert.Equal(3001, (await System.IO.File.ReadAllLinesAsync(summary.ResultFile!)).Length);

        var before = await Contents(scene);
        Assert.Equal((0, 0, 2850, 150), Fates((await Import(scene, file)).Summary));
        Assert.Equal(before, await Contents(scene));
    }

    [Fact]
    public async Task undone_everything_is_as_before_updates_included()
    {
        await using var scene = await ImportScene.Open();
        await Import(scene, scene.File(Many(0, 200, "江苏")));
        var before = await Contents(scene);
        scene.House.Clock.Advance(Duration.FromDays(3));
        var text = Many(100, 300, "安徽").Replace("号商行", "号贸易商行", StringComparison.Ordinal).Replace("2015-06", "2016-07", StringComparison.Ordinal) + "第3号商行,,,13999990003,,K3,,,,大型（100 人以上）\n第4号商行,,,13999990004,,K4,,,,大型（500 人以上）\n";
        var (batch, summary) = await Import(scene, scene.File(text));
        Assert.Equal((190, 96, 0, 16), Fates(summary));
        Assert.NotEqual(before, await Contents(scene));

        await Undo(scene, batch);
        Assert.Equal(before, await Contents(scene));
        Assert.Equal((190, 96, 0, 16), Fates((await Import(scene, scene.File(text))).Summary));
    }

    [Fact]
    public async Task what_somebody_changed_since_outlives_the_undoing()
    {
        await using var scene = await ImportScene.Open();
        var (batch, _) = await Import(scene, scene.File("客户名称,客户编号,地区\n甲公司,A,浙江\n乙公司,B,浙江\n"));
        await scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == "A").ExecuteUpdateAsync(set => set.SetProperty(c => c.Region, "上海")));
        await Undo(scene, batch);
        Assert.Equal(["上海"], await scene.House.Look(db => db.Customers.Select(c => c.Region!).ToListAsync()));
    }

    [Fact]
    public async Task a_later_import_of_the_same_customers_is_undone_first()
    {
        await using var scene = await ImportScene.Open();
        var (first, _) = await Import(scene, scene.File("客户名称,客户编号,地区\n甲公司,A,浙江\n", name: "first.csv"));
        scene.House.Clock.Advance(Duration.FromMinutes(5));
        await Import(scene, scene.File("客户名称,客户编号,地区\n甲公司,A,上海\n", name: "second.csv"));
        var asked = await scene.House.Do<TakeBackImport, Outcome<JobId>>(undo => undo.Run(first, null, default));
        Assert.Contains("second.csv", asked.Refusal!.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task broken_off_it_goes_on_where_it_stopped()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File(Many(0, FileImport.StepRows + 500, "江苏"));
        var started = (await scene.House.Do<StartImport, Outcome<StartedImport>>(start => start.Run(new(file) { Kind = "customers" }, default))).Value;
        await scene.BreakOff(started.Job);
        Assert.InRange(await scene.House.Look(db => db.Customers.CountAsync()), 1, FileImport.StepRows);
        scene.House.Clock.Advance(Duration.FromMinutes(2));
        await scene.RunJob(started.Job);
        var summary = (await scene.House.Do<ReadImport, ImportSummary?>(read => read.Run(started.Batch, default)))!;
        Assert.Equal((8075, 0, 0, 425), Fates(summary));
        Assert.Equal(FileImport.StepRows + 501, (await System.IO.File.ReadAllLinesAsync(summary.ResultFile!)).Length);
    }

    [Fact]
    public async Task a_manager_cannot_touch_another_departments_customers()
    {
        await using var scene = await ImportScene.Open();
        await Import(scene, scene.File("客户名称,客户编号,地区\n甲公司,A,浙江\n"));
        var other = scene.House.Clock.New<DepartmentId>();
        await scene.House.Look(async db =>
        {
            db.Departments.Add(new Department(other, "二部", scene.Firm));
            return await db.SaveChangesAsync();
        });
        var manager = (await scene.House.Do<AddPerson, Outcome<PersonId>>(add => add.Run(new("lin", "林海峰", other, Roles.Manager, "a-good-password"), default))).Value;
        var started = await scene.House.Do<StartImport, Outcome<StartedImport>>(start => start.Run(new(scene.File("客户名称,客户编号,地区\n甲公司,A,上海\n丙公司,C,上海\n"), By: manager) { Kind = "customers" }, default));
        await scene.RunJob(started.Value.Job);
        Assert.Equal((1, 0, 0, 1), Fates((await scene.House.Do<ReadImport, ImportSummary?>(read => read.Run(started.Value.Batch, default)))!));
        Assert.Equal(other, await scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == "C").Select(c => c.DepartmentId).SingleAsync()));
    }

    [Fact]
    public async Task the_template_has_every_field_with_drop_downs_and_comes_back_in()
    {
        await using var scene = await ImportScene.Open();
        var path = scene.File((await scene.House.Do<WriteTemplate, Outcome<Template>>(write => write.Run("customers", true, default))).Value.Content, "template.xlsx");
        using var reader = TableFile.Open(path).Value;
        Assert.Contains("Size", reader.Headers);
        Assert.Contains("Confidence", reader.Headers);
        using var archive = System.IO.Compression.ZipFile.OpenRead(path);
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains("<dataValidation type=\"list\"", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
