using System.Globalization;
using Liuke.Basics;

namespace Liuke.Intake.Desk;

/// <summary>The words of the import desk.</summary>
public static class DeskWords
{
    public static Text Imports => new("导入", "Imports");
    public static Text ImportsSay => new("把文件放进来，留客自己认出列、编码和日期；导入前先预览，导入后可以撤销。", "Drop in your file. Liuke recognises columns, encoding and dates; you see a preview first and can undo afterwards.");
    public static Text ChooseFile => new("选择或拖入文件", "Choose a file or drop it here");
    public static Text FileKinds => new("CSV、XLSX 或手机通讯录（vCard），最大 400 MB，可用 gzip 压缩。任意列顺序，中英文表头都可以。", "CSV, XLSX or an address book (vCard) up to 400 MB, gzip is fine. Columns in any order, headers in Chinese or English.");
    public static Text Upload => new("上传并预览", "Upload and preview");
    public static Text NoFileChosen => new("还没有选择文件，或文件是空的。请选择一个 CSV、XLSX 或 vCard 文件。", "No file was chosen, or it is empty. Choose a CSV, XLSX or vCard file.");
    public static Text FileTooLarge => new("文件超过 400 MB。请用 gzip 压缩后上传，或在服务器上用命令行导入（liuke import）。", "The file is larger than 400 MB. Pack it with gzip, or import it on the server by liuke import.");
    public static Text History => new("导入记录", "Past imports");
    public static Text NothingYet => new("还没有导入过", "Nothing was imported yet");
    public static Text NothingYetSays => new("从店铺后台、ERP、Excel 或手机通讯录导出，选好内容后上传。", "Export from your shop, ERP, Excel or phone, say what the file holds, and upload.");
    public static Text File => new("文件", "File");
    public static Text Result => new("结果", "Result");
    public static Text When => new("时间", "When");
    public static Text By => new("经手人", "By");
    public static Text StateTitle => new("状态", "State");
    public static Text CommandLine => new("命令行", "Command line");

    public static Text MatchColumns => new("第 1 步：核对列", "Step 1: match the columns");
    public static Text MatchSays(string form, int columns) => new($"文件格式 {form}，共 {columns} 列。已按表头自动对应，请核对。", $"The file is {form} with {columns} columns. They were matched by their headers; please check.");
    public static Text OurField => new("留客的字段", "Field");
    public static Text TheirColumn => new("文件里的列", "Column of the file");
    public static Text NotInFile => new("（文件里没有）", "(not in the file)");
    public static Text For(Text field) => new($"{field.Zh}对应的列", $"Column for {field.En}");
    public static Text Example(string value) => new($"例：{value}", $"e.g. {value}");
    public static Text More => new("更多设置", "More settings");
    public static Text DateOrderTitle => new("05/01/2024 这样的日期", "Dates like 05/01/2024");
    public static Text OwnerTitle => new("新客户归谁", "New customers go to");
    public static Text Nobody => new("暂不分配（由经理分配）", "Nobody yet (the manager assigns them)");
    public static Text OwnerHint => new("文件里有“业务员”一列时，以文件为准。", "Where the file names a salesperson, the file decides.");
    public static Text CustomerOfAll => new("所有行都属于这位客户（留客编号，可不填）", "All rows belong to this customer (Liuke code, optional)");
    public static Text CodeExample => new("例如 C2026-00001-7", "C2026-00001-7, say");
    public static Text CustomerOfAllHint => new("例如手机通讯录里都是同一家公司的人。填了以它为准，不看文件里的客户列。", "For an address book of one firm's people, say. It goes before the columns that name customers.");
    public static Text Templates => new("空白模板：", "Templates:");
    public static Text PaperTemplate => new("纸质台账录入", "Paper ledgers");
    public static Text TemplateFile(Text kind, bool forPaper) => forPaper ? new("纸质台账模板", "paper-ledger-template") : new($"{kind.Zh}导入模板", $"{kind.En.ToLowerInvariant()}-template");
    public static Text SaveAs => new("把对应关系存为方案（可不填）", "Save this matching as a profile (optional)");
    public static Text SaveAsHint => new("下次同类文件可直接套用，命令行用 --profile 名称。", "Use it for the next file of this kind; on the command line by --profile NAME.");
    public static Text UseProfile => new("套用方案", "Use profile");
    public static Text Refresh => new("更新预览", "Update the preview");
    public static Text StartImport => new("开始导入", "Start the import");
    public static Text Discard => new("放弃这个文件", "Discard this file");

    public static Text Preview => new("第 2 步：看预览", "Step 2: look at the preview");
    public static Text Looked(ImportCounts counts) => new(
        $"看了前 {N(counts.Read)} 行：{N(counts.Read - counts.Refused - counts.WithoutCustomer)} 行可导入，{N(counts.Refused)} 行有问题，{N(counts.WithoutCustomer)} 行没有客户。",
        $"Of the first {N(counts.Read)} rows, {N(counts.Read - counts.Refused - counts.WithoutCustomer)} can be imported, {N(counts.Refused)} have a problem and {N(counts.WithoutCustomer)} have no customer.");
    public static Text FaultsTitle => new("这些行会被拒绝，其余照常导入", "These rows would be refused; the rest is imported");
    public static Text KindTitle => new("文件内容", "What the file holds");
    public static Text PaperTitle => new("由纸质台账录入", "Keyed from a paper ledger");
    public static Text PaperHint => new("事实的来源记为“纸质台账”，可信度看“可信度”一列，没有时记为“较可信”。", "Facts are marked as from a paper ledger; how sure they are is read from the column of confidence, or taken as likely.");
    public static Text NoSuchField(string key) => new($"没有名为“{key}”的字段。", $"There is no field named “{key}”.");
    public static Text Line => new("行", "Line");
    public static Text OnLine(long line) => new($"第 {line:#,0} 行", $"Line {line:#,0}");
    public static Text OrderTitle => new("订单", "Order");
    public static Text CustomerTitle => new("客户", "Customer");
    public static Text ProductTitle => new("商品", "Product");

    public static Text Waiting => new("排队等待中", "Waiting for its turn");
    public static Text Importing => new("正在导入", "Importing");
    public static Text Undoing => new("正在撤销", "Undoing");
    public static Text ProgressTitle => new("进度", "Progress");
    public static Text MayLeave => new("可以离开此页，导入会继续；回来时在这里看结果。", "You may leave this page; the import goes on and its result will be here.");
    public static Text SoFar(ImportCounts counts) => new($"已处理 {N(counts.Read)} 行", $"{N(counts.Read)} rows done");
    public static Text Reload => new("刷新", "Reload");

    public static Text Done(ImportCounts counts) => counts.Inserted + counts.Updated == 0
        ? new("文件里的内容都已在库中，没有改动", "Everything in the file was here already; nothing changed")
        : new($"导入完成：新增 {N(counts.Inserted)} 行，更新 {N(counts.Updated)} 行", $"Imported: {N(counts.Inserted)} rows new, {N(counts.Updated)} updated");
    public static Text Read => new("读取", "Read");
    public static Text Inserted => new("新增", "New");
    public static Text Updated => new("更新", "Updated");
    public static Text Unchanged => new("无变化", "Unchanged");
    public static Text Refused => new("拒绝", "Refused");
    public static Text WithoutCustomer => new("无客户", "No customer");
    public static Text AmountOfAll(string amount) => new($"所有行金额合计 {amount}", $"The amounts of all rows sum to {amount}");
    public static Text Took(double seconds) => new($"用时 {seconds:0.0} 秒", $"took {seconds:0.0} s");
    public static Text Download => new("下载结果文件", "Download the result file");
    public static Text DownloadSays => new("原文件加上每行的状态和原因。改好被拒绝的行，可以直接再次导入。", "The file as it came, with status and reason for each row. Correct the refused rows and import it again.");
    public static Text Resume => new("继续导入", "Go on importing");
    public static Text UndoTitle => new("撤销这次导入", "Undo this import");
    public static Text UndoSays => new("撤销会删除这次新增的内容，把改过的恢复原样。已有跟进记录的客户会保留。", "Undoing removes what this import brought and restores what it changed. Customers somebody has dealt with stay.");
    public static Text UndoYes => new("确认撤销", "Yes, undo it");
    public static Text UndoneSays => new("这次导入已撤销，数据已恢复到导入之前。", "This import was undone; the data are as they were before it.");
    public static Text BackToImport => new("回到这次导入", "Back to the import");
    public static Text CannotUndo => new("现在不能撤销", "It cannot be undone now");
    public static Text AnotherFile => new("再导入一个文件", "Import another file");

    public static Text State(BatchState state, bool isWaiting) => state switch
    {
        BatchState.Uploaded when isWaiting => Waiting,
        BatchState.Uploaded => new("待核对", "To be checked"),
        BatchState.Importing => Importing,
        BatchState.Done => new("已完成", "Done"),
        BatchState.Broken => new("中断", "Broken off"),
        BatchState.Cancelled => new("已取消", "Cancelled"),
        BatchState.Undoing => Undoing,
        _ => new("已撤销", "Undone"),
    };

    public static string Tone(BatchState state) => state switch
    {
        BatchState.Done => "good",
        BatchState.Broken => "bad",
        BatchState.Uploaded or BatchState.Importing or BatchState.Undoing => "info",
        _ => "quiet",
    };

    public static Text Fate(RowFate fate) => fate switch
    {
        RowFate.Refused => Refused,
        RowFate.WithoutCustomer => WithoutCustomer,
        _ => new("可导入", "Fine"),
    };

    public static string N(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
