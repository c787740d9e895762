using Liuke.Archive.Ties;
using Liuke.Basics;

namespace Liuke.Archive.Tags;

internal static class TagWords
{
    public static Text Manage => new("整理标签：改名、合并", "Tidy tags: rename and merge");
    public static Text Title => new("标签", "Tags");
    public static Text Says => new("标签是自由的词，如“爱喝茶”“60 后”“样板客户”。改成已有的词就是合并，全公司的客户一起改。", "Tags are free words, as in “drinks tea” or “showcase”. Renaming one to a word that is there already merges the two, for every customer of the firm.");
    public static Text Add => new("加标签", "Add tags");
    public static Text Placeholder => new("用逗号隔开多个", "Several with commas");
    public static Text RemoveOf(string word) => new($"去掉标签 {word}", $"Take off the tag {word}");
    public static Text Word => new("标签", "Tag");
    public static Text Bearers => new("可见客户数", "Customers you see");
    public static Text Rename => new("改名或合并", "Rename or merge");
    public static Text To => new("改为", "Becomes");
    public static Text None => new("还没有标签", "No tags yet");
    public static Text NoneSays => new("在客户档案右侧加上第一个标签，就会出现在这里。", "Tag a customer on their file, and the word stands here.");
    public static Text Tidy => new("整理标签", "Tidy tags");
    public static Text Set(string word) => new($"标签：{word}", $"Tag: {word}");

    public static Text NoWords => new("请填写标签。", "Write a tag.");
    public static Text TooLong(int most) => new($"一个标签最多 {most} 个字，不含符号 < > # /。", $"A tag has {most} characters at most, and none of < > # /.");
    public static Text TooMany(int most) => new($"一个客户最多 {most} 个标签。", $"A customer has {most} tags at most.");
    public static Text TooManyWords(int most) => new($"全公司最多 {most} 个不同的标签，请先整理。", $"The firm has {most} different tags at most: tidy them first.");
    public static Text TooManyCustomers(int most) => new($"一次最多给 {most} 个客户加标签。", $"Tag {most} customers at a time at most.");
    public static Text NoSuchTag => new("没有这个标签，或已合并。", "There is no such tag, or it was merged.");
    public static Text Merged => new("合并或改名了标签", "Renamed or merged a tag");
    public static Text From => new("原来", "Was");
}

internal static class TagAudit
{
    public const string Renamed = "archive.tag.renamed", Bulk = "archive.tags.bulk";

    internal static readonly Access.Audit.AuditKind[] Kinds =
    [
        new(Renamed, TagWords.Merged) { Icon = "tags", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["from"] = TagWords.From, ["to"] = TagWords.To, ["customers"] = TagWords.Bearers } },
        new(Bulk, new("批量改标签", "Tagged many customers at once")) { Icon = "tags", Fields = new Dictionary<string, Text>(StringComparer.Ordinal) { ["customers"] = TagWords.Bearers } },
    ];
}
