using Liuke.Basics;

namespace Liuke.Archive.Changing;

internal static class ChangeWords
{
    public static Text Title => new("修改客户档案", "Change a customer's file");
    public static Text Says => new("档案审核后已锁定。提交后由部门经理和总经理审批，通过后自动生效；持有修改授权时立即生效。", "A file is locked once it stands. What you hand in is decided by the manager and the general manager, and then done; under a grant it is done at once.");
    public static Text SaysGranted => new("您持有修改授权，保存后立即生效，并计一次使用。", "You hold a grant to change this file: what you save is done at once and counts as one use.");
    public static Text Ask => new("申请修改", "Ask for a change");
    public static Text Submit => new("提交", "Hand in");
    public static Text Cancel => new("取消", "Cancel");
    public static Text Headline(string name) => new($"修改档案 · {name}", $"Change the file of {name}");
    public static Text Permission => new("申请修改客户档案", "Ask for changes of customers' files");
    public static Text Code => new("编号", "Code");
    public static Text Name => new("名称", "Name");
    public static Text Region => new("地区", "Region");
    public static Text Owner => new("负责人", "Owner");
    public static Text Reason => new("原因", "Reason");
    public static Text Nobody => new("无负责人", "No owner");
    public static Text Empty => new("（空）", "(empty)");
    public static Text Done => new("已修改。", "Changed.");
    public static Text NameLength(int max) => new($"名称应有 1 到 {max} 个字。", $"The name has 1 to {max} characters.");
    public static Text RegionTooLong(int max) => new($"地区最多 {max} 个字。", $"The region has at most {max} characters.");
    public static Text NoSuchOwner => new("没有这位负责人，或已离职。请另选一位。", "There is no such owner, or they have left. Choose another.");
    public static Text ChangedMeanwhile => new("您打开之后这份档案被改过，请看过新的内容再提交。", "The file was changed since you opened it. Look at it again before you hand in.");
    public static Text NothingChanged => new("没有改动，不用提交。", "Nothing is different; there is nothing to hand in.");

    public static Text Group => new("修改", "Changes");
    public static Text AuditTitle => new("修改客户档案", "Customer's file changed");
    public static Text Field => new("字段", "Field");

    public static Text ChangedFields(IEnumerable<string> fields)
    {
        var all = fields.Select(FieldName).ToList();
        return new($"修改了{string.Join("、", all.Select(f => f.Zh))}", $"Changed {string.Join(", ", all.Select(f => f.En.ToLowerInvariant()))}");
    }

    private static Text FieldName(string field) => field switch
    {
        "name" => Name,
        "region" => Region,
        _ => Owner,
    };

    public static Text ApprovalStep(string kind, string what)
    {
        var thing = kind switch
        {
            FileChange.Key => new Text("修改档案", "a change of the file"),
            "grant.view" => new("查阅档案", "seeing the file"),
            "grant.edit" => new("修改授权", "leave to change the file"),
            "grant.copy" => new("复制授权", "leave to copy the file"),
            _ => new("授权", "a grant"),
        };
        return what switch
        {
            "Asked" => new($"申请{thing.Zh}", $"Asked for {thing.En}"),
            "Approved" => new($"同意{thing.Zh}", $"Approved {thing.En}"),
            "SentBack" => new($"驳回{thing.Zh}", $"Sent back {thing.En}"),
            "Resubmitted" => new($"重新申请{thing.Zh}", $"Asked again for {thing.En}"),
            "Forwarded" => new($"转办{thing.Zh}的申请", $"Forwarded the request for {thing.En}"),
            "Withdrawn" => new($"撤回{thing.Zh}的申请", $"Withdrew the request for {thing.En}"),
            "Finished" => new($"{thing.Zh}的申请已通过", $"The request for {thing.En} is approved and done"),
            "Voided" => new($"{thing.Zh}的申请作废：提交后档案有改动", $"The request for {thing.En} is void: the file was changed since"),
            _ => new($"{thing.Zh}的申请超时", $"The request for {thing.En} is late"),
        };
    }
}
