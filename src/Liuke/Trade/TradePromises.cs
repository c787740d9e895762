using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Trade;

/// <summary>What is always true of orders; liuke verify looks.</summary>
internal static class TradePromises
{
    public static Text TotalsAddUp => new("订单金额和行数等于各行之和", "An order's total and line count are those of its lines");
    public static Text DoesNotAddUp(string number) => new($"订单 {number} 的金额或行数与各行不符", $"Order {number} does not add up to its lines");
    public static Text FollowsCustomer => new("订单与客户同一负责人和部门", "An order has the owner and department of its customer");
    public static Text OtherOwner(string number) => new($"订单 {number} 的负责人或部门与客户不一致，或客户不存在", $"Order {number} has another owner or department than its customer, or no customer");

    public static IServiceCollection AddTradePromises(this IServiceCollection services)
    {
        services.AddSingleton<IVerify>(new NoSuchRows(TotalsAddUp,
            """SELECT o."Number" AS "Value" FROM "Orders" o LEFT JOIN (SELECT "OrderId", SUM("AmountMinor") AS amount, COUNT(*) AS lines FROM "OrderLines" GROUP BY "OrderId") l ON l."OrderId" = o."Id" WHERE o."NetMinor" <> COALESCE(l.amount, 0) OR o."LineCount" <> COALESCE(l.lines, 0)""", DoesNotAddUp));
        return services.AddSingleton<IVerify>(new NoSuchRows(FollowsCustomer,
            """SELECT o."Number" AS "Value" FROM "Orders" o LEFT JOIN "Customers" c ON c."Id" = o."CustomerId" WHERE c."Id" IS NULL OR o."DepartmentId" <> c."DepartmentId" OR o."OwnerId" IS DISTINCT FROM c."OwnerId" """, OtherOwner));
    }
}
