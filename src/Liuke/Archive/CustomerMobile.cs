using Liuke.Access.Fields;
using Liuke.Basics;

namespace Liuke.Archive;

/// <summary>How a customer's mobile is kept: sealed, with one hash to find it by and one for its last four digits.</summary>
public sealed class CustomerMobile(PersonalFields fields)
{
    public const string Field = "customer.mobile";

    /// <summary>Before the token of a key that is a mobile.</summary>
    private const string KeyMark = "TEL:";

    /// <param name="mobile">However it is written; a Chinese mobile is kept as +86 and eleven digits.</param>
    public (byte[]? Sealed, byte[]? Index, byte[]? EndIndex) Seal(CustomerId customer, string? mobile)
    {
        if (mobile is null) return (null, null, null);
        var plain = CustomerKey.Phone(mobile) ?? mobile;
        return (fields.Seal(Field, customer.Value, plain), fields.Index(Field, plain), fields.EndIndex(Field, plain));
    }

    /// <returns>The whole number. Show it masked, unless it was asked for by itself.</returns>
    public string? Open(CustomerId customer, byte[]? mobile) => mobile is null ? null : fields.Open(Field, customer.Value, mobile);

    public byte[] IndexOf(string mobile) => fields.Index(Field, CustomerKey.Phone(mobile) ?? mobile);

    /// <param name="ending">Four digits.</param>
    public byte[] EndIndexOf(string ending) => fields.EndingIndex(Field, ending);

    public static bool IsEnding(string typed) => typed.Trim() is { Length: 4 } four && four.All(char.IsAsciiDigit);

    /// <summary>The key by which a customer is recognised; a mobile only by its token.</summary>
    public string KeyOf(string named)
    {
        var key = CustomerKey.Of(named);
        return CustomerKey.Mobile(key) is { } mobile ? KeyMark + fields.Token(Field, mobile) : key;
    }
}
