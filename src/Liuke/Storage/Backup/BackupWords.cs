using Liuke.Basics;

namespace Liuke.Storage.Backup;

internal static class BackupWords
{
    public static Text FileIsThere(string file) => new($"文件已存在：{file}。备份不会覆盖已有的文件，请换一个文件名。", $"The file is there already: {file}. A backup overwrites nothing; choose another name.");
    public static Text NoSuchFolder(string folder) => new($"没有这个文件夹：{folder}。请先建立它。", $"There is no such folder: {folder}. Create it first.");
    public static Text NoSuchFile(string file) => new($"没有这个文件：{file}。请检查路径。", $"There is no such file: {file}. Check the path.");
    public static Text NotABackup(string file) => new($"{file} 不是留客的备份，或已经损坏。数据库没有改动。请换一个备份文件。", $"{file} is no backup of Liuke, or it is damaged. The database was not changed. Choose another backup.");
    public static Text DamagedTable(string table) => new($"备份已损坏：表 {table} 的内容与备份时的校验值不符。数据库没有改动。请换一个备份文件。", $"The backup is damaged: the rows of {table} do not match the checksum taken when it was made. The database was not changed. Choose another backup.");
    public static Text NewerBackup(string what) => new($"这个备份由更新版本的留客制作（{what}）。数据库没有改动。请升级留客后再恢复。", $"This backup was made by a newer version of Liuke ({what}). The database was not changed. Upgrade Liuke and restore again.");
    public static Text StrangeTable(string table) => new($"备份里的表 {table} 与它声称的结构版本不符。数据库没有改动。", $"The table {table} in the backup does not belong to the schema it claims. The database was not changed.");
    public static Text NotEmpty => new("目标数据库里已有数据，没有改动。请恢复到新的数据库，或加上 --overwrite（原有数据会留存在旁边）。", "The target database holds data already and was not changed. Restore into a new database, or add --overwrite (what is there is kept aside).");
    public static Text InUse => new("目标数据库正被其他程序使用，没有改动。请先停止 liuke serve 等程序再恢复。", "The target database is in use by another program and was not changed. Stop liuke serve and others first.");
    public static Text Sound => new("数据库文件完好，引用都指向存在的行", "The database is sound, and every reference points to a row that exists");
}
