using Liuke.Archive.Keys;
using Xunit;

namespace Liuke.Tests.Archive.Keys;

public sealed class CreditCodeTests
{
    /// <summary>GB 32100-2015 gives this code as its example.</summary>
    private const string Example = "91350100M000100Y43";

    [Fact]
    public void the_example_of_the_standard_is_right() => Assert.Equal(Example, CreditCode.Read(Example));

    [Theory]
    [InlineData("91350100m000100y43")]
    [InlineData(" 9135 0100 M000 100Y 43 ")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    public void however_it_is_written_it_is_kept_alike(string typed) => Assert.Equal(Example, CreditCode.Read(typed));

    [Fact]
    public void one_wrong_character_is_seen_wherever_it_stands()
    {
        for (var at = 0; at < Example.Length; at++)
            foreach (var other in "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(c => c != Example[at]))
                Assert.Null(CreditCode.Read(Example[..at] + other + Example[(at + 1)..]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100I000100Y43")]
    public void what_is_no_code_is_none(string typed) => Assert.Null(CreditCode.Read(typed));
}
