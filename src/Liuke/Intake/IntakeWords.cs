using Liuke.Basics;

namespace Liuke.Intake;

/// <summary>What is said of files, columns and cells.</summary>
public static class IntakeWords
{
    public static Text NoSuchFile(string name) => new($"找不到文件 {name}。请检查路径和文件名。", $"There is no file {name}. Check the path and the name.");
    public static Text NotReadable(string name) => new($"没有读取 {name} 的权限。请修改文件权限，或换一个位置。", $"{name} may not be read. Change its permissions or copy it elsewhere.");
    public static Text EmptyFile => new("文件是空的。请重新导出后再试。", "The file is empty. Export it again and retry.");
    public static Text NotATable => new("这不是表格文件。请选择 CSV 或 XLSX 文件（可用 gzip 压缩）。", "This is not a table. Choose a CSV or XLSX file (gzip is fine).");
    public static Text PackedTwice => new("压缩包里不是 CSV 文本。请先解压，再选择里面的文件。", "The archive does not hold CSV text. Unpack it first and choose the file inside.");
    public static Text ZipNotWorkbook => new("这是 ZIP 压缩包，不是 Excel 工作簿。请先解压，再选择里面的 CSV 或 XLSX 文件。", "This is a ZIP archive, not a workbook. Unpack it first and choose the CSV or XLSX file inside.");
    public static Text DamagedWorkbook => new("这个工作簿已损坏，无法打开。请在 Excel 中打开并另存一次，或另存为 CSV。", "This workbook is damaged and cannot be opened. Open it in Excel and save it again, or save it as CSV.");
    public static Text WorkbookLocked => new("这个工作簿设了密码。请在 Excel 中去掉密码后再试。", "This workbook is protected by a password. Remove the password in Excel and retry.");
    public static Text WorkbookTooLarge => new("这个工作簿展开后太大。请在 Excel 中另存为 CSV 后导入：CSV 不限大小。", "This workbook is too large once unpacked. Save it as CSV in Excel: CSV may be of any size.");
    public static Text NoHeaders => new("找不到标题行。请确认第一行是列名，例如：客户编号、客户名称、手机。", "No header row was found. The first row should name the columns, such as customer code, customer name, mobile.");
    public static Text TooManyColumns(int found, int most) => new($"有 {found:#,0} 列，最多 {most} 列。请检查分隔符，或删去多余的列。", $"There are {found:#,0} columns; at most {most} are read. Check the separator or remove some columns.");
    public static Text LineTooLong(int most) => new($"有一行超过 {most / 1024:#,0} KB，不像是表格。请检查换行符和引号。", $"A line is longer than {most / 1024:#,0} KB, which no table has. Check line breaks and quotation marks.");
    public static Text QuoteNotClosed => new("引号没有成对。请补上或删去多余的引号。", "A quotation mark is not closed. Add its partner or remove it.");
    public static Text MoreCellsThanHeaders(int cells, int headers) => new($"这一行有 {cells} 格，标题只有 {headers} 列。请检查多余的分隔符或缺少的引号。", $"This row has {cells} cells but there are {headers} headers. Look for an extra separator or a missing quotation mark.");
    public static Text Damaged(long line) => line > 0
        ? new($"文件在第 {line:#,0} 行之后损坏，无法读到末尾。已导入的行保留。请重新导出文件后再导入：已有的行不会重复。", $"The file is damaged after line {line:#,0} and cannot be read to its end. Rows already imported stay. Export the file again and import it: nothing is doubled.")
        : new("文件已损坏，无法读取。请重新导出后再试。", "The file is damaged and cannot be read. Export it again and retry.");

    public static Text NotANumber(string written) => new($"“{Short(written)}”不是数字。请改成如 1234.50 的写法。", $"“{Short(written)}” is not a number. Write it like 1234.50.");
    public static Text TooLarge(string written) => new($"“{Short(written)}”太大，最多一千亿。请检查单位和小数点。", $"“{Short(written)}” is too large; at most a hundred billion. Check the unit and the decimal point.");
    public static Text OtherCurrency(string written, string found, string books) => new($"“{Short(written)}”是 {found}，账本货币是 {books}。请先换算成 {books}。", $"“{Short(written)}” is in {found}, but the books are kept in {books}. Convert it first.");
    public static Text NotADate(string written) => new($"“{Short(written)}”不是日期。请改成如 2024-01-05 或 2024-01-05 13:20 的写法。", $"“{Short(written)}” is not a date. Write it like 2024-01-05 or 2024-01-05 13:20.");
    public static Text NoSuchDay(string written) => new($"“{Short(written)}”这一天不存在。请检查月份和日期。", $"There is no such day as “{Short(written)}”. Check month and day.");
    public static Text AmbiguousDate(string written) => new($"“{Short(written)}”可能是日/月，也可能是月/日。请在设置中选择日期顺序后再导入。", $"“{Short(written)}” may be day/month or month/day. Choose the order of dates in the settings and import again.");

    public static Text ImportFiles => new("导入文件", "Import files");
    public static Text UndoImports => new("撤销导入", "Undo an import");
    public static Text UndoRunsFirst => new("正在撤销另一次导入。请等它完成后再导入。", "Another import is being undone. Wait for its end and import again.");
    public static Text NoSuchKind => new("没有这一种导入。请在导入页选择导入的内容。", "There is no such kind of import. Choose on the page of imports what the file holds.");

    public static Text UseDesk => new("使用导入台（导入哪一种文件，另看各自的权限）", "Use the import desk (each kind of file takes its own right)");
    public static Text NotThisKind(Text kind) => new($"您没有导入“{kind.Zh}”的权限。请联系管理员，或交给有权限的同事导入。", $"You may not import {kind.En.ToLowerInvariant()}. Ask the administrator, or somebody who may.");
    public static Text NoSuchOwner => new("不能把新客户分给这位同事：不在您可管理的范围内。请在列表中另选一位。", "New customers cannot be given to this person, who is beyond your reach. Choose another from the list.");
    public static Text NoSuchImport => new("没有这次导入，或它不在您的查看范围内。", "There is no such import, or it is outside what you may see.");
    public static Text AnotherRuns(string file) => new($"“{file}”正在导入或撤销。请等它完成后再试。", $"“{file}” is being imported or undone. Wait for its end and try again.");
    public static Text UndoRunsThrough => new("撤销已经开始，会一直做完，不能中途取消。", "The undoing has begun and runs to its end; it cannot be cancelled.");
    public static Text LaterImports(IReadOnlyList<string> files) => new(
        $"后来的导入改动了同样的内容：{string.Join("、", files)}。请先撤销那些导入（从最近的开始），再撤销这一次。",
        $"Later imports changed the same: {string.Join(", ", files)}. Undo those first, the latest first, then this one.");

    public static Text AlreadyStarted => new("这个文件已经开始导入。", "This file is being imported already, or was.");
    public static Text AlreadyUndone => new("这次导入已经撤销。", "This import has been undone already.");
    public static Text NothingToUndo => new("还没有开始导入，没有可撤销的内容。", "Nothing was imported yet, so there is nothing to undo.");
    public static Text StillImporting => new("正在导入。请先取消，或等它完成后再撤销。", "The import is still running. Cancel it or wait for its end, then undo it.");
    public static Text ProfileNeedsName => new($"请给方案起一个名字，最多 {MappingProfile.LongestName} 个字。", $"Give the profile a name of at most {MappingProfile.LongestName} characters.");
    public static Text NoSuchProfile(string name) => new($"没有名为“{Short(name)}”的列对应方案。", $"There is no mapping profile named “{Short(name)}”.");
    public static Text FileChanged(string name) => new($"文件 {name} 在导入中途被改动，无法接着导入。请重新导入：已有的行不会重复。", $"The file {name} was changed while it was being imported, so the import cannot go on. Import it again: nothing is doubled.");

    public static Text OrderOfDates(DateOrder order) => order switch
    {
        DateOrder.DayFirst => new("日/月/年（05/01 是 1 月 5 日）", "Day first (05/01 is 5 January)"),
        DateOrder.MonthFirst => new("月/日/年（05/01 是 5 月 1 日）", "Month first (05/01 is May 1)"),
        _ => new("不含这种写法", "No such dates in the file"),
    };

    private static string Short(string written) => written.Length <= 40 ? written : written[..40] + "…";
}
