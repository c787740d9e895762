using System.Text;
using Liuke.Access;
using Liuke.Access.Audit;
using Liuke.Archive;
using Liuke.Archive.Paper;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Storage;
using Liuke.Tests.Access;
using Liuke.Tests.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Archive.Paper;

/// <summary>What leaves the program on paper or as cards: masked, or whole by right, and always recorded.</summary>
public sealed class PaperTests
{
    private static async Task<(ImportScene Scene, string Code, HttpClient Browser)> Open()
    {
        var scene = await ImportScene.Open();
        await scene.Person("xiaoyu", Roles.Rep);
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,手机,业务员,成立日期\n云舟贸易,A,13812345678,xiaoyu,2012-03-01\n"));
        await scene.ImportAs("contacts", scene.File("客户编号,联系人,职务,手机,生日,地址\nA,\"王芳, 小姐\",采购；经理,13900000001,1985-08-15,\"文三路 1 号; 二楼\"\nA,李强,,13900000002,农历八月十五,\n"));
        var browser = await Doorstep.Enter(await scene.House.Serve(), "xiaoyu", "a-good-password");
        return (scene, await scene.House.Look(db => db.Customers.Select(c => c.Code).SingleAsync()), browser);
    }

    [Fact]
    public async Task a_printed_file_shows_numbers_in_part_and_stands_in_the_audit_as_a_copy()
    {
        var (scene, code, browser) = await Open();
        await using var _ = scene;
        var page = await browser.GetStringAsync($"/customers/{code}/print");
        var text = System.Net.WebUtility.HtmlDecode(page);
        foreach (var shown in new[] { "云舟贸易", code, "139****0001", "2012-03-01", "名xiaoyu" }) Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000001", text, StringComparison.Ordinal);
        Assert.Equal(1, await scene.House.Look(db => db.Set<AuditLine>().CountAsync(e => e.Kind == "archive.file.printed")));

        var facts = System.Net.WebUtility.HtmlDecode(await browser.GetStringAsync($"/customers/{code}/print?part=firm"));
        Assert.DoesNotContain("李强", facts, StringComparison.Ordinal);
        Assert.Contains("2012-03-01", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task contacts_come_back_as_they_went_and_every_whole_number_counts_against_the_day()
    {
        await using var scene = await ImportScene.Open();
        var rep = await scene.Person("xiaoyu", Roles.Rep);
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,业务员\n云舟贸易,A,xiaoyu\n乙公司,B,xiaoyu\n"));
        await scene.ImportAs("contacts", scene.File("客户编号,联系人,职务,手机,生日,地址\nA,\"王芳, 小姐\",采购；经理,13900000001,1985-08-15,\"文三路 1 号; 二楼\"\nA,李强,,13900000002,,\n"));
        var (one, other) = (await Code(scene, "A"), await Code(scene, "B"));
        var book = (await Take(scene, rep, one, true)).Value;
        Assert.DoesNotContain(book.Split("\r\n"), l => Encoding.UTF8.GetByteCount(l) > 75);

        var (_, summary) = await scene.ImportAs("contacts", scene.File(book, name: "a.vcf"), ImportSettings.Plain with { Customer = other });
        Assert.Equal(2, summary.Inserted);
        var shown = await scene.House.Look(db => db.ContactChannels.OrderBy(c => c.Kind).ThenBy(c => c.Shown).Select(c => c.Shown).ToListAsync());
        Assert.Equal(["139****0001", "139****0001", "139****0002", "139****0002", "文三路 1 ****", "文三路 1 ****"], shown);
        Assert.Equal(2, await scene.House.Look(db => db.ImportantDates.CountAsync(d => d.Year == 1985)));

        var masked = (await Take(scene, rep, one, false)).Value;
        Assert.DoesNotContain("13900000001", masked, StringComparison.Ordinal);
        await scene.House.Look(db => db.Database.ExecuteSqlRawAsync("UPDATE \"DayCounts\" SET \"Count\" = 59"));
        Assert.Equal(RefusalKind.Forbidden, (await Take(scene, rep, one, true)).Refusal!.Kind);
    }

    private static Task<string> Code(ImportScene scene, string key) => scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == key).Select(c => c.Code).SingleAsync());

    private static async Task<Outcome<string>> Take(ImportScene scene, PersonId by, string code, bool isWhole)
    {
        await using var scope = scene.House.Services.CreateAsyncScope();
        var rights = (await scope.ServiceProvider.GetRequiredService<Liuke.Access.Rights.ReadRights>().Run(by, default))!;
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(rights);
        scope.ServiceProvider.GetRequiredService<CurrentReach>().Reach = rights.Reach(ArchivePermissions.RevealMobile);
        return await scope.ServiceProvider.GetRequiredService<TakeContacts>().Run(code, isWhole, default);
    }
}
