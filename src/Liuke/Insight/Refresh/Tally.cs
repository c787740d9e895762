using Liuke.Archive;
using Liuke.FollowUp;
using Liuke.Insight.Worth;

namespace Liuke.Insight.Refresh;

/// <summary>Adds up the findings of a refresh: by seat for the dashboard, and over all for the run itself.</summary>
internal sealed class Tally(CustomerBook book, Window window)
{
    private readonly List<SeatCounter> seats = [];
    private readonly int[] states = new int[Enum.GetValues<RetentionState>().Length];

    public Window Window => window;

    public int OnFile => book.Count;

    public IReadOnlyList<Seat> Seats => book.Seats;

    public IEnumerable<(Seat Seat, SeatCounter Count)> BySeat => seats.Select((count, i) => (book.Seats[i], count));

    public List<(int Seat, long ProfitMinor)> Profits { get; } = [];

    /// <summary>Buyers whose margin rests on the firm's assumed rate, in part or wholly.</summary>
    public int PartlyAssumed { get; private set; }
    public int WhollyAssumed { get; private set; }

    public IReadOnlyDictionary<RetentionState, int> States
        => Enum.GetValues<RetentionState>().ToDictionary(s => s, s => states[(int)s]);

    public void Add(Finding finding)
    {
        var seat = book.SeatOf(finding.Customer);
        while (seats.Count <= seat) seats.Add(new(window));
        seats[seat].Add(finding, book.Days(finding.Customer));
        states[(int)finding.State]++;
        if (finding.Measures is not { } measures) return;
        Profits.Add((seat, measures.YearProfitMinor));
        if (measures.Prospect.Margin.Source == MarginSource.Mixed) PartlyAssumed++;
        if (measures.Prospect.Margin.Source == MarginSource.Assumed) WhollyAssumed++;
    }
}
