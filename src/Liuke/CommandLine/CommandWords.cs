using Liuke.Basics;

namespace Liuke.CommandLine;

internal static class CommandWords
{
    public static Text Liuke => new("留客：留住您的客户", "Liuke: keep your customers");
    public static Text Database => new("SQLite 文件或 PostgreSQL 连接串（默认 ConnectionStrings__Liuke，再默认 data/liuke.db）", "SQLite file or PostgreSQL connection string (default: ConnectionStrings__Liuke, else data/liuke.db)");
    public static Text NotADatabaseName => new("看不懂 --database 给出的连接串或路径。请给一个 SQLite 文件，或形如 Host=…;Database=…;Username=…;Password=… 的 PostgreSQL 连接串。", "The connection string or path given by --database cannot be read. Give an SQLite file, or a PostgreSQL connection string like Host=…;Database=…;Username=…;Password=….");
    public static Text Json => new("只在标准输出写一个 JSON 对象", "Write one JSON object to standard output, and nothing else");
    public static Text Language => new("提示语言：zh 或 en（默认按系统语言）", "Language of the messages: zh or en (default: that of the system)");

    public static Text Serve => new("启动网页", "Serve the web application");
    public static Text Port => new("127.0.0.1 上的端口", "Port on 127.0.0.1");
    public static Text ReadyAt(string address) => new($"留客已就绪：{address}（Ctrl+C 停止）", $"Liuke is ready: {address} (Ctrl+C stops it)");
    public static Text PortTaken(int port) => new($"端口 {port} 已被另一个程序占用。请用 --port 换一个端口。", $"Port {port} is in use by another program: choose another with --port.");
    public static Text PortForbidden(int port) => new($"没有权限使用端口 {port}。请用 --port 换一个 1024 以上的端口。", $"Port {port} may not be used by this account: choose one above 1024 with --port.");
    public static Text NoSuchPort(int port) => new($"没有 {port} 这个端口。请用 --port 给一个 0 到 65535 之间的数（0 表示任选一个空闲端口）。", $"There is no port {port}. Give a number between 0 and 65535 with --port (0 takes any free one).");

    public static Text Backup => new("把全部数据备份成一个文件（可在使用中进行）", "Write all data into one backup file (others may go on working)");
    public static Text BackupFile => new("备份文件，不能已存在", "The backup file; must not exist yet");
    public static Text BackingUp => new("正在备份", "Backing up");
    public static Text BackedUp(string file, long rows, long bytes) => new($"已备份 {rows:#,##0} 行到 {file}（{bytes / 1048576.0:0.0} MB）。", $"{rows:#,##0} rows are backed up in {file} ({bytes / 1048576.0:0.0} MB).");
    public static Text Restore => new("用备份填满一个新的数据库（SQLite 与 PostgreSQL 的备份可以互相恢复）", "Fill a new database from a backup (of SQLite or PostgreSQL, into either)");
    public static Text RestoreFile => new("liuke backup 写出的文件", "A file that liuke backup wrote");
    public static Text Overwrite => new("替换已有数据；原有数据留存在旁边", "Replace the data that are there; they are kept aside");
    public static Text Restoring => new("正在恢复", "Restoring");
    public static Text Restored(long rows, int tables) => new($"已恢复 {tables} 张表的 {rows:#,##0} 行。所有人需要重新登录。", $"{rows:#,##0} rows of {tables} tables are restored. Everybody signs in again.");
    public static Text KeptAside(string where) => new($"原有数据留存在：{where}", $"What was there before is kept in: {where}");
    public static Text Verify => new("检查数据库是否完好、数字是否对得上（不改动任何数据）", "Check that the database is sound and its figures agree (changes nothing)");
    public static Text Verifying => new("正在检查", "Checking");
    public static Text Kept => new("正常", "kept");
    public static Text BrokenPromise => new("有问题", "BROKEN");
    public static Text AllKept(int count) => new($"{count} 项检查全部正常。", $"All {count} checks are as promised.");
    public static Text SomeBroken(int count) => new($"{count} 项检查有问题。数据没有改动。请先备份，再根据上面的明细处理；需要帮助时请附上这份输出。", $"{count} checks found something wrong. Nothing was changed. Make a backup first, then follow the details above; attach this output when you ask for help.");

    public static Text NotADay(string written) => new($"“{written}”不是日期。请写成 2026-03-01 这样。", $"“{written}” is no date. Write it like 2026-03-01.");
    public static Text SeeHelp(string command) => new($"用法见：{command} --help", $"For the usage: {command} --help");
    public static Text Stopped => new("已停止。完成的部分都保留；再次运行同一命令会从停下的地方继续。", "Stopped. What was done is kept; run the same command again to go on from there.");
    public static Text WaitingForHolder => new("另一个进程正在做这项任务，正在等待它…", "Another process holds this work; waiting for it…");
    public static Text NoSuchFile(string file) => new($"没有这个文件：{file}。请检查路径。", $"There is no such file: {file}. Check the path.");
    public static Text NotAnOption(string token) => new($"不认识的选项或参数：{token}", $"Unknown option or argument: {token}");
    public static Text NotACommand(string token) => new($"没有“{token}”这个命令", $"There is no command “{token}”");
    public static Text Unexpected(string what) => new(
        $"程序出错了：{what}。数据没有写坏；请带上这句话和命令报告给我们。",
        $"The program failed: {what}. No data were harmed; please report this sentence and the command.");
}
