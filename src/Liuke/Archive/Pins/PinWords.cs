using Liuke.Basics;

namespace Liuke.Archive.Pins;

internal static class PinWords
{
    public static Text Title => new("重点客户夹", "Key accounts");
    public static Text Says => new("您放进来的重点客户，每份档案里有什么一目了然；次序由您排。", "The key accounts you keep at hand, with what each file holds, in your own order.");
    public static Text Pin => new("放入客户夹", "Keep at hand");
    public static Text Unpin => new("移出客户夹", "Take out");
    public static Text Pinned => new("已在客户夹", "Kept at hand");
    public static Text Up => new("上移", "Move up");
    public static Text UpOf(string name) => new($"上移 {name}", $"Move {name} up");
    public static Text DownOf(string name) => new($"下移 {name}", $"Move {name} down");
    public static Text UnpinOf(string name) => new($"移出 {name}", $"Take {name} out");
    public static Text None => new("客户夹还是空的", "The folder is empty");
    public static Text NoneSays => new("在客户档案上方点“放入客户夹”，重点客户就会排在这里。", "Press “Keep at hand” on a customer's file, and the file lies here.");
    public static Text ToList => new("在列表中查看", "See them in the list");
    public static Text Contents => new("目录", "Contents");
    public static Text Contacts => new("联系人", "Contacts");
    public static Text Facts => new("资料", "Facts");
    public static Text Relations => new("关系", "Relations");
    public static Text Attachments => new("附件", "Attachments");
    public static Text LastWords => new("最近往来", "Last words");
    public static Text NoWords => new("还没有往来记录", "Nothing was said yet");
    public static Text SetTitle => new("重点客户夹", "Key accounts");
    public static Text TooMany(int most) => new($"客户夹最多放 {most} 个客户，请先移出几个。", $"The folder holds {most} customers: take some out first.");
    public static Text NotPinned => new("这个客户不在您的客户夹里。", "This customer is not in your folder.");
}
