using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

public sealed class FieldValueTests
{
    private static FileField Field(FieldType type, string key = "firm.some")
    {
        var field = new FileField(key, "firm", new("某项", "Some"), type, 10);
        if (type == FieldType.Choice) Assert.Null(field.Offer([new("low", "偏低", "Low"), new("high", "偏高", "High", IsRetired: true)]));
        return field;
    }

    /// <remarks>91350100M000100Y43 is the example that GB 32100-2015 itself gives.</remarks>
    [Theory]
    [InlineData("91350100M000100Y43", "91350100M000100Y43")]
    [InlineData(" 91350100m000100y43 ", "91350100M000100Y43")]
    [InlineData("９１３５０１００M000100Y43", "91350100M000100Y43")]
    [InlineData("91350100M000100Y44", null)]
    [InlineData("91350100M000010Y43", null)]
    [InlineData("91350100M000100Y4", null)]
    [InlineData("9135010OM000100Y43", null)] // an O is no letter of it
    public void a_credit_code_is_read_however_it_is_written_and_refused_with_a_wrong_digit(string typed, string? kept) => Assert.Equal(kept, CreditCode.Read(typed));

    [Fact]
    public void every_wrong_character_and_every_swapped_pair_of_a_credit_code_is_seen()
    {
        const string right = "91350100M000100Y43";
        for (var at = 0; at < right.Length; at++)
            foreach (var other in "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(c => c != right[at]))
                Assert.Null(CreditCode.Read(right[..at] + other + right[(at + 1)..]));
        for (var at = 0; at + 1 < right.Length; at++)
            if (right[at] != right[at + 1]) Assert.Null(CreditCode.Read(right[..at] + right[at + 1] + right[at] + right[(at + 2)..]));
    }

    [Theory]
    [InlineData(FieldType.Number, "1,200", "1200", 1_200_000_000L)]
    [InlineData(FieldType.Number, "１２．５", "12.5", 12_500_000L)]
    [InlineData(FieldType.Number, "35%", "35", 35_000_000L)]
    [InlineData(FieldType.Money, "¥5,000,000", "5000000.00", 500_000_000L)]
    [InlineData(FieldType.Money, "-3.5", "-3.50", -350L)]
    [InlineData(FieldType.Date, "2018/6/3", "2018-06-03", 17685L)]
    [InlineData(FieldType.Date, "2018年6月3日", "2018-06-03", 17685L)]
    [InlineData(FieldType.YesNo, "是", "yes", 1L)]
    [InlineData(FieldType.YesNo, "No", "no", 0L)]
    [InlineData(FieldType.Choice, "偏低", "low", null)]
    [InlineData(FieldType.Choice, "Low", "low", null)]
    [InlineData(FieldType.Text, "  钢木 家具 ", "钢木 家具", null)]
    public void a_value_is_kept_in_one_form_however_it_is_written(FieldType type, string typed, string words, long? amount)
    {
        var value = FieldValue.Read(Field(type), typed).Value!;
        Assert.Equal((words, amount), (value.Words, value.Amount));
        Assert.Equal(value, FieldValue.Read(Field(type), value.Words).Value);
    }

    [Theory]
    [InlineData(FieldType.Number, "十二")]
    [InlineData(FieldType.Number, "99999999999999999999999999")]
    [InlineData(FieldType.Number, "0.0000001")]
    [InlineData(FieldType.Money, "3.555")]
    [InlineData(FieldType.Date, "2018-02-30")]
    [InlineData(FieldType.Date, "0001-01-01")]
    [InlineData(FieldType.Choice, "中等")]
    [InlineData(FieldType.YesNo, "也许")]
    [InlineData(FieldType.Person, "某人")]
    [InlineData(FieldType.Customer, "C2026-00001-")]
    public void what_is_no_such_value_is_refused_in_a_sentence_that_names_the_field(FieldType type, string typed)
    {
        var refusal = FieldValue.Read(Field(type), typed).Refusal!;
        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Contains("某项", refusal.Sentence.Zh, StringComparison.Ordinal);
        Assert.Contains("Some", refusal.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void an_empty_value_says_nothing()
        => Assert.All(Enum.GetValues<FieldType>(), type => Assert.Null(FieldValue.Read(Field(type), " 　").Value));

    [Fact]
    public void a_text_has_an_end() => Assert.NotNull(FieldValue.Read(Field(FieldType.Text), new string('字', FieldValue.TextLengthMax + 1)).Refusal);

    [Fact]
    public async Task every_module_that_comes_with_the_program_is_named_in_both_languages_and_put_there_once()
    {
        await using var house = await TestHouse.Open();
        _ = await house.Do<Liuke.Storage.MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default));
        var all = await house.Do<ReadModules, FileFieldCatalogue>(read => read.Run(default));

        Assert.True(all.Modules.Count >= 16, $"only {all.Modules.Count} modules");
        Assert.All(all.Modules, m => Assert.True(m.TitleZh.Length > 0 && m.TitleEn.Length > 0 && m.BuiltIn && all.FieldsOf(m.Key).Any()));
        Assert.All(all.Fields, f => Assert.True(FileField.IsKey(f.Key) && f.Key.StartsWith(f.ModuleKey + ".", StringComparison.Ordinal) && f.TitleZh.Length is > 0 and <= FileField.TitleLengthMax && f.TitleEn.Length is > 0 and <= FileField.TitleLengthMax, f.Key));
        Assert.All(all.Fields.Where(f => f.Type == FieldType.Choice), f => Assert.True(f.Choices.Count > 1 && f.Choices.All(c => c.Zh.Length > 0 && c.En.Length > 0), f.Key));
        Assert.Equal(7, all.FieldsOf("selection").Count(f => f.Choices.Count == 5));
        Assert.Equal(5, all.Field("needs.kind")!.Choices.Count);
    }
}
