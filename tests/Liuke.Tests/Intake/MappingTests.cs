using Liuke.Intake;
using Liuke.Trade.Imports;
using Xunit;

namespace Liuke.Tests.Intake;

public sealed class MappingTests
{
    private static string Guess(string headers) => string.Join(' ', Mapping.Guess(headers.Split(','), OrderFields.All).Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}"));

    [Theory]
    [InlineData("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "customer=CustomerID date=InvoiceDate number=InvoiceNo price=UnitPrice product=StockCode productName=Description quantity=Quantity region=Country")]
    [InlineData("Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
        "customer=Customer ID date=InvoiceDate number=Invoice price=Price product=StockCode productName=Description quantity=Quantity region=Country")]
    [InlineData("customer_id,date,cds,amount", "amount=amount customer=customer_id date=date")]
    [InlineData("订单编号,买家会员名,买家实际支付金额,收货人姓名,联系手机,订单付款时间,宝贝标题,宝贝总数量",
        "amount=买家实际支付金额 customer=买家会员名 date=订单付款时间 mobile=联系手机 name=收货人姓名 number=订单编号 productName=宝贝标题 quantity=宝贝总数量")]
    [InlineData("订单号,子订单编号,买家昵称,收货人,手机,商品名称,货号,数量,单价(元),实付金额（元）,下单时间,省",
        "amount=实付金额（元） customer=买家昵称 date=下单时间 line=子订单编号 mobile=手机 name=收货人 number=订单号 price=单价(元) product=货号 productName=商品名称 quantity=数量 region=省")]
    [InlineData("单据编号,单据日期,客户编号,客户名称,业务员,商品编码,商品名称,数量,单价,金额,成本",
        "amount=金额 cost=成本 customer=客户编号 date=单据日期 name=客户名称 number=单据编号 owner=业务员 price=单价 product=商品编码 productName=商品名称 quantity=数量")]
    [InlineData("ORDER  NUMBER,Ｃｕｓｔｏｍｅｒ ＩＤ,Order-Date,Total Amount", "amount=Total Amount customer=Ｃｕｓｔｏｍｅｒ ＩＤ date=Order-Date number=ORDER  NUMBER")]
    public void usual_headers_are_understood_in_chinese_and_english(string headers, string meant) => Assert.Equal(meant, Guess(headers));

    [Fact]
    public void a_region_of_the_country_comes_before_the_country() => Assert.Contains("region=地区", Guess("Country,地区,date,amount"), StringComparison.Ordinal);

    [Fact]
    public void a_saved_mapping_holds_as_far_as_the_file_has_its_columns_and_the_rest_is_guessed()
    {
        string[] headers = ["单号X", "客户编号", "日期", "金额", "成本"];
        var saved = new Mapping(new Dictionary<string, string> { ["number"] = "单号X", ["cost"] = "", ["amount"] = "not there" }, DateOrder.DayFirst);
        var mapping = saved.Onto(headers, OrderFields.All);
        Assert.Equal(("单号X", "", "金额", "客户编号", DateOrder.DayFirst), (mapping.Columns["number"], mapping.Columns["cost"], mapping.Columns["amount"], mapping.Columns["customer"], mapping.DateOrder));
        Assert.Equal(-1, mapping.IndexOf("cost", headers));
    }
}
