using Liuke.Basics;

namespace Liuke.Api.Customers;

internal static class KeyDoorWords
{
    public static Text Enter => new("录入一位客户，成为草稿。手机号、统一社会信用代码或外部编号已有客户时拒绝（409）并说明是谁；名称非常相近时也拒绝，除非 evenIfSimilar", "Enters a customer as a draft. A mobile, credit code or external key that a customer has already is refused (409) and says whose it is; so is a very similar name, unless evenIfSimilar");
    public static Text Like => new("录入之前查重：相同的手机号、信用代码、外部编号，以及名称相近的客户和原因", "Who is known already, before entering: the same mobile, credit code or external key, and similar names with the reason");
}
