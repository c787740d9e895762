using System.Text;
using Liuke.Archive;
using Liuke.Basics;
using Liuke.Intake;
using Liuke.Intake.Desk;
using Liuke.Trade;
using Liuke.Trade.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Trade;

public sealed class OrderImportTests
{
    private const string Mug = "536365,85123A,WHITE MUG,6,2010-12-01 08:26:00,2.55,17850,United Kingdom";
    private const string Lamp = "536365,71053,METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom";
    private const string Jar = "536366,22633,JAM JAR,2,2010-12-02 09:00:00,1.85,13047,United Kingdom";

    private static (long Inserted, long Updated, long Unchanged, long Refused, long Without) Fates(ImportSummary s) => (s.Inserted, s.Updated, s.Unchanged, s.Refused, s.WithoutCustomer);

    [Fact]
    public async Task a_sales_file_becomes_customers_orders_lines_and_products()
    {
        await using var scene = await ImportScene.Open();
        var summary = await scene.ImportText(ImportScene.Lines(Mug, Lamp, Jar));

        Assert.Equal((3, 0, 0, 0, 0), Fates(summary));
        Assert.Equal(6 * 2.55m + 6 * 3.39m + 2 * 1.85m, summary.Amount);
        var order = await scene.Order("536365");
        Assert.Equal((3564, 2, OrderKind.Sale, "CNY"), (order.NetMinor, order.LineCount, order.Kind, order.Currency));
        Assert.Equal((new LocalDate(2010, 12, 1), Instant.FromUtc(2010, 12, 1, 0, 26)), (order.OrderedOn, order.OrderedAt));
        var customer = await scene.House.Look(db => db.Customers.SingleAsync(c => c.Id == order.CustomerId));
        Assert.Equal(("17850", "United Kingdom", scene.Firm), (customer.ExternalKey, customer.Region, customer.DepartmentId));
        Assert.Equal(["WHITE MUG", "METAL LANTERN", "JAM JAR"], await scene.House.Look(db => db.Products.OrderByDescending(p => p.Code).Select(p => p.Name).ToListAsync()));
    }

    [Fact]
    public async Task repeating_a_file_changes_nothing()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File(ImportScene.Lines(Mug, Lamp, Jar, Mug, "536367,,POSTAGE,-1,2010-12-02,18.00,17850,United Kingdom"));
        await scene.Import(file);
        var before = await scene.Contents();
        await scene.House.Look(db => db.OrderChanges.ExecuteDeleteAsync());

        Assert.Equal((0, 0, 5, 0, 0), Fates(await scene.Import(file)));
        Assert.Equal(before, await scene.Contents());
        Assert.Equal(0, await scene.House.Look(db => db.OrderChanges.CountAsync()));
    }

    [Fact]
    public async Task equal_lines_within_one_order_stay_separate_lines()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Mug, Mug));
        Assert.Equal((3, 3 * 1530), ((await scene.LinesOf("536365")).Count, (await scene.Order("536365")).NetMinor));

        Assert.Equal((1, 0, 3, 0, 0), Fates(await scene.ImportText(ImportScene.Lines(Mug, Mug, Mug, Mug))));
        Assert.Equal(4, (await scene.LinesOf("536365")).Count);
    }

    [Fact]
    public async Task an_overlapping_file_adds_only_what_is_new_and_leaves_alone_what_it_lacks()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Lamp));
        Assert.Equal((1, 0, 1, 0, 0), Fates(await scene.ImportText(ImportScene.Lines(Lamp, Jar))));
        Assert.Equal((2, 1), ((await scene.LinesOf("536365")).Count, (await scene.LinesOf("536366")).Count));
    }

    [Fact]
    public async Task rows_of_one_order_may_lie_anywhere_in_the_file()
    {
        await using var scene = await ImportScene.Open();
        var filler = Enumerable.Range(0, 2 * FileImport.StepRows).Select(i => $"F{i},{i % 50},THING,1,2010-12-03,1.00,{i % 300},UK");
        var file = scene.File(ImportScene.Lines([Mug, Lamp, .. filler, Mug, Lamp, Mug]));
        Assert.Equal((5 + 2 * FileImport.StepRows, 0, 0, 0, 0), Fates(await scene.Import(file)));
        Assert.Equal((5, 3 * 1530 + 2 * 2034), ((await scene.LinesOf("536365")).Count, (await scene.Order("536365")).NetMinor));

        Assert.Equal((0, 0, 5 + 2 * FileImport.StepRows, 0, 0), Fates(await scene.Import(file)));
        Assert.Equal(5, (await scene.LinesOf("536365")).Count);
    }

    [Fact]
    public async Task a_changed_line_of_the_same_product_is_an_update()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Lamp));
        Assert.Equal((0, 1, 1, 0, 0), Fates(await scene.ImportText(ImportScene.Lines(Mug.Replace(",6,", ",4,", StringComparison.Ordinal), Lamp))));

        var order = await scene.Order("536365");
        Assert.Equal((4 * 255 + 6 * 339, 2), (order.NetMinor, order.LineCount));
        Assert.Equal([4m, 6m], (await scene.LinesOf("536365")).Select(l => l.Quantity));
    }

    [Fact]
    public async Task a_line_is_known_by_its_own_number_where_the_file_has_one()
    {
        await using var scene = await ImportScene.Open();
        const string Head = "订单编号,子订单编号,客户编号,下单时间,商品编码,数量,单价\n";
        await scene.ImportText(Head + "S1,a,宁波海天,2024-01-05,P1,1,10\nS1,b,宁波海天,2024-01-05,P2,1,20\n");
        Assert.Equal((1, 1, 1, 0, 0), Fates(await scene.ImportText(Head + "S1,b,宁波海天,2024-01-05,P9,2,20\nS1,a,宁波海天,2024-01-05,P1,1,10\nS1,c,宁波海天,2024-01-05,P1,1,10\n")));
        Assert.Equal(["a 1000", "b 4000", "c 1000"], (await scene.LinesOf("S1")).Select(l => $"{l.SourceLine} {l.AmountMinor}"));
    }

    [Fact]
    public async Task a_corrected_date_or_customer_updates_the_order_and_tells_of_both_customers()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Lamp));
        await scene.House.Look(db => db.OrderChanges.ExecuteDeleteAsync());
        var corrected = new[] { Mug, Lamp }.Select(l => l.Replace("2010-12-01", "2010-12-07", StringComparison.Ordinal).Replace("17850", "99999", StringComparison.Ordinal)).ToArray();

        Assert.Equal((0, 1, 1, 0, 0), Fates(await scene.ImportText(ImportScene.Lines(corrected))));
        Assert.Equal(new LocalDate(2010, 12, 7), (await scene.Order("536365")).OrderedOn);
        Assert.Equal(2, await scene.House.Look(db => db.OrderChanges.CountAsync()));
        Assert.Equal((0, 0, 2, 0, 0), Fates(await scene.ImportText(ImportScene.Lines(corrected))));
    }

    [Fact]
    public async Task whole_orders_come_as_one_row_with_an_amount()
    {
        await using var scene = await ImportScene.Open();
        const string Head = "订单编号,买家会员名,买家实际支付金额,订单付款时间\n";
        Assert.Equal(1284.5m, (await scene.ImportText(Head + "T1,风铃,\"¥1,234.50\",2024年1月5日\nT2,风铃,50元,2024/1/6 13:20\n")).Amount);
        Assert.Equal((0, 1, 1, 0, 0), Fates(await scene.ImportText(Head + "T1,风铃,\"¥1,200.00\",2024年1月5日\nT2,风铃,50元,2024/1/6 13:20\n")));
        Assert.Equal((120_000, null), ((await scene.Order("T1")).NetMinor, (await scene.LinesOf("T1"))[0].ProductId));
    }

    [Fact]
    public async Task without_order_numbers_customer_and_time_make_the_order()
    {
        await using var scene = await ImportScene.Open();
        var file = scene.File("customer_id,date,cds,amount\n00001,1997-01-01,1,11.77\n00002,1997-01-12,1,12.00\n00002,1997-01-12,5,77.00\n");
        await scene.Import(file);
        Assert.Equal(["00001@1997-01-01 1177", "00002@1997-01-12 8900"], await scene.House.Look(db => db.Orders.OrderBy(o => o.Number).Select(o => o.Number + " " + o.NetMinor).ToListAsync()));
        Assert.Equal((0, 0, 3, 0, 0), Fates(await scene.Import(file)));
    }

    [Fact]
    public async Task cancelled_invoices_and_negative_orders_are_returns()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(
            "C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527,UK", "536500,A,Thing,-2,2010-12-01 09:41:00,3.00,14527,UK",
            "536501,A,Thing,5,2010-12-01 09:41:00,3.00,14527,UK", "536501,A,Thing,-2,2010-12-01 09:41:00,3.00,14527,UK", "C7,F,Free,-1,2010-12-01,0,14527,UK"));
        Assert.Equal((OrderKind.Return, OrderKind.Return, OrderKind.Sale, OrderKind.Return),
            ((await scene.Order("C536379")).Kind, (await scene.Order("536500")).Kind, (await scene.Order("536501")).Kind, (await scene.Order("C7")).Kind));
        Assert.Equal((-2750, 900), ((await scene.Order("C536379")).NetMinor, (await scene.Order("536501")).NetMinor));
    }

    [Fact]
    public async Task an_amount_beside_a_negative_quantity_is_given_back()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText("order,customer,date,qty,amount\n1,a,2024-01-05,-2,30\n2,a,2024-01-05,-2,-30\n");
        Assert.Equal((-3000, -3000), ((await scene.Order("1")).NetMinor, (await scene.Order("2")).NetMinor));
    }

    [Fact]
    public async Task lines_are_rounded_one_by_one_and_the_exact_sum_is_told()
    {
        await using var scene = await ImportScene.Open();
        var summary = await scene.ImportText("order,customer,date,qty,price\n1,a,2024-01-05,1,0.005\n1,a,2024-01-05,1,0.005\n1,a,2024-01-05,3,0.001\n");
        Assert.Equal((0.013m, 2L), (summary.Amount, (await scene.Order("1")).NetMinor));
    }

    [Fact]
    public async Task costs_are_kept_on_the_lines_and_the_costed_part_is_told()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText("order,customer,date,product code,qty,price,cost\n1,a,2024-01-05,P,2,10,6.5\n1,a,2024-01-05,Q,1,5,\n");
        var order = await scene.Order("1");
        Assert.Equal((2500, 2000, 1300), (order.NetMinor, order.CostedNetMinor, order.CostMinor));

        await scene.ImportText("order,customer,date,product code,qty,price\n2,a,2024-02-05,P,1,10\n");
        Assert.Equal(650, (await scene.Order("2")).CostMinor);
        Assert.Equal(6_500_000, await scene.House.Look(db => db.Products.Where(p => p.Code == "P").Select(p => p.UnitCostMicro).SingleAsync()));
    }

    [Fact]
    public async Task one_bad_row_never_stops_the_rest_and_lines_without_a_customer_are_counted_and_left_out()
    {
        await using var scene = await ImportScene.Open();
        var summary = await scene.ImportText(ImportScene.Lines(Mug, "536365,71053,LANTERN,6,2010-02-30,3.39,17850,UK", "536365,71053,LANTERN,six,2010-12-01,3.39,17850,UK", "536370,X,Y,1,2010-12-01,2.00,,UK", Jar));
        Assert.Equal((2, 0, 0, 2, 1), Fates(summary));
        Assert.Equal(5, summary.Read);
        Assert.Equal(1, (await scene.Order("536365")).LineCount);
        Assert.False(await scene.House.Look(db => db.Orders.AnyAsync(o => o.Number == "536370")));
    }

    [Fact]
    public async Task the_result_file_is_the_input_with_status_and_reason()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Jar));
        var summary = await scene.ImportText(ImportScene.Lines(Mug, Jar.Replace(",2,", ",3,", StringComparison.Ordinal), Lamp, "1,A,\"a \"\"b\"\", c\",6,soon,3.39,17850,UK", "2,A,B,6,2010-12-01,3.39,,UK"), ImportSettings.Plain with { InChinese = true });
        var bytes = await File.ReadAllBytesAsync(summary.ResultFile!);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(
            [
                ImportScene.Header + ",status,reason",
                Mug + ",unchanged,", Jar.Replace(",2,", ",3,", StringComparison.Ordinal) + ",updated,", Lamp + ",inserted,",
                "1,A,\"a \"\"b\"\", c\",6,soon,3.39,17850,UK,refused,下单或付款时间：“soon”不是日期。请改成如 2024-01-05 或 2024-01-05 13:20 的写法。",
                "2,A,B,6,2010-12-01,3.39,,UK,withoutCustomer,没有客户，只计数，不导入。", "",
            ],
            Encoding.UTF8.GetString(bytes[3..]).Split("\r\n"));
    }

    [Fact]
    public async Task an_order_belongs_to_one_customer_and_a_row_that_says_otherwise_is_refused()
    {
        await using var scene = await ImportScene.Open();
        Assert.Equal((1, 0, 0, 1, 0), Fates(await scene.ImportText(ImportScene.Lines(Mug, Lamp.Replace("17850", "99", StringComparison.Ordinal)))));
        Assert.Equal(1, await scene.House.Look(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task one_customer_written_in_several_ways_is_one()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText("order,phone,date,amount\n1,13800138000,2024-01-05,1\n2,+86 138-0013-8000,2024-01-06,1\n3,１３８００１３８０００,2024-01-07,1\n");
        Assert.Equal(1, await scene.House.Look(db => db.Customers.CountAsync()));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public async Task a_chinese_shop_export_is_understood_in_either_encoding(string encoding)
    {
        await using var scene = await ImportScene.Open();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = scene.File("订单编号;买家昵称;收货人;联系手机;宝贝标题;数量;实付金额;下单时间;省\n=\"20240105001\";小鱼儿;陈建国;138 0013 8000;陶瓷杯;2;\"59.80\";2024年1月5日 13:20;浙江\n", Encoding.GetEncoding(encoding));
        await scene.Import(file);
        var order = await scene.Order("20240105001");
        var customer = await scene.House.Look(db => db.Customers.SingleAsync());
        Assert.Equal((5980, "陈建国", "+8613800138000", "浙江", "小鱼儿"), (order.NetMinor, customer.Name, scene.House.Services.GetRequiredService<CustomerMobile>().Open(customer.Id, customer.MobileSealed), customer.Region, customer.ExternalKey));
    }

    [Fact]
    public async Task a_missing_column_is_refused_before_anything_is_written_and_the_headers_are_named()
    {
        await using var scene = await ImportScene.Open();
        var refusal = (await scene.Start(scene.File("订单编号,买家昵称,备注\n1,a,b\n"))).Refusal!;
        Assert.Contains("下单或付款时间", refusal.Sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("备注", refusal.Sentence.Zh, StringComparison.Ordinal);
        Assert.Equal(0, await scene.House.Look(db => db.ImportBatches.CountAsync()));
    }

    [Fact]
    public async Task a_mapping_profile_is_found_by_name_or_refused()
    {
        await using var scene = await ImportScene.Open();
        var mapping = new Mapping(new Dictionary<string, string> { ["number"] = "A", ["customer"] = "B", ["date"] = "C", ["amount"] = "D" }, DateOrder.DayFirst);
        await scene.House.Look(async db =>
        {
            var profile = new MappingProfile(scene.House.Clock.New<ProfileId>(), OrderFields.Kind, "收银机");
            Assert.Null(profile.Save(mapping, null, scene.House.Clock.Now));
            db.MappingProfiles.Add(profile);
            return await db.SaveChangesAsync();
        });
        var file = scene.File("A,B,C,D\n1,x,05/01/2024,7\n");
        await scene.Import(file, profile: "收银机");
        Assert.Equal(new LocalDate(2024, 1, 5), (await scene.Order("1")).OrderedOn);
        Assert.Equal(RefusalKind.Missing, (await scene.Start(file, profile: "没有的")).Refusal?.Kind);
    }

    [Fact]
    public async Task a_trial_tells_what_an_import_would_do_and_keeps_nothing_of_it()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Mug));
        var before = await scene.Contents();
        var file = scene.File(ImportScene.Lines(Mug, Mug, Mug, Jar, "7,A,B,x,2010-12-01,1,2,UK"));
        var trial = await scene.House.Do<TryImport, Outcome<ImportSummary>>(attempt => attempt.Run(new(file) { Kind = "orders" }, null, default));

        Assert.Equal((2, 0, 2, 1, 0), Fates(trial.Value));
        Assert.True(File.Exists(trial.Value.ResultFile));
        Assert.Equal(before, await scene.Contents());
        Assert.Equal((1, 1), (await scene.House.Look(db => db.ImportBatches.CountAsync()), await scene.House.Look(db => db.Customers.CountAsync())));
    }

    [Fact]
    public async Task every_change_marks_its_customer_afresh()
    {
        await using var scene = await ImportScene.Open();
        await scene.ImportText(ImportScene.Lines(Mug, Jar));
        var marks = await scene.House.Look(db => db.OrderChanges.AsNoTracking().ToDictionaryAsync(c => c.CustomerId, c => c.Stamp));
        Assert.Equal(2, marks.Count);

        await scene.ImportText(ImportScene.Lines(Lamp));
        var order = await scene.Order("536365");
        var after = await scene.House.Look(db => db.OrderChanges.AsNoTracking().ToDictionaryAsync(c => c.CustomerId, c => c.Stamp));
        Assert.Equal([order.CustomerId], after.Where(m => m.Value != marks[m.Key]).Select(m => m.Key));
    }

    [Fact]
    public async Task an_order_of_absurdly_many_lines_is_refused_beyond_the_limit()
    {
        await using var scene = await ImportScene.Open();
        var summary = await scene.ImportText("order,customer,date,amount\n" + string.Concat(Enumerable.Repeat("1,a,2024-01-05,1\n", OrderDraft.MostLines + 5)));
        Assert.Equal((OrderDraft.MostLines, 0, 0, 5, 0), Fates(summary));
    }

    [Fact]
    public async Task figures_that_cannot_be_true_are_refused_and_never_overflow()
    {
        await using var scene = await ImportScene.Open();
        var summary = await scene.ImportText("order,customer,date,qty,price,cost\n1,a,2024-01-05,999999999,999999999,1\n2,a,2024-01-05,1e15,1,1\n3,a,2024-01-05,1,9223372036854775807,1\n4,a,2024-01-05,999999999,1,999999999\n5,a,2024-01-05,99999999999,0,\n6,a,2024-01-05,1,100000000000,\n7,a,9999-12-31,1,1,1\n");
        Assert.Equal((0, 0, 0, 7, 0), Fates(summary));
    }
}
