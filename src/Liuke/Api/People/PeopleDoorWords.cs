using Liuke.Basics;

namespace Liuke.Api.People;

internal static class PeopleDoorWords
{
    public static Text Me => new("谁在调用，此刻可以做什么", "Who calls, and what they may do at this moment");
}
