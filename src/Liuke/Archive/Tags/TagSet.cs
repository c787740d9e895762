using Liuke.Archive.Ties;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Storage;

namespace Liuke.Archive.Tags;

/// <summary>Who bears a tag: /customers?set=tag&amp;value=样板客户.</summary>
internal sealed class TagSet : ICustomerSet
{
    public const string Key = "tag";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => asked.Value?.Trim() is { Length: > 0 and <= Tag.LengthMax } word ? TagWords.Set(word) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var key = Tag.KeyOf(asked.Value!);
        return db.CustomerTags.Where(t => t.TagKey == key).Select(t => t.CustomerId);
    }

    public static string Href(string word) => $"{CustomerFilter.Path}?set={Key}&value={Uri.EscapeDataString(word)}";
}
