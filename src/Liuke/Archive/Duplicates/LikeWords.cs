using Liuke.Basics;

namespace Liuke.Archive.Duplicates;

public static class LikeWords
{
    public static Text Why(Like like)
    {
        var shared = like.Shared.Length == 0 ? default : new Text($"“{like.Shared}”", $" “{like.Shared}”");
        return like.Reason switch
        {
            LikeReason.SameMobile => new("手机号相同", "the same mobile"),
            LikeReason.SameCredit => new("统一社会信用代码相同", "the same credit code"),
            LikeReason.SameContact => new("联系人的号码相同", "the same number of a contact"),
            LikeReason.SameName => new($"名称相同{shared.Zh}", $"the same name{shared.En}"),
            LikeReason.SameCore => new($"去掉地名和公司后缀后相同{shared.Zh}", $"the same without place and legal form{shared.En}"),
            LikeReason.SameSound => new($"读音相同{shared.Zh}", $"sounds the same{shared.En}"),
            LikeReason.SameTrade => new($"字号相同{shared.Zh}", $"the same trade name{shared.En}"),
            LikeReason.FewApart => new($"只差一个字{shared.Zh}", $"one character apart{shared.En}"),
            _ => new($"大部分字相同{shared.Zh}", $"most characters are the same{shared.En}"),
        };
    }

    public static Text Percent(int percent) => new($"相似度 {percent}%", $"{percent}% alike");
}
