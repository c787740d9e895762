using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.FollowUp;

/// <summary>What is always true of work; liuke verify looks.</summary>
internal static class WorkPromises
{
    public static Text OneOpen => new("同一客户、种类和缘由至多一件未完成的工作", "At most one open piece of work for a customer, kind and reason");
    public static Text Several(string what) => new($"重复的未完成工作：{what}", $"Open more than once: {what}");
    public static Text FollowsCustomer => new("未转交的工作与客户同一负责人和部门", "Work that was not handed over has the owner and department of its customer");
    public static Text OtherOwner(string code) => new($"客户 {code} 的一件工作属于别的负责人或部门", $"A piece of work on customer {code} has another owner or department than the customer");

    public static IServiceCollection AddWorkPromises(this IServiceCollection services)
    {
        services.AddSingleton<IVerify>(new NoSuchRows(OneOpen,
            """SELECT MIN(c."Code") || ' ' || w."Reason" AS "Value" FROM "WorkItems" w JOIN "Customers" c ON c."Id" = w."CustomerId" WHERE w."FinishedAt" IS NULL GROUP BY w."CustomerId", w."Kind", w."Reason" HAVING COUNT(*) > 1""", Several));
        return services.AddSingleton<IVerify>(new NoSuchRows(FollowsCustomer,
            """SELECT c."Code" AS "Value" FROM "WorkItems" w JOIN "Customers" c ON c."Id" = w."CustomerId" WHERE w."FinishedAt" IS NULL AND w."AssignedById" IS NULL AND (w."DepartmentId" <> c."DepartmentId" OR w."OwnerId" IS DISTINCT FROM c."OwnerId")""", OtherOwner));
    }
}
