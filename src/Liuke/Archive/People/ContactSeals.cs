using System.Text;
using Liuke.Access.Fields;
using Liuke.Basics;

namespace Liuke.Archive.People;

/// <summary>A way to reach somebody as it is typed.</summary>
public sealed record NewChannel(ChannelKind Kind, string Value);

/// <summary>The same as it is kept.</summary>
public sealed record SealedChannel(ChannelKind Kind, byte[] Sealed, byte[] Index, byte[]? EndIndex, string Shown);

/// <summary>How the ways to reach a contact are kept: sealed, masked where they are shown, found whole or by the last four digits of a number.</summary>
public sealed class ContactSeals(PersonalFields fields)
{
    public const string Field = "contact.channel";
    public const int LengthMax = 200;
    private const int FewestDigits = 5, MostDigits = 20, KeptOfAddress = 6;

    public static Refusal? Check(NewChannel channel)
    {
        var value = channel.Value.Trim();
        if (!Enum.IsDefined(channel.Kind)) return Refusal.Invalid(PeopleWords.NoSuchChannel);
        if (value.Length is 0 or > LengthMax) return Refusal.Invalid(PeopleWords.ChannelLength(LengthMax));
        return channel.Kind switch
        {
            ChannelKind.Mobile or ChannelKind.Phone when value.Count(char.IsAsciiDigit) is < FewestDigits or > MostDigits => Refusal.Invalid(PeopleWords.NotANumber),
            ChannelKind.Email when value.IndexOf('@', StringComparison.Ordinal) is var at && (at < 1 || at == value.Length - 1 || value.Contains(' ', StringComparison.Ordinal)) => Refusal.Invalid(PeopleWords.NotAnEmail),
            _ => null,
        };
    }

    public SealedChannel Seal(ContactChannelId id, NewChannel channel)
    {
        var value = channel.Value.Trim();
        var (group, plain) = (Group(channel.Kind), Plain(channel.Kind, value));
        var isNumber = channel.Kind is ChannelKind.Mobile or ChannelKind.Phone;
        return new(channel.Kind, fields.Seal(Field, id.Value, isNumber ? plain : value), fields.Index(group, plain), isNumber ? fields.EndIndex(group, plain) : null, Shown(channel.Kind, isNumber ? plain : value));
    }

    /// <returns>Null where it was sealed under another key, or for another row.</returns>
    public string? Open(ContactChannel channel) => fields.Open(Field, channel.Id.Value, channel.Sealed);

    /// <summary>Every hash under which what somebody typed may be found as a whole.</summary>
    public IReadOnlyList<byte[]> IndexesOf(string typed)
    {
        var value = typed.Trim();
        if (value.Contains('@', StringComparison.Ordinal)) return [Index(ChannelKind.Email)];
        return value.Count(char.IsAsciiDigit) >= FewestDigits ? [Index(ChannelKind.Phone), Index(ChannelKind.QQ), Index(ChannelKind.WeChat)] : [Index(ChannelKind.WeChat), Index(ChannelKind.WeCom)];

        byte[] Index(ChannelKind kind) => fields.Index(Group(kind), Plain(kind, value));
    }

    /// <param name="ending">Four digits.</param>
    public byte[] EndIndexOf(string ending) => fields.EndingIndex(Group(ChannelKind.Phone), ending);

    // A number is the same number whether it was entered as mobile or as telephone.
    private static string Group(ChannelKind kind) => "contact." + kind switch
    {
        ChannelKind.Mobile or ChannelKind.Phone => "phone",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Plain(ChannelKind kind, string value) => kind switch
    {
        ChannelKind.Mobile or ChannelKind.Phone => CustomerKey.Mobile(value) ?? Dialled(value),
        _ => value.Normalize(NormalizationForm.FormKC).ToLowerInvariant(),
    };

    private static string Dialled(string value)
    {
        var plain = value.Normalize(NormalizationForm.FormKC).Trim();
        return (plain.StartsWith('+') ? "+" : "") + string.Concat(plain.Where(char.IsAsciiDigit));
    }

    private static string Shown(ChannelKind kind, string value) => kind switch
    {
        ChannelKind.Mobile or ChannelKind.Phone => Masks.Mobile(value)!,
        ChannelKind.Email => $"{value[0]}***{value[value.IndexOf('@', StringComparison.Ordinal)..]}",
        ChannelKind.Address => value.Length <= KeptOfAddress ? value[..1] + "****" : value[..KeptOfAddress] + "****",
        _ => value.Length <= 2 ? value[..1] + "****" : value[..2] + "****",
    };
}
