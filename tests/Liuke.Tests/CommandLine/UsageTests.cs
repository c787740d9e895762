using Xunit;

namespace Liuke.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("serve", "--prot", "5080")]
    [InlineData("nonsense")]
    [InlineData("backup")]
    [InlineData("serve", "--port", "many")]
    [InlineData("import")]
    public async Task wrong_usage_gets_a_sentence_and_exit_code_2(params string[] words)
    {
        using var shell = new Shell();
        var said = await shell.Run([.. words, "--json"], null);

        Assert.Equal(2, said.Code);
        Assert.NotEmpty(said.Refusal);
        Assert.Contains("--help", said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(shell.Folder));
    }

    [Fact]
    public async Task the_unknown_option_is_named_in_the_language_of_the_shell()
    {
        using var shell = new Shell();
        Assert.Contains("Unknown option or argument: --prot", (await shell.Run(["serve", "--prot"], null)).Error, StringComparison.Ordinal);
        Assert.Contains("不认识的选项或参数：--prot", (await shell.Run(["serve", "--prot"], null, new Dictionary<string, string> { ["LANG"] = "zh_CN.UTF-8" })).Error, StringComparison.Ordinal);
        Assert.Contains("不认识的选项或参数：--prot", (await shell.Run(["--lang", "zh", "serve", "--prot"], null)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task help_is_no_mistake()
    {
        using var shell = new Shell();
        foreach (var words in new string[][] { [], ["--help"], ["serve", "--help"] })
        {
            var said = await shell.Run(words, null);
            Assert.Equal(0, said.Code);
            Assert.Contains("Usage:", said.Out, StringComparison.Ordinal);
        }
    }
}
