using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Trade.Imports;

/// <summary>What a row of a sales file may tell, and under which headers the usual shops and systems tell it.</summary>
public static class OrderFields
{
    public const string Kind = "orders";

    public const string Number = "number";
    public const string Line = "line";
    public const string Customer = "customer";
    public const string Name = "name";
    public const string Mobile = "mobile";
    public const string Date = "date";
    public const string Product = "product";
    public const string ProductName = "productName";
    public const string Quantity = "quantity";
    public const string Price = "price";
    public const string Amount = "amount";
    public const string Cost = "cost";
    public const string Region = "region";
    public const string Owner = "owner";

    /// <summary>In the order in which the mapping is guessed and shown.</summary>
    public static IReadOnlyList<Field> All { get; } =
    [
        new(Number, new("订单编号", "Order number"),
            "订单编号", "订单号", "主订单编号", "主订单号", "单据编号", "单据号", "销售单号", "发票号", "发票号码", "order number", "order no", "order id", "order", "invoice no", "invoice number", "invoice", "so number", "transaction id", "receipt no"),
        new(Line, new("子订单编号", "Line number"),
            "子订单编号", "子订单号", "行号", "明细编号", "line number", "line no", "line id", "order line", "order item id", "item id", "suborder"),
        new(Customer, new("客户编号或昵称", "Customer code or nickname"),
            "客户编号", "客户编码", "客户代码", "客户号", "客户ID", "买家会员名", "买家昵称", "会员名", "会员编号", "会员号", "用户名", "customer id", "customer code", "customer number", "customer no", "client id", "account", "account number", "buyer id", "buyer", "buyer nick", "user id", "member id", "customer"),
        new(Name, new("客户名称", "Customer name"),
            "客户名称", "客户", "客户姓名", "公司名称", "购货单位", "购买方名称", "收货人姓名", "收货人", "姓名", "买家姓名", "customer name", "client name", "client", "company name", "company", "ship to name", "recipient", "name"),
        new(Mobile, new("手机", "Mobile"),
            "联系手机", "手机", "手机号", "手机号码", "收货人手机", "收货人电话", "联系电话", "电话", "mobile", "mobile phone", "mobile number", "phone", "phone number", "telephone", "tel"),
        new(Date, new("下单或付款时间", "Date"),
            "订单付款时间", "付款时间", "支付时间", "下单时间", "订单创建时间", "创建时间", "成交时间", "订单日期", "下单日期", "销售日期", "单据日期", "开票日期", "交易时间", "日期", "时间", "invoice date", "order date", "order time", "paid at", "payment time", "purchase date", "transaction date", "created at", "date", "time"),
        new(Product, new("商品编码", "Product code"),
            "商品编码", "商家编码", "货号", "商品编号", "商品代码", "存货编码", "物料编码", "物料编号", "产品编码", "产品编号", "SKU编码", "SKU", "外部系统编号", "stock code", "product code", "item code", "product id", "sku code", "article", "article number", "part number", "product"),
        new(ProductName, new("商品名称", "Product name"),
            "宝贝标题", "商品名称", "商品标题", "宝贝名称", "品名", "存货名称", "产品名称", "物料名称", "货品名称", "description", "product name", "item name", "item", "title", "product title"),
        new(Quantity, new("数量", "Quantity"),
            "数量", "购买数量", "宝贝总数量", "商品数量", "销售数量", "件数", "quantity", "qty", "units", "count", "pieces"),
        new(Price, new("单价", "Unit price"),
            "单价", "价格", "商品单价", "销售单价", "含税单价", "成交单价", "商品价格", "unit price", "price", "price each", "item price", "rate"),
        new(Amount, new("金额", "Amount"),
            "买家实际支付金额", "实付金额", "实际支付金额", "实收金额", "实付款", "买家应付货款", "订单金额", "销售金额", "成交金额", "价税合计", "含税金额", "总金额", "金额", "小计", "合计", "line amount", "line total", "amount", "total", "total amount", "total price", "sales", "revenue", "net amount", "paid amount", "order amount", "order total"),
        new(Cost, new("单位成本", "Unit cost"),
            "单位成本", "成本单价", "成本价", "商品成本", "成本", "采购价", "进货价", "unit cost", "cost price", "cost", "cost each"),
        new(Region, new("地区", "Region"),
            "地区", "省", "省份", "收货省份", "所在省份", "区域", "省市", "region", "province", "state", "国家", "country"),
        new(Owner, new("业务员", "Salesperson"),
            "业务员", "销售员", "负责人", "跟进人", "客户经理", "销售代表", "归属人", "sales rep", "salesperson", "sales representative", "rep", "owner", "account manager"),
    ];

    public static Field Of(string key) => All.First(f => f.Key == key);

    /// <summary>What a file cannot do without.</summary>
    public static Refusal? Check(Mapping mapping, IReadOnlyList<string> headers)
    {
        List<Text> missing = [];
        if (!Any(Customer, Mobile, Name)) missing.Add(ImportWords.EitherOf(Of(Customer).Title, Of(Mobile).Title, Of(Name).Title));
        if (!Any(Date)) missing.Add(Of(Date).Title);
        if (!Any(Amount) && !(Any(Quantity) && Any(Price))) missing.Add(ImportWords.AmountOr(Of(Amount).Title, Of(Quantity).Title, Of(Price).Title));
        return missing.Count == 0 ? null : Refusal.Invalid(ImportWords.ColumnsMissing(missing, headers));

        bool Any(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
                if (mapping.IndexOf(key, headers) >= 0) return true;
            return false;
        }
    }
}
