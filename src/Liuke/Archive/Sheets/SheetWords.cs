using Liuke.Archive.Modules;
using Liuke.Archive.Reviews;
using Liuke.Basics;

namespace Liuke.Archive.Sheets;

internal static class SheetWords
{
    public static Text Title => new("客户档案", "File");
    public static Text WholeFile => new("打开完整档案", "Open the whole file");
    public static Text History => new("修改历史", "History");
    public static Text HistoryOf(Text field) => new($"修改历史 · {field.Zh}", $"History of {field.En}");
    public static Text AllHistory => new("全部字段", "All fields");
    public static Text NoHistory => new("还没有修改记录", "Nothing was changed yet");
    public static Text NoHistorySays => new("每次补充、修改、审核都会记在这里：谁、何时、由什么改成什么。", "Every addition, change and review is kept here: who, when, from what to what.");
    public static Text Modules => new("档案模块", "Modules of the file");
    public static Text Edit => new("填写或修改", "Fill in or change");
    public static Text Add(Text module) => new($"新增{module.Zh}", $"Add to {module.En.ToLowerInvariant()}");
    public static Text ChangeEntry(Text module) => new($"修改{module.Zh}", $"Change: {module.En.ToLowerInvariant()}");
    public static Text Change => new("修改", "Change");
    public static Text Remove => new("删除", "Remove");
    public static Text RemoveSure => new("确认删除", "Yes, remove it");
    public static Text StillRight => new("全部属实", "All still right");
    public static Text StillRightHint => new("核实本模块：记下您的姓名和今天的日期", "Verify this module: keeps your name and today's date");
    public static Text ThisIsRight => new("属实", "Right");
    public static Text VerifyOf(Text field) => new($"核实：{field.Zh}", $"Verify: {field.En}");
    public static Text Verified => new("已核实", "Verified");
    public static Text NotVerified => new("未核实", "Not verified");
    public static Text Old => new("待复核", "To be checked again");
    public static Text NotFilled => new("未填写", "Not filled in");
    public static Text NoEntries(Text module) => new($"还没有{module.Zh}", $"Nothing under {module.En.ToLowerInvariant()} yet");
    public static Text NoEntriesSays => new("记下来，同事接手时就不用再问一遍客户。", "Write it down, and nobody has to ask the customer again.");
    public static Text More => new("更早的", "Earlier");
    public static Text Newer => new("较新的", "Newer");
    public static Text Day => new("日期", "Day");
    public static Text Source => new("来源", "Source");
    public static Text SourceNote => new("来源说明", "Note on the source");
    public static Text SourceHint => new("例如：营业执照照片、2019 年台账第 12 页", "For example: photo of the licence, ledger of 2019, page 12");
    public static Text Sureness => new("可信程度", "How sure");
    public static Text Reason => new("修改原因", "Reason");
    public static Text LockedSays => new("档案已审核锁定：新增内容和随时变化的内容可直接保存；改动已有的稳定资料，要写明原因，由经理和总经理审批，或先申请修改授权。", "The file is reviewed and locked. What is new and what changes with the day is saved at once; to change stable facts that stand, say why, and the manager and the general manager decide. Or ask for a grant first.");
    public static Text Save => new("保存", "Save");
    public static Text Cancel => new("取消", "Cancel");
    public static Text Choose => new("请选择", "Choose");
    public static Text Says => new("不填的留空；清空一项就是删除它。", "Leave empty what you do not know; to empty a field is to remove it.");
    public static Text EntrySays => new("知道多少填多少，以后可以补充。", "Fill in what you know; the rest can follow.");
    public static Text Completeness(int percent) => new($"完整度 {percent}%", $"{percent}% complete");
    public static Text CompletenessLabel => new("档案完整度", "How complete the file is");
    public static Text StillMissing => new("还缺", "Missing");
    public static Text AndMore(int count) => new($"等 {count} 项", $"and {count} more");
    public static Text Complete => new("该有的都有了", "Nothing is missing");
    public static Text UnverifiedCount(int count) => new($"{count} 项未核实", count == 1 ? "1 fact not verified" : $"{count} facts not verified");
    public static Text WhatChanged => new("内容", "What");
    public static Text When => new("时间", "When");
    public static Text Who => new("经手人", "By");
    public static Text OldValue => new("原来", "Was");
    public static Text NewValue => new("改为", "Became");
    public static Text Under => new("依据", "Under");
    public static Text UnderGrant => new("修改授权", "A grant");
    public static Text UnderApproval => new("审批通过", "An approval");
    public static Text Program => new("系统", "The program");
    public static Text Nothing => new("（空）", "(empty)");
    public static Text Filled(int filled, int all) => new($"{filled}/{all}", $"{filled}/{all}");
    public static Text Asked => new("已保存，其中改动锁定资料的部分已提交审批。", "Saved; what is locked was handed in for approval.");

    public static Text State(ReviewState state) => state switch
    {
        ReviewState.Draft => new("草稿", "Draft"),
        ReviewState.Submitted => new("待审核", "In review"),
        _ => new("已审核 · 锁定", "Reviewed, locked"),
    };

    public static string Tone(ReviewState state) => state switch
    {
        ReviewState.Draft => "warn",
        ReviewState.Submitted => "info",
        _ => "good",
    };

    public static Text? HintFor(FileField field) => field switch
    {
        { Key: FieldRules.CreditCodeField } => new("18 位，末位为校验码", "18 characters, the last one checks the others"),
        { Type: FieldType.Money } => new("元", "yuan"),
        { Type: FieldType.Customer } => new("填客户编号", "a customer's code"),
        _ => null,
    };
}
