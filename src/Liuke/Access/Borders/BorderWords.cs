using Liuke.Basics;

namespace Liuke.Access.Borders;

public static class BorderWords
{
    public static Text FromElsewhere => new("这个请求不是从留客的页面发出的，没有执行。请回到留客页面再试一次。", "This request did not come from a page of Liuke and was not carried out. Go back to Liuke and try again.");
}
