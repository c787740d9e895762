using Liuke.Access.SigningIn;
using Liuke.Access.SigningIn.Passwords;
using Xunit;

namespace Liuke.Tests.Access.SigningIn;

public sealed class PasswordRuleTests
{
    private static string? Said(string password) => PasswordRules.Check(password, "linhaifeng", "林海峰", SignInRules.AsDelivered)?.Sentence.En;

    [Theory]
    [InlineData("quiet river stone")]
    [InlineData("落霞与孤鹜齐飞呀呀")]
    [InlineData("correct horse battery staple")]
    [InlineData("x7!k2Zq#9w")]
    [InlineData("                 a b c d e f")]
    public void a_password_may_be_of_any_characters(string password) => Assert.Equal(password.Length < 10 ? SigningWords.PasswordTooShort(10).En : null, Said(password));

    [Fact]
    public void long_sentences_are_welcome_and_only_the_absurd_is_refused()
    {
        Assert.Null(Said(string.Concat(Enumerable.Range(0, 64).Select(i => (char)('!' + (i * 7 % 90))))));
        Assert.Equal(SigningWords.PasswordTooLong(256).En, Said(new string('a', 120) + new string('b', 137)));
    }

    [Theory]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("Qwertyuiop!!!")]
    [InlineData("Christopher1")]
    public void what_everybody_guesses_first_is_refused(string password) => Assert.Equal(SigningWords.PasswordCommon.En, Said(password));

    [Theory]
    [InlineData("1381234567", "digits")]
    [InlineData("aaaaaaaaaaaa", "repeats")]
    [InlineData("abcdefghijkl", "repeats")]
    [InlineData("zyxwvutsrqpo", "repeats")]
    [InlineData("ab1cdab1cdab1cd", "repeats")]
    [InlineData("my-LinHaiFeng-pass", "user name")]
    [InlineData("liuke is my crm", "product")]
    public void what_can_be_worked_out_is_refused_with_the_reason(string password, string reason) => Assert.Contains(reason, Said(password), StringComparison.Ordinal);
}
