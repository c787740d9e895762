using Liuke.Basics;

namespace Liuke.Access.Borders;

public static class BorderWords
{
    public static Text EmptyForm => new("表单是空的，没有任何修改。请返回上一页，填写后再提交。", "The form was empty and nothing was changed. Go back, fill it in and send it again.");

    public static Text FromElsewhere => new("这个请求不是从留客的页面发出的，没有执行。请回到留客页面再试一次。", "This request did not come from a page of Liuke and was not carried out. Go back to Liuke and try again.");
}
