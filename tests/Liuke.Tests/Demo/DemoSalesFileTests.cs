using Liuke.Demo;
using NodaTime;
using Xunit;

namespace Liuke.Tests.Demo;

public sealed class DemoSalesFileTests
{
    [Theory]
    [InlineData("2026-11-20", "2026-11-20")] // a Friday, like the data's last day
    [InlineData("2026-11-22", "2026-11-20")]
    [InlineData("2026-11-26", "2026-11-20")]
    [InlineData("2026-11-27", "2026-11-27")]
    public void the_data_end_on_the_latest_friday_that_is_not_in_the_future(string today, string last)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value;

        Assert.Equal(last, NodaTime.Text.LocalDatePattern.Iso.Format(new LocalDate(2011, 12, 9).PlusWeeks(DemoSalesFile.WeeksTo(day))));
    }

    [Fact]
    public void an_invented_customer_is_the_same_at_every_start_and_two_codes_share_no_phone()
    {
        Assert.Equal(InventedCustomer.Of("17850", 9), InventedCustomer.Of("17850", 9));
        Assert.NotEqual(InventedCustomer.Of("17850", 9).Mobile, InventedCustomer.Of("17851", 9).Mobile);
    }
}
