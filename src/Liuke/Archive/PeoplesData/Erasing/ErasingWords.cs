using Liuke.Basics;

namespace Liuke.Archive.PeoplesData.Erasing;

public static class ErasingWords
{
    public static Text Job => new("删除个人信息", "Erase a person's data");
    public static Text Group => new("个人信息", "Personal data");
    public static Text What => new("对象", "What");
    public static Text Erasure => new("删除编号", "Erasure");
    public static Text ErasedTitle => new("个人信息已删除", "Personal data erased");
    public static Text ErasedSubject => new("（个人信息已删除）", "(personal data erased)");
    public static Text ErasedReason => new("（个人信息已删除）", "(personal data erased)");
    public static Text NoSuchErasure => new("没有这次删除。", "There is no such erasure.");
    public static Text Promise => new("已删除的人不在数据库里", "Whoever is erased is not in the database");
    public static Text StillThere(string code) => new($"客户 {code} 应已删除，但仍有姓名或号码。请重新启动留客，它会自动重新删除。", $"Customer {code} should be erased but still has a name or number. Start Liuke again: it erases them anew.");

    public static Text DamagedLedger(string file) => new(
        $"删除台账 {file} 有一行打不开：文件损坏，或主密钥不是写它时的那一把。在它能读之前，留客不会启动，以免已删除的人重新出现。请恢复这个文件（每个备份里都有一份），或放回原来的主密钥。",
        $"A line of the ledger of erasures {file} does not open: the file is damaged, or the master key is not the one it was written with. Liuke does not start before it can be read, lest people who were erased come back. Put the file back (every backup holds a copy), or the former master key.");
}
