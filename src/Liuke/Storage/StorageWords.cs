using Liuke.Basics;

namespace Liuke.Storage;

internal static class StorageWords
{
    public static Text FromNewerVersion(string step) => new(
        $"这个数据库由更新版本的留客建立（多出步骤 {step}）。数据没有改动。请升级留客后再打开，或换用另一个数据库文件。",
        $"This database was made by a newer version of Liuke (it has the step {step}). Nothing was changed. Upgrade Liuke and open it again, or choose another database.");

    public static Text NotADatabase => new(
        "这个文件不是 SQLite 数据库，或文件头已损坏。文件没有改动。请检查 --database 的路径；如果文件已损坏，用 liuke restore 从备份恢复到新的文件。",
        "This file is not an SQLite database, or its head is damaged. Nothing was changed. Check the path given by --database; if the file is damaged, restore a backup into a new file with liuke restore.");

    public static Text Damaged => new(
        "数据库文件已损坏，读不完整。请停止写入，保留原文件，用 liuke restore 把最近的备份恢复到新的文件。",
        "The database file is damaged and cannot be read in full. Stop writing, keep the file, and restore the latest backup into a new file with liuke restore.");

    public static Text CannotOpen => new(
        "打不开数据库文件。请检查文件夹是否存在、是否有读写权限，或用 --database 换一个位置。",
        "The database file cannot be opened. Check that its folder exists and may be read and written, or choose another place with --database.");

    public static Text ReadOnly => new(
        "这个位置只能读，不能写。没有改动任何数据。请给运行留客的账号加上写权限，或用 --database 换一个位置。",
        "This place can be read but not written. Nothing was changed. Give the account that runs Liuke the right to write there, or choose another place with --database.");

    public static Text DiskFull => new(
        "磁盘已满，这一步没有写入；之前写入的都还在。请腾出空间后再试一次。",
        "The disk is full: this step was not written, all that was written before is safe. Free some space and try again.");

    public static Text DiskFailed => new(
        "读写磁盘时出错，这一步没有写入。请检查磁盘（空间、权限、硬件）后再试一次。",
        "Reading or writing the disk failed: this step was not written. Check the disk (space, rights, hardware) and try again.");

    public static Text Busy => new(
        "数据库正被另一个程序长时间占用，这一步没有写入。请稍后再试。",
        "Another program has held the database for too long: this step was not written. Try again in a while.");

    public static Text ServerLost => new(
        "连不上 PostgreSQL 服务器，这一步没有写入。请检查地址、端口和网络，确认服务器在运行后再试。",
        "The PostgreSQL server cannot be reached: this step was not written. Check address, port and network, and that the server runs, then try again.");

    public static Text SignInRefused => new(
        "PostgreSQL 拒绝了用户名或密码。请检查连接串里的 Username 和 Password。",
        "PostgreSQL refused the user name or the password. Check Username and Password in the connection string.");

    public static Text NoSuchDatabase => new(
        "PostgreSQL 上没有这个数据库，也无权建立。请先建立数据库，或检查连接串里的 Database。",
        "There is no such database on the PostgreSQL server, and it may not be created. Create it first, or check Database in the connection string.");

    public static Text NotThere(string what) => new(
        $"找不到文件或文件夹：{what} 没有改动任何数据。请检查路径。",
        $"A file or folder is not there: {what} Nothing was changed. Check the path.");

    public static Text NotAllowed(string what) => new(
        $"没有权限：{what} 请给运行留客的账号加上权限后再试。",
        $"Not allowed: {what} Give the account that runs Liuke the right and try again.");
}
