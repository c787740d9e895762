using System.Globalization;
using Liuke.Basics;

namespace Liuke.Archive.Quality;

internal static class QualityWords
{
    public static Text Title => new("资料质量", "Data quality");
    public static Text Says => new("稳定资料每季度复核一次；新填的资料要有人核实；缺的补齐。最需要处理的排在前面。", "Stable facts are looked at again every quarter, new ones want somebody to stand by them, what is missing wants to be filled in. The worst come first.");
    public static Text JobTitle => new("重算档案完整度和新鲜度", "Work out completeness and freshness of files");
    public static Text Lists => new("清单", "Lists");

    public static Text List(QualityList list) => list switch
    {
        QualityList.Stale => new("待复核", "To verify again"),
        QualityList.Unverified => new("未核实", "Not verified"),
        QualityList.Incomplete => new("不完整", "Incomplete"),
        _ => new("未审核", "Not reviewed"),
    };

    public static Text NothingIn(QualityList list) => list switch
    {
        QualityList.Stale => new("没有过期的资料", "Nothing is out of date"),
        QualityList.Unverified => new("资料都有人核实过", "Every fact is verified"),
        QualityList.Incomplete => new("档案都已填全", "Every file is complete"),
        _ => new("没有待审核的档案", "No file waits for its review"),
    };

    public static Text NothingSays => new("做得不错，保持下去。", "Well done; keep it so.");
    public static Text Customer => new("客户", "Customer");
    public static Text Owner => new("负责人", "Owner");
    public static Text Department => new("部门", "Department");
    public static Text Completeness => new("完整度", "Complete");
    public static Text Unverified => new("未核实", "Not verified");
    public static Text Since => new("过期日", "Old since");
    public static Text State => new("状态", "State");
    public static Text Files => new("档案数", "Files");
    public static Text Fresh => new("新鲜度", "Fresh");
    public static Text Stale => new("待复核", "To verify again");
    public static Text Unreviewed => new("未审核", "Not reviewed");
    public static Text ByPerson => new("按部门和负责人", "By department and owner");
    public static Text Nobody => new("无负责人", "No owner");
    public static Text NoFiles => new("还没有客户档案", "There are no files yet");
    public static Text FreshSays => new("有稳定资料的档案中，一季度内全部核实过的比例", "Of the files with stable facts, the share that was all verified within a quarter");
    public static Text Percent(double share) => Text.Same(share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal));
}
