using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Tests.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Imports;

/// <summary>Files of facts alone, one column a field or one row a field.</summary>
public sealed class FactImportTests
{
    private static (long, long, long, long) Fates(ImportSummary s) => (s.Inserted, s.Updated, s.Unchanged, s.Refused);

    private static Task<Dictionary<string, Fact>> Facts(ImportScene scene, string key) => scene.House.Look(async db =>
    {
        var customer = await db.Customers.Where(c => c.ExternalKey == key).Select(c => c.Id).SingleAsync();
        return await db.Facts.AsNoTracking().Where(f => f.CustomerId == customer).ToDictionaryAsync(f => f.FieldKey);
    });

    private static async Task<ImportScene> Open()
    {
        var scene = await ImportScene.Open();
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,成立日期\n甲公司,A,2012-03-01\n乙公司,B,\n"));
        return scene;
    }

    [Fact]
    public async Task columns_of_fields_are_written_into_known_files_and_bring_no_customer()
    {
        await using var scene = await Open();
        var file = scene.File("客户编号,客户名称,注册资金,成立日期\nA,,500万,2013-03-01\n,乙公司,,2020年5月6日\nZ,新公司,1万,\nB,,,\n");
        var (batch, summary) = await scene.ImportAs("facts", file);
        Assert.True(Fates(summary) == (0, 2, 0, 2), await File.ReadAllTextAsync(summary.ResultFile!));
        Assert.Equal("2013-03-01", (await Facts(scene, "A"))["firm.founded"].Words);
        Assert.Equal(2, await scene.House.Look(db => db.Customers.CountAsync()));
        Assert.Equal((0, 0, 2, 2), Fates((await scene.ImportAs("facts", file)).Summary));

        await scene.TakeBack(batch);
        Assert.Equal("2012-03-01", (await Facts(scene, "A"))["firm.founded"].Words);
        Assert.Empty(await Facts(scene, "B"));
    }

    [Fact]
    public async Task a_row_for_each_field_tells_source_confidence_and_who_verified_it_when()
    {
        await using var scene = await Open();
        var lin = await scene.Person("lin", Roles.Manager);
        var file = scene.File("客户编号,字段,内容,来源,来源说明,可信度,核实人,核实日期\nA,注册资金,500万,公开信息,企业年报,较可信,lin,2026-01-05\nA,成立日期,2012-03-01,,,,lin,2026-01-06\nB,没有的字段,1,,,,,\nB,成立日期,2019-01-01,,,,,2026-01-06\nB,成立日期,2019-01-01,,,,nobody,2026-01-06\n");
        var (_, summary) = await scene.ImportAs("facts", file);
        Assert.True(Fates(summary) == (0, 2, 0, 3), await File.ReadAllTextAsync(summary.ResultFile!));

        var facts = await Facts(scene, "A");
        var capital = facts["firm.capital"];
        Assert.Equal((FactSource.Public, "企业年报", Confidence.Likely, lin), (capital.Source, capital.SourceNote, capital.Confidence, capital.VerifiedBy!.Value));
        Assert.Equal(Instant.FromUtc(2026, 1, 5, 16, 0), facts["firm.founded"].VerifiedAt);
        Assert.Equal((0, 0, 2, 3), Fates((await scene.ImportAs("facts", file)).Summary));
    }

    [Fact]
    public async Task a_rep_fills_in_what_is_missing_and_leaves_what_is_locked()
    {
        await using var scene = await ImportScene.Open();
        var rep = await scene.Person("xiaoyu", Roles.Rep);
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,业务员,成立日期\n甲公司,A,xiaoyu,2012-03-01\n乙公司,B,,\n"));
        var (_, summary) = await scene.ImportAs("facts", scene.File("客户编号,字段,内容\nA,成立日期,2013-03-01\nA,注册资金,500万\nB,注册资金,500万\n"), by: rep);
        Assert.True(Fates(summary) == (0, 1, 0, 2), await File.ReadAllTextAsync(summary.ResultFile!));
    }
}
