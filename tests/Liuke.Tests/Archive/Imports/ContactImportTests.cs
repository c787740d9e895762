using System.Text;
using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Dates;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.FollowUp;
using Liuke.FollowUp.Caring;
using Liuke.Intake;
using Liuke.Jobs;
using Liuke.Tests.Trade;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Archive.Imports;

/// <summary>Files of contacts: taken in, taken in again, taken back.</summary>
public sealed class ContactImportTests
{
    private const string Head = "客户编号,联系人,职务,角色,手机,邮箱,微信,首要联系人,生日,历法,重要日子,到任日,离任日\n";

    private static (long, long, long, long) Fates(ImportSummary s) => (s.Inserted, s.Updated, s.Unchanged, s.Refused);

    private static async Task<ImportScene> Open(int customers = 3)
    {
        var scene = await ImportScene.Open();
        await scene.ImportAs("customers", scene.File("客户名称,客户编号,手机,信用代码\n" + string.Concat(Enumerable.Range(1, customers).Select(i => $"第{i}号商行,K{i},{13_500_000_000L + i},\n"))));
        return scene;
    }

    private static Task<string> Contents(ImportScene scene) => scene.House.Look(async db =>
    {
        var text = new StringBuilder();
        foreach (var c in await db.Contacts.AsNoTracking().OrderBy(c => c.CustomerId).ThenBy(c => c.Name).ToListAsync())
            text.AppendLine($"{c.Id} {c.CustomerId} {c.Name} {c.Role} {c.Position} {c.FromOn} {c.ToOn} {c.IsMain} {c.Note} {c.By} {c.CreatedAt} {c.Version}");
        foreach (var c in await db.ContactChannels.AsNoTracking().OrderBy(c => c.Id).ToListAsync()) text.AppendLine($"{c.Id} {c.ContactId} {c.Kind} {Convert.ToHexString(c.Sealed)} {c.Shown}");
        foreach (var d in await db.ImportantDates.AsNoTracking().OrderBy(d => d.Id).ToListAsync()) text.AppendLine($"{d.Id} {d.CustomerId} {d.ContactId} {d.Title} {d.Calendar} {d.Year} {d.Month} {d.Day} {d.IsLeapMonth} {d.RaisedFor} {d.By} {d.CreatedAt}");
        return text.ToString();
    });

    [Fact]
    public async Task a_row_becomes_a_contact_with_channels_and_days_by_sun_and_moon()
    {
        await using var scene = await Open();
        var (_, summary) = await scene.ImportAs("contacts", scene.File(Head
            + "K1,王芳,采购经理,采购,13900000001,wang@example.com,wangfang88,是,一九八五年八月十五,农历,结婚纪念日 2010-05-20；入行 3月1日,2019/5/1,\nK2,李强,,老板,1.3900000002E+10,,,否,1979-02-28,,,,\n"));
        Assert.True(Fates(summary) == (2, 0, 0, 0), await File.ReadAllTextAsync(summary.ResultFile!));

        var wang = await scene.House.Look(db => db.Contacts.SingleAsync(c => c.Name == "王芳"));
        Assert.Equal((ContactRole.Buys, "采购经理", true, new LocalDate(2019, 5, 1)), (wang.Role, wang.Position, wang.IsMain, wang.FromOn));
        var shown = await scene.House.Look(db => db.ContactChannels.Where(c => c.ContactId == wang.Id).OrderBy(c => c.Kind).Select(c => c.Shown).ToListAsync());
        Assert.Equal(["139****0001", "w***@example.com", "wa****"], shown);
        var days = await scene.House.Look(db => db.ImportantDates.Where(d => d.ContactId == wang.Id).OrderBy(d => d.Month).ToListAsync());
        Assert.Equal([new YearlyDay(YearlyCalendar.Solar, null, 3, 1), new(YearlyCalendar.Solar, 2010, 5, 20), new(YearlyCalendar.Lunar, 1985, 8, 15)], days.Select(d => d.Yearly));
        Assert.Contains("contact.mobile", await scene.House.Look(db => db.FieldChanges.Select(c => c.FieldKey).ToListAsync()));
    }

    [Fact]
    public async Task a_birthday_that_was_imported_raises_work_as_one_that_was_typed_does()
    {
        await using var scene = await Open();
        await scene.ImportAs("contacts", scene.File("客户编号,联系人,生日\nK1,王芳,1985-03-05\n"));
        var care = await scene.House.Do<AskForJob, JobId>(ask => ask.Run<RaiseCare>(new { }, null, null, default));
        Assert.Equal(JobState.Done, (await scene.RunJob(care)).State);
        var date = await scene.House.Look(db => db.ImportantDates.SingleAsync());
        Assert.Equal(new LocalDate(2026, 3, 5), date.RaisedFor);
        Assert.True(await scene.House.Look(db => db.Set<WorkItem>().AnyAsync(w => w.CustomerId == date.CustomerId)));
    }

    [Fact]
    public async Task the_customer_is_found_by_any_key_or_by_a_name_that_only_one_bears()
    {
        await using var scene = await Open();
        await scene.ImportAs("customers", scene.File("客户名称,客户编号\n同名公司,S1\n同名公司,S2\n"));
        var code = await scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == "K3").Select(c => c.Code).SingleAsync());
        var (_, summary) = await scene.ImportAs("contacts", scene.File($"留客编号,客户编号,客户手机,公司,姓名\n,,13500000001,,甲\n,K2,,,乙\n{code},,,,丙\n,,,第 1 号商行,丁\n,,,同名公司,戊\n,NO,,第1号商行,己\n,K1,13500000002,,庚\n,,,没有的公司,辛\n,{code},,,壬\n"));
        var result = await File.ReadAllTextAsync(summary.ResultFile!);
        Assert.True(Fates(summary) == (5, 0, 0, 4), result);
        Assert.Contains("Several customers", result, StringComparison.Ordinal);
        Assert.Contains("two customers", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task repeated_it_changes_nothing_and_what_is_new_is_merged_in()
    {
        await using var scene = await Open();
        var file = scene.File(Head + "K1,王芳,采购经理,,13900000001,,,是,1985-08-15,,,,\nK1,李强,,,,,,,,,,,\n");
        await scene.ImportAs("contacts", file);
        var before = await Contents(scene);
        Assert.Equal((0, 0, 2, 0), Fates((await scene.ImportAs("contacts", file)).Summary));
        Assert.Equal(before, await Contents(scene));

        scene.House.Clock.Advance(Duration.FromDays(1));
        var (batch, summary) = await scene.ImportAs("contacts", scene.File(Head + "K1, 王芳 ,总监,,13900000009,,,,1985-08-16,,,,2026-02-01\nK1,李强,,,,,,是,,,,,\nK1,赵六,,,,,,,,,,,\n"));
        Assert.True(Fates(summary) == (1, 2, 0, 0), await File.ReadAllTextAsync(summary.ResultFile!));
        Assert.Equal(["李强"], await scene.House.Look(db => db.Contacts.Where(c => c.IsMain).Select(c => c.Name).ToListAsync()));
        Assert.Equal(16, (await scene.House.Look(db => db.ImportantDates.SingleAsync())).Day);

        await scene.TakeBack(batch);
        Assert.Equal(before, await Contents(scene));
    }

    [Fact]
    public async Task bad_rows_are_refused_with_their_reason_and_the_good_ones_come_in()
    {
        await using var scene = await Open();
        var (_, summary) = await scene.ImportAs("contacts", scene.File(Head + "K1,,,,,,,,,,,,\nK9,甲,,,,,,,,,,,\nK1,乙,,皇帝,,,,,,,,,\nK1,丙,,,123,,,,,,,,\nK1,丁,,,,nomail,,,,,,,\nK1,戊,,,,,,,2月30日,,,,\nK1,己,,,,,,,,,五月,,\nK1,庚,,,,,,,,,,2020-01-02,2019-01-02\nK1,辛,,,,,,是,,,,,2020-01-01\nK1,壬,,,,,,,,,,,\n"));
        Assert.True(Fates(summary) == (1, 0, 0, 9), await File.ReadAllTextAsync(summary.ResultFile!));
        Assert.Equal(11, (await File.ReadAllLinesAsync(summary.ResultFile!)).Length);
    }

    [Fact]
    public async Task who_was_spoken_with_since_outlives_the_undoing()
    {
        await using var scene = await Open();
        var (batch, _) = await scene.ImportAs("contacts", scene.File(Head + "K1,王芳,,,13900000001,,,,,,,,\nK1,李强,,,13900000002,,,,,,,,\n"));
        var contact = await scene.House.Look(db => db.Contacts.SingleAsync(c => c.Name == "王芳"));
        var code = await scene.House.Look(db => db.Customers.Where(c => c.Id == contact.CustomerId).Select(c => c.Code).SingleAsync());
        var by = await scene.Person("xiaoyu", Roles.Rep);
        var said = await scene.House.Do<Liuke.Archive.Interactions.LogInteraction, Outcome<Liuke.Archive.Interactions.InteractionId>>(log => log.Run(code, new(Liuke.Archive.Interactions.InteractionChannel.Call, Liuke.Archive.Interactions.Direction.Out, "问价") { Contact = contact.Id }, by, default));
        Assert.Null(said.Refusal);
        await scene.TakeBack(batch);
        Assert.Equal(["王芳"], await scene.House.Look(db => db.Contacts.Select(c => c.Name).ToListAsync()));
        Assert.Equal(1, await scene.House.Look(db => db.ContactChannels.CountAsync()));
    }

    [Fact]
    public async Task an_address_book_becomes_the_contacts_of_a_chosen_customer_or_persons()
    {
        await using var scene = await Open();
        var book = scene.File("BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;芳;;;\r\nFN:王芳\r\nORG:云舟;采购部\r\nTITLE:经理\r\nTEL;TYPE=CELL:138-1234-5678\r\nEMAIL:w@example.com\r\nBDAY:--0815\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E=\r\n=E5=BC=BA\r\nTEL;CELL:13912345678\r\nEND:VCARD\r\n", name: "通讯录.vcf");
        var code = await scene.House.Look(db => db.Customers.Where(c => c.ExternalKey == "K1").Select(c => c.Code).SingleAsync());
        var (_, contacts) = await scene.ImportAs("contacts", book, ImportSettings.Plain with { Customer = code });
        Assert.True(Fates(contacts) == (2, 0, 0, 0), await File.ReadAllTextAsync(contacts.ResultFile!));
        Assert.Equal(["李强", "王芳"], await scene.House.Look(db => db.Contacts.OrderBy(c => c.Name).Select(c => c.Name).ToListAsync()));
        Assert.Equal(15, (await scene.House.Look(db => db.ImportantDates.SingleAsync())).Day);

        var (_, persons) = await scene.ImportAs("customers", book);
        Assert.True(Fates(persons) == (2, 0, 0, 0), await File.ReadAllTextAsync(persons.ResultFile!));
        Assert.Equal(2, await scene.House.Look(db => db.Customers.CountAsync(c => c.Kind == CustomerKind.Person && c.MobileIndex != null)));
        Assert.Equal((0, 0, 2, 0), Fates((await scene.ImportAs("customers", book)).Summary));
    }
}
