using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class PeoplesDataDoorWords
{
    public static Text Consents => new("客户的同意：现状和历史", "A customer's consents, as they stand and as they came about");
    public static Text KeepConsent => new("登记客户同意或撤回同意；撤回立即生效", "Keeps that a customer consented, or withdrew; withdrawal holds at once");
}
