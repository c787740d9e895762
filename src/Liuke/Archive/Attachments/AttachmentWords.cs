using Liuke.Basics;

namespace Liuke.Archive.Attachments;

internal static class AttachmentWords
{
    public static Text Copy => new("下载客户附件", "Download attachments of customers");
    public static Text Title => new("附件", "Attachments");
    public static Text None => new("还没有附件。合同扫描件、照片、名片都可以放在这里。", "No attachments yet. Scanned contracts, photographs and business cards go here.");
    public static Text Add => new("上传附件", "Upload");
    public static Text File => new("文件", "File");
    public static Text Says(int megabytes) => new($"图片、PDF、Office、文本、压缩包，最大 {megabytes} MB", $"Pictures, PDF, Office, text and zip, up to {megabytes} MB");
    public static Text Download => new("下载", "Download");
    public static Text DownloadHint => new("下载会留下记录并计入当日上限", "A download is recorded, and counted against the day's limit");
    public static Text Open => new("打开 PDF", "Open the PDF");
    public static Text Remove => new("删除附件", "Remove");
    public static Text RemoveSure => new("确定删除", "Remove it");
    public static Text NoPreview => new("这种文件不能在这里预览，请下载查看。", "Files of this kind are not shown here: download it.");
    public static Text Cut(int kilobytes) => new($"只显示前 {kilobytes} KB。", $"The first {kilobytes} KB are shown.");
    public static Text Size(long bytes) => Text.Same(bytes < 1 << 20 ? $"{Math.Max(1, bytes >> 10)} KB" : $"{bytes / 1048576.0:0.0} MB");
    public static Text Fingerprint => new("SHA-256 校验码", "SHA-256");

    public static Text KindOf(FileKind kind) => kind switch
    {
        FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Webp => new("图片", "Picture"),
        FileKind.Pdf => Text.Same("PDF"),
        FileKind.Text => new("文本", "Text"),
        FileKind.Csv => Text.Same("CSV"),
        FileKind.Office or FileKind.OldOffice => Text.Same("Office"),
        _ => new("压缩包", "Archive"),
    };

    public static Text NoFile => new("请选择一个文件。", "Choose a file.");
    public static Text TooLarge(int megabytes) => new($"附件最大 {megabytes} MB。", $"An attachment has {megabytes} MB at most.");
    public static Text TooMany(int most) => new($"一个客户最多 {most} 个附件，请先删除不用的。", $"A customer has {most} attachments at most: remove what is no longer needed.");
    public static Text UnknownKind => new("认不出这个文件的类型。可以上传图片、PDF、Office、文本和压缩包。", "The kind of this file is not known. Pictures, PDF, Office, text and zip files may be uploaded.");
    public static Text DiskFull => new("服务器磁盘已满，附件没有保存，请联系管理员。", "The server's disk is full. The attachment was not kept: tell your administrator.");
    public static Text NoSuch => new("没有这个附件，或已删除。", "There is no such attachment, or it was removed.");
    public static Text Gone => new("附件的文件不在服务器上了，请联系管理员。", "The file of this attachment is no longer on the server: tell your administrator.");
    public static Text EnoughToday(int most) => new($"今天已下载 {most} 个附件，达到上限。", $"You have downloaded {most} attachments today, which is the limit.");

    public static Text Added(string name) => new($"上传附件 {name}", $"Uploaded {name}");
    public static Text Removed(string name) => new($"删除附件 {name}", $"Removed {name}");
    public static Text Fetched(string name) => new($"下载附件 {name}", $"Downloaded {name}");

    public static Text PromiseRows => new("每个附件的文件都在，且与校验码一致", "The file of every attachment is there and has its checksum");
    public static Text PromiseFiles => new("附件文件夹里没有无主的文件", "No file in the folder of attachments is without its row");
    public static Text LostFile(string id) => new($"附件 {id} 的文件不见了或被改动", $"The file of attachment {id} is missing or was altered");
    public static Text Orphan(string name) => new($"文件 {name} 不属于任何附件", $"The file {name} belongs to no attachment");
}
