using Liuke.Archive;
using Liuke.Archive.Keys;
using Liuke.Archive.Lists;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Liuke.Tests.Archive.ListScene;

namespace Liuke.Tests.Archive;

public sealed class CustomerSearchTests
{
    private static async Task<List<string>> Find(ListScene scene, string typed) => [.. (await scene.Names(new() { Search = typed })).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("海", "上海佳美", "宁波海天灯饰")]
    [InlineData("饰", "宁波海天灯饰")]
    [InlineData("海天", "宁波海天灯饰")]
    [InlineData("天灯饰", "宁波海天灯饰")]
    [InlineData("天海")]
    [InlineData("宁波灯饰")]
    [InlineData("lumen", "Lumen Home Décor")]
    [InlineData("ＨＯＭＥ", "Lumen Home Décor")]
    [InlineData("men ho", "Lumen Home Décor")]
    [InlineData("%", "义乌100%棉纺")]
    [InlineData("_")]
    [InlineData("\"海天\" OR")]
    [InlineData("*")]
    [InlineData("100%棉", "义乌100%棉纺")]
    public async Task a_customer_is_found_by_any_part_of_the_name(string typed, params string[] found)
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new("宁波海天灯饰"), new("上海佳美"), new("Lumen Home Décor"), new("义乌100%棉纺"));
        Assert.Equal(found.Order(StringComparer.Ordinal), await Find(scene, typed));
    }

    [Fact]
    public async Task a_customer_is_found_by_code_key_and_whole_mobile()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new("甲") { Key = "A-17", Mobile = "+8613800138000" }, new("乙") { Key = "17850" });
        var code = CustomerCode.Of(CustomerCode.Number(2026, 2));

        Assert.Equal(["乙"], await Find(scene, code));
        Assert.Equal(["乙"], await Find(scene, code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()));
        Assert.Equal(["乙", "甲"], await Find(scene, "C2026-0000"));
        Assert.Equal(["乙", "甲"], await Find(scene, "c20"));
        Assert.Empty(await Find(scene, "C2025"));
        Assert.Equal(["乙"], await Find(scene, "2"));
        Assert.Equal(["甲"], await Find(scene, "a-17"));
        Assert.Equal(["乙"], await Find(scene, "17850"));
        Assert.Equal(["甲"], await Find(scene, "138 0013 8000"));
        Assert.Equal(["甲"], await Find(scene, "8000"));
        Assert.Empty(await Find(scene, "3800"));
    }

    [Fact]
    public async Task a_hit_says_by_what_it_was_found_be_it_code_number_credit_code_or_somebody_there()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new("甲公司") { Key = "A-17", Mobile = "+8613800138000" }, new("乙公司") { Mobile = "+85298765432" });
        await house.Look(async db =>
        {
            var ids = await db.Customers.OrderBy(c => c.Number).Select(c => c.Id).ToListAsync();
            await house.Services.GetRequiredService<Identities>().Claim(db, ids[1], [new(IdentityKind.CreditCode, "91330100799655058B")], house.Clock.Now, default);
            var contact = new Contact(house.Clock.New<ContactId>(), ids[0], null, house.Clock.Now);
            contact.Change(new Dictionary<string, string?> { [Contact.NameField] = "王小明" });
            db.Contacts.Add(contact);
            return await db.SaveChangesAsync();
        });
        var code = CustomerCode.Of(CustomerCode.Number(2026, 2));

        foreach (var (typed, name, by) in new[]
        {
            ("91330100799655058b", "乙公司", ListWords.ByCreditCode), ("9133 0100 7996 5505 8B", "乙公司", ListWords.ByCreditCode), ("王小明", "甲公司", ListWords.ByContactName), ("13800138000", "甲公司", ListWords.ByMobile),
            ("+852 9876 5432", "乙公司", ListWords.ByMobile), ("8000", "甲公司", ListWords.ByMobileEnding), ("A-17", "甲公司", ListWords.ByKey), (code, "乙公司", ListWords.Code), (code[1..], "乙公司", ListWords.Code), ("2026-00002", "乙公司", ListWords.Code),
            (string.Concat(code.Where(char.IsAsciiDigit)), "乙公司", ListWords.Code), ("202600002", "乙公司", ListWords.Code), ("甲公", "甲公司", ListWords.Name),
        })
        {
            var row = Assert.Single((await scene.Find(new CustomerFilter { Search = typed })).Rows);
            Assert.Equal((typed, name, by), (typed, row.Name, row.Why));
        }

        Assert.Equal(2, (await scene.Find(new CustomerFilter { Search = "2026-0000" })).Rows.Count);
        Assert.Empty((await scene.Find(new CustomerFilter { Search = "王小明" }, Reach.Own(Chen))).Rows);
    }

    [Fact]
    public async Task a_common_part_is_found_on_every_page_and_in_every_order()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, [.. Enumerable.Range(0, 5200).Select(i => new Someone($"有限{i:0000}") { AtRisk = i }), new("例外")]);

        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            var page = await scene.Find(new CustomersAsked(new() { Search = "有限" }) { Sort = sort, CountsAll = true });
            Assert.Equal(5200, page.Count.Value);
            Assert.Equal(CustomersAsked.PageSize, page.Rows.Count);
        }

        Assert.Equal("有限5199", (await scene.Names(new() { Search = "有限" }))[0]);
        Assert.Equal(["有限0042"], await Find(scene, "限0042"));
    }

    [Fact]
    public async Task the_index_follows_names_that_change_and_customers_that_go()
    {
        await using var house = await TestHouse.Open();
        var scene = await Set(house, new Someone("旧名"), new Someone("别家"));
        await house.Look(db => db.Customers.Where(c => c.Name == "旧名").ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "新名").SetProperty(c => c.NameKey, "新名")));

        Assert.Empty(await Find(scene, "旧名"));
        Assert.Equal(["新名"], await Find(scene, "新名"));

        await house.Look(db => db.Customers.Where(c => c.Name == "新名").ExecuteDeleteAsync());
        Assert.Equal(0, await house.Look(db => db.Dialect.Holding(db, CustomerName.Index, "新名", 100).CountAsync()));
    }
}
