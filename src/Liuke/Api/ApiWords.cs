using Liuke.Basics;

namespace Liuke.Api;

internal static class ApiWords
{
    public static Text NotMigrated => new("数据库结构正在升级，或尚未升级到这个版本。", "The database is being brought to this version's schema, or has not been yet.");
    public static Text NoRoom => new("磁盘剩余空间不足，无法保证写入。请腾出空间。", "The disk is nearly full, so that writing is not certain. Free some space.");
    public static Text NoAnswer => new("数据库没有应答。", "The database does not answer.");
}
