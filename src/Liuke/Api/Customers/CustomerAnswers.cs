using System.Globalization;
using Liuke.Api.Border;
using Liuke.Api.Work;
using Liuke.Archive.Files;
using Liuke.Archive.Lists;
using Liuke.Basics;
using Liuke.Insight.Customers;
using Liuke.Trade;
using NodaTime;
using NodaTime.Text;

namespace Liuke.Api.Customers;

/// <summary>One customer in a list.</summary>
public sealed record CustomerAnswer(string Code, string Name, string State, string? Quadrant)
{
    public DateOnly? StateSince { get; init; }
    public string? OwnerName { get; init; }
    public DateOnly? LastOrderOn { get; init; }

    /// <summary>The probability of still being a customer.</summary>
    public double? Alive { get; init; }
    public Sum? ValueAtRisk { get; init; }
    public Sum? LifetimeValue { get; init; }

    /// <summary>What the columns say that were asked for by cols; those above stand where they are.</summary>
    public IReadOnlyDictionary<string, string?>? Columns { get; init; }

    /// <summary>By what a search found it.</summary>
    public string? FoundBy { get; init; }

    internal static CustomerAnswer Of(CustomerRow row, string? owner, string currency) => new(row.Code, row.Name, ApiJson.Word(row.State), row.Quadrant == Archive.Quadrant.None ? null : row.Quadrant.ToString())
    {
        StateSince = ApiJson.Day(row.StateSinceOn), OwnerName = owner, LastOrderOn = ApiJson.Day(row.LastOrderOn), Alive = row.Alive,
        ValueAtRisk = ApiJson.Money(row.ValueAtRiskMinor, currency), LifetimeValue = ApiJson.Money(row.LifetimeValueMinor, currency),
        Columns = row.More.Count == 0 ? null : row.More.ToDictionary(m => m.Key, m => Plain(m.Value), StringComparer.Ordinal), FoundBy = row.Why?.ToString(),
    };

    private static string? Plain(object? value) => value switch
    {
        null => null,
        LocalDate day => LocalDatePattern.Iso.Format(day),
        Money money => money.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <param name="Count">How many match; counted to 1,000 unless count=all is asked for.</param>
/// <param name="After">Send it as the parameter after to go on; null at the end.</param>
public sealed record CustomersAnswer(IReadOnlyList<CustomerAnswer> Items, int Count, bool IsCountCapped, string? After);

/// <summary>One customer's file with its standing.</summary>
public sealed record CustomerFileAnswer(string Code, string Name, string Kind, string Stage, StandingAnswer Standing)
{
    public string? Region { get; init; }

    /// <summary>Masked; the whole number is asked for by itself.</summary>
    public string? Mobile { get; init; }
    public string? OwnerName { get; init; }
    public string? DepartmentName { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    internal static CustomerFileAnswer Of(CustomerFile file, string currency) => new(file.Code, file.Name, ApiJson.Word(file.Kind), ApiJson.Word(file.Stage), StandingAnswer.Of(file.Standing, currency))
    {
        Region = file.Region, Mobile = file.MaskedMobile, OwnerName = file.OwnerName, DepartmentName = file.DepartmentName, CreatedAt = ApiJson.At(file.CreatedAt),
    };
}

/// <summary>How a customer stands, as last worked out.</summary>
public sealed record StandingAnswer(DateOnly AsOf, string State)
{
    public DateOnly? StateSince { get; init; }
    public string? Quadrant { get; init; }
    public double? Alive { get; init; }
    public double? AliveLastWeek { get; init; }
    public double? Expected30 { get; init; }
    public double? Expected90 { get; init; }
    public double? Expected365 { get; init; }
    public DateOnly? NextDueOn { get; init; }
    public Sum? ValueAtRisk { get; init; }
    public Sum? LifetimeValue { get; init; }
    public Sum? YearMargin { get; init; }
    public DateOnly? FirstOrderOn { get; init; }
    public DateOnly? LastOrderOn { get; init; }
    public int Occasions { get; init; }
    public required Sum Net { get; init; }

    internal static StandingAnswer Of(Archive.Standing standing, string currency) => new(standing.AsOf.ToDateOnly(), ApiJson.Word(standing.State))
    {
        StateSince = ApiJson.Day(standing.StateSinceOn), Quadrant = standing.Quadrant == Archive.Quadrant.None ? null : standing.Quadrant.ToString(),
        Alive = standing.Alive, AliveLastWeek = standing.AliveLastWeek, Expected30 = standing.Expected30, Expected90 = standing.Expected90, Expected365 = standing.Expected365,
        NextDueOn = ApiJson.Day(standing.NextDueOn), ValueAtRisk = ApiJson.Money(standing.ValueAtRiskMinor, currency), LifetimeValue = ApiJson.Money(standing.LifetimeValueMinor, currency),
        YearMargin = ApiJson.Money(standing.YearMarginMinor, currency), FirstOrderOn = ApiJson.Day(standing.FirstOrderOn), LastOrderOn = ApiJson.Day(standing.LastOrderOn),
        Occasions = standing.Occasions, Net = new(standing.NetMinor, currency),
    };
}

/// <param name="Kind">Names the event for programs only by its icon's meaning; the sentence is for people.</param>
public sealed record EventAnswer(DateTimeOffset At, string Sentence, string? Detail, string? By, string Kind);

/// <param name="Until">Send these two on to read what is older; null at the end.</param>
public sealed record TimelineAnswer(IReadOnlyList<EventAnswer> Items, long? Until, int? Skip)
{
    internal static TimelineAnswer Of(TimelinePage page) => new(
        [.. page.Days.SelectMany(d => d.Lines).Select(l => new EventAnswer(ApiJson.At(l.At), l.Wording.Sentence.ToString(), l.Wording.Detail?.ToString(), l.ActorName, l.Wording.Icon))],
        page.Next?.Until?.ToUnixTimeMilliseconds(), page.Next?.Skip);
}

public sealed record OrderLineAnswer(string Product, string? Name, decimal Quantity, decimal UnitPrice, Sum Amount);

public sealed record OrderAnswer(string Number, string Kind, DateOnly On, Sum Net, int LineCount, IReadOnlyList<OrderLineAnswer> Lines);

/// <param name="Items">The last orders, with their first lines.</param>
public sealed record OrdersAnswer(int Count, Sum Net, IReadOnlyList<OrderAnswer> Items)
{
    internal static OrdersAnswer Of(CustomerOrders orders) => new(orders.Count, ApiJson.Of(orders.Net), [.. orders.Last.Select(o => new OrderAnswer(o.Number, ApiJson.Word(o.Kind), o.On.ToDateOnly(), ApiJson.Of(o.Net), o.LineCount,
        [.. o.Lines.Select(l => new OrderLineAnswer(l.Product, l.Name, l.Quantity, l.UnitPrice, ApiJson.Of(l.Amount)))]))]);
}

public sealed record RiskPartAnswer(string Says, int Points);

/// <summary>Why a customer is where it is: the parts of its risk, which add up to the score, and the work that is open.</summary>
public sealed record ReasonsAnswer(int? RiskScore, int? RiskLastWeek, IReadOnlyList<RiskPartAnswer> Parts, IReadOnlyList<WorkAnswer> Work)
{
    public DateOnly? NextDueOn { get; init; }

    internal static ReasonsAnswer Of(Outlook? outlook, IEnumerable<WorkAnswer> work)
        => new(outlook?.Score.Total, outlook?.LastWeek, outlook is null ? [] : [.. outlook.Score.Parts.Select(p => new RiskPartAnswer(OutlookWords.Part(p).ToString(), p.Points))], [.. work])
        {
            NextDueOn = ApiJson.Day(outlook?.Due),
        };
}

/// <param name="Left">How many more may be looked at today.</param>
public sealed record MobileAnswer(string Mobile, int Left);
