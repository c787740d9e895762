using Liuke.Basics;

namespace Liuke.FollowUp;

public static class FollowUpWords
{
    public static Text Today => new("今日待办", "Today");
}
