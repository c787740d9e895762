using System.Reflection;
using Liuke.CommandLine;
using Liuke.Storage;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Calls that nobody makes here, because something of ours stands in their place.</summary>
public sealed class BannedTests
{
    private static readonly Dictionary<string, string> Banned = new(StringComparer.Ordinal)
    {
        ["DateTime.get_Now"] = "ask the injected IClock",
        ["DateTime.get_UtcNow"] = "ask the injected IClock",
        ["DateTime.get_Today"] = "ask the injected IClock and Company",
        ["DateTimeOffset.get_Now"] = "ask the injected IClock",
        ["DateTimeOffset.get_UtcNow"] = "ask the injected IClock",
        ["SystemClock.GetCurrentInstant"] = "ask the injected IClock",
        ["Guid.NewGuid"] = "clock.New<SomeId>() makes ids that sort by time",
        ["Random..ctor"] = "give the seed",
        ["Random.get_Shared"] = "give a seed",
        ["Task.Wait"] = "await it",
        ["Task.WaitAll"] = "await it",
        ["Task`1.get_Result"] = "await it",
        ["ValueTask`1.get_Result"] = "await it",
        ["DatabaseFacade.BeginTransaction"] = "db.BeginWrite queues at the write gate",
        ["RelationalDatabaseFacadeExtensions.BeginTransactionAsync"] = "db.BeginWrite queues at the write gate",
        ["DatabaseFacade.BeginTransactionAsync"] = "db.BeginWrite queues at the write gate",
        ["EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "open the database with the reach that is meant",
        ["DbContext.Update"] = "a stub with a known id escapes the reach: read the row first",
        ["DbSet`1.Update"] = "a stub with a known id escapes the reach: read the row first",
        ["DbContext.Attach"] = "a stub with a known id escapes the reach: read the row first",
        ["DbSet`1.Attach"] = "a stub with a known id escapes the reach: read the row first",
    };

    /// <summary>Who may all the same, and why.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Db DatabaseFacade.BeginTransactionAsync"] = "it is the gate",
        ["CustomerRegister EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "a customer is known by its key, whoever owns it",
        ["Identities EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "a key is the whole firm's; a holder beyond reach is named by a mask",
        ["SimilarNames EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "whoever enters a customer hears of similar ones everywhere, by a mask beyond reach",
        ["WorkRegister EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "one open item a customer and reason, whoever owns it",
        ["FindSuggestions EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "the department that was asked to act may know what was said and by whom",
        ["SettleSuggestion EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "the department that was asked says what became of it",
        ["Touches EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "the clock of a customer, set by whoever dealt with it",
        ["RaiseTouches EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "work is raised for whoever looks after the customer",
        ["Unrelate EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "both sides go, though one lies beyond reach",
        ["RenameTag EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "a word is renamed for the whole firm",
        ["ReadReceived EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "who received customers may read what they were given along",
        ["WorkCustomers EntityFrameworkQueryableExtensions.IgnoreQueryFilters"] = "whoever was given a piece of work may know whom it is about",
    };

    private static readonly Assembly[] Ours = [typeof(Front).Assembly, Assembly.Load("Liuke.Statistics")];

    [Fact]
    public void nobody_makes_a_banned_call() => Assert.Empty(Ours.SelectMany(Calls.Of).Select(Complaint).OfType<string>());

    [Fact]
    public void every_exception_is_still_needed()
        => Assert.Empty(Allowed.Keys.Except(Ours.SelectMany(Calls.Of).Select(call => $"{call.Owner.Name} {call.Name}")));

    [Fact]
    public void a_banned_call_is_seen_in_lambdas_and_async_methods_too()
        => Assert.Equal(8, Calls.Of(typeof(Sinner)).Select(Complaint).OfType<string>().Count());

    private static string? Complaint(Calls.Call call)
    {
        if (call.Name is "Random..ctor" && call.To.GetParameters().Length > 0) return null;
        if (Allowed.ContainsKey($"{call.Owner.Name} {call.Name}")) return null;
        if (call.To.Name is "GetResult" && call.To.DeclaringType!.Name.Contains("TaskAwaiter", StringComparison.Ordinal))
            return call.In.Name is "MoveNext" or "<Main>" ? null : $"{call.Owner.Name} blocks on a task: await it";
        return Banned.TryGetValue(call.Name, out var instead) ? $"{call.Owner.Name} calls {call.Name}: {instead}" : null;
    }

    private static class Sinner
    {
        public static async Task<object> Sin(Db db)
        {
            await db.Database.BeginTransactionAsync(CancellationToken.None);
            Func<DateTime> now = () => DateTime.UtcNow;
            var answer = Task.FromResult(now());
            Block();
            return (answer.Result, new Random(), new Random(1), Random.Shared);
        }

        private static void Block()
        {
            Task.Delay(Random.Shared.Next()).Wait();
            Task.Delay(1).GetAwaiter().GetResult();
        }
    }
}
