using Liuke.Archive;
using Liuke.Archive.Duplicates;
using Xunit;

namespace Liuke.Tests.Archive.Duplicates;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("宁波海天灯饰有限公司", "海天灯饰", LikeReason.SameCore)]
    [InlineData("浙江省宁波市海天灯饰股份有限公司", "宁波海天灯饰（集团）有限公司", LikeReason.SameCore)]
    [InlineData("宁波海天灯饰", "宁波海添灯饰", LikeReason.SameSound)]
    [InlineData("ＨＡＩＴＩＡＮ Lighting Co., Ltd.", "haitian lighting", LikeReason.SameCore)]
    [InlineData("明德家居用品商行", "明德家居用吕商行", LikeReason.FewApart)]
    [InlineData("杭州明德家居", "杭州明德贸易", LikeReason.SameTrade)]
    [InlineData("海天 灯饰", "海天灯饰", LikeReason.SameName)]
    public void similar_firms_are_recognised_and_why_is_said(string one, string other, LikeReason why)
    {
        Assert.Equal(why, Likeness.Of(one, CustomerKind.Enterprise, other, CustomerKind.Enterprise)?.Reason);
        Assert.Equal(why, Likeness.Of(other, CustomerKind.Enterprise, one, CustomerKind.Dealer)?.Reason);
    }

    [Theory]
    [InlineData("宁波海天灯饰", "温州大明食品")]
    [InlineData("客户0001", "客户0002")]
    [InlineData("第一食品厂", "红星食品厂")]
    [InlineData("", "海天")]
    public void different_firms_are_not(string one, string other) => Assert.Null(Likeness.Of(one, CustomerKind.Enterprise, other, CustomerKind.Enterprise));

    [Fact]
    public void firms_of_two_towns_are_less_alike_than_of_one()
    {
        var same = Likeness.Of("宁波海天灯饰有限公司", CustomerKind.Enterprise, "宁波海天灯饰", CustomerKind.Enterprise)!;
        var other = Likeness.Of("宁波海天灯饰有限公司", CustomerKind.Enterprise, "温州海天灯饰有限公司", CustomerKind.Enterprise)!;
        Assert.True(other.Percent < Likeness.Asked && same.Percent >= Likeness.Asked);
    }

    [Fact]
    public void people_of_one_name_prove_little()
        => Assert.True(Likeness.Of("张伟", CustomerKind.Person, "张伟", CustomerKind.Person)!.Percent < Likeness.Listed);

    [Fact]
    public void whatever_is_alike_shares_a_block_by_which_it_is_found()
    {
        (string, string)[] pairs = [("宁波海天灯饰有限公司", "海天灯饰"), ("宁波海天灯饰", "宁波海添灯饰"), ("杭州明德家居", "杭州明德贸易"), ("明德家居用品商行", "明德家居用吕商行")];
        Assert.All(pairs, pair => Assert.NotEmpty(NameBlock.Of(pair.Item1).Intersect(NameBlock.Of(pair.Item2))));
    }

    [Theory]
    [InlineData('海', "hai")]
    [InlineData('女', "nv")]
    [InlineData('虐', "nve")]
    [InlineData('吕', "lv")]
    [InlineData('座', "zuo")]
    [InlineData('啊', "a")]
    [InlineData('x', "x")]
    public void a_character_is_read_as_the_standard_orders_it(char character, string read) => Assert.Equal(read, Pinyin.Of(character));
}
