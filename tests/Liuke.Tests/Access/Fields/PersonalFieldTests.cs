using Liuke.Access.Fields;
using Liuke.Access.Keys;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.Access.Fields;

public sealed class PersonalFieldTests
{
    private const string Field = "customer.mobile", Mobile = "+8613800138000";
    private static readonly Guid Row = new("0190a000-0000-7000-8000-000000000001");

    [Fact]
    public async Task what_was_sealed_opens_in_its_own_row_and_field_only()
    {
        await using var house = await TestHouse.Open();
        var fields = house.Services.GetRequiredService<PersonalFields>();
        var whole = fields.Seal(Field, Row, Mobile);

        Assert.Equal(Mobile, fields.Open(Field, Row, whole));
        Assert.Null(fields.Open(Field, new("0190a000-0000-7000-8000-000000000002"), whole));
        Assert.Null(fields.Open("customer.mail", Row, whole));
        Assert.NotEqual(whole, fields.Seal(Field, Row, Mobile));
    }

    [Fact]
    public async Task a_changed_byte_anywhere_does_not_open()
    {
        await using var house = await TestHouse.Open();
        var fields = house.Services.GetRequiredService<PersonalFields>();
        var whole = fields.Seal(Field, Row, Mobile);
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = whole.ToArray();
            changed[i] ^= 1;
            Assert.Null(fields.Open(Field, Row, changed));
        }

        Assert.Null(fields.Open(Field, Row, whole.AsSpan(0, 10)));
    }

    [Fact]
    public async Task equal_values_are_found_by_equal_hashes_which_another_key_does_not_make()
    {
        await using var house = await TestHouse.Open();
        await using var other = await TestHouse.Open();
        var (fields, others) = (house.Services.GetRequiredService<PersonalFields>(), other.Services.GetRequiredService<PersonalFields>());

        Assert.Equal(fields.Index(Field, Mobile), fields.Index(Field, Mobile));
        Assert.Equal(fields.EndingIndex(Field, "8000"), fields.EndIndex(Field, Mobile));
        Assert.NotEqual(fields.Index(Field, Mobile), others.Index(Field, Mobile));
        Assert.NotEqual(fields.EndIndex(Field, Mobile), others.EndIndex(Field, Mobile));
        Assert.Null(others.Open(Field, Row, fields.Seal(Field, Row, Mobile)));
        Assert.Null(fields.EndIndex(Field, "800-80"));
    }

    [Fact]
    public async Task many_threads_seal_and_open_at_once()
    {
        await using var house = await TestHouse.Open();
        var fields = house.Services.GetRequiredService<PersonalFields>();
        Assert.All(Enumerable.Range(0, 20_000).AsParallel().Select(i => (i, Opened: fields.Open(Field, Row, fields.Seal(Field, Row, $"{i}")))).ToList(), p => Assert.Equal($"{p.i}", p.Opened));
    }
}
