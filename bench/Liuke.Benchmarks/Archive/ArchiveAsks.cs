using Liuke.Access;
using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Files;
using Liuke.Archive.Interactions;
using Liuke.Archive.Lists;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Benchmarks.Lists;
using Liuke.FollowUp.Today;
using Microsoft.Extensions.DependencyInjection;

namespace Liuke.Benchmarks.Archive;

/// <summary>One thing that somebody asks of the archive: by the use case, or as the page at an address.</summary>
internal sealed record ArchiveAsk(string Kind, string Name, string Address, Func<IServiceProvider, Task> Ask);

/// <summary>A customer within reach of whoever asks.</summary>
internal sealed record Known(CustomerId Id, string Code, long Number, string Name, int Index);

/// <summary>What one reader asks for, drawn from a seed: every order, filter and depth, searches common and rare, files, Today.</summary>
internal sealed class ArchiveAsks(IReadOnlyList<ListPages> lists, IReadOnlyList<Known> known, int seed)
{
    private static readonly (string Kind, int Weight)[] Mix =
    [
        ("list", 30), ("name, two characters", 12), ("name, two characters, by name", 4), ("name many hold", 6), ("phone ending", 7), ("whole phone", 7), ("code", 4), ("credit code", 3),
        ("key", 2), ("interactions", 7), ("file", 14), ("timeline", 4), ("facts", 4), ("history", 3), ("Today", 6),
    ];

    private static readonly string[] Many = ["有限", "宁波", "海天", "贸易", "公司", "上海", "有", "海"];
    private static readonly string[] Said = ["报价", "交期", "样品", "降价三个点", "吊灯", "包装破损", "老板定", "型号q77", "毛绒玩具3", "新品", "窗帘12", "型号"];

    private readonly Random chance = new(seed);

    public static IEnumerable<string> Kinds => Mix.Select(m => m.Kind);

    public ArchiveAsk Next(string only)
    {
        var mix = Array.FindAll(Mix, m => m.Kind.Contains(only, StringComparison.Ordinal));
        var at = chance.Next(mix.Sum(m => m.Weight));
        var kind = mix.First(m => (at -= m.Weight) < 0).Kind;
        var one = known[chance.Next(known.Count)];
        return kind switch
        {
            "list" => List(kind, lists[chance.Next(lists.Count)]),
            "name, two characters" => Search(kind, Two(one.Name), CustomerSort.ValueAtRisk),
            "name, two characters, by name" => Search(kind, Two(one.Name), CustomerSort.Name),
            "name many hold" => Search(kind, Many[chance.Next(Many.Length)], (CustomerSort)chance.Next(6)),
            "phone ending" => Search(kind, (chance.Next(2) == 0 ? OwnMobile(one) : ContactMobile(one))[^4..], CustomerSort.ValueAtRisk),
            "whole phone" => Search(kind, chance.Next(2) == 0 ? OwnMobile(one) : ContactMobile(one), CustomerSort.ValueAtRisk),
            "code" => Search(kind, chance.Next(2) == 0 ? one.Code : one.Code[..^2], CustomerSort.ValueAtRisk),
            "credit code" => Search(kind, InventedPeople.CreditCodeOf(one.Number), CustomerSort.ValueAtRisk),
            "key" => Search(kind, "K" + one.Index, CustomerSort.ValueAtRisk),
            "interactions" => Talk(kind, Said[chance.Next(Said.Length)]),
            "file" => new(kind, one.Code, $"/customers/{one.Code}", s => File(s, one)),
            "timeline" => new(kind, one.Code, $"/customers/{one.Code}?show=facts&days=365", s => s.GetRequiredService<ReadTimeline>().Run(new(one.Id, "facts", 365), default)),
            "facts" => new(kind, one.Code, $"/customers/{one.Code}/file?module=firm", s => s.GetRequiredService<ReadFile>().Run(one.Code, default)),
            "history" => new(kind, one.Code, $"/customers/{one.Code}/history", s => s.GetRequiredService<ReadHistory>().Run(one.Code, new(), default)),
            _ => Work(chance.Next(3)),
        };
    }

    private static ArchiveAsk List(string kind, ListPages page) => new(kind, page.Name, page.Asked.Href, s => s.GetRequiredService<FindCustomers>().Run(page.Asked, default));

    private static ArchiveAsk Search(string kind, string typed, CustomerSort sort)
        => List(kind, new($"{typed} by {sort}", new(new CustomerFilter { Search = typed }) { Sort = sort, IsDescending = sort != CustomerSort.Name }));

    private static ArchiveAsk Talk(string kind, string words)
        => new(kind, words, "/interactions?q=" + Uri.EscapeDataString(words), s => s.GetRequiredService<FindInteractions>().Run(new(words), default));

    private static async Task File(IServiceProvider services, Known one)
    {
        await services.GetRequiredService<ReadCustomer>().Run(one.Code, default);
        await services.GetRequiredService<ReadTimeline>().Run(new(one.Id), default);
        await services.GetRequiredService<ReadPeople>().Run(one.Id, default);
        await services.GetRequiredService<ReadFile>().Run(one.Code, default);
    }

    private static ArchiveAsk Work(int which)
    {
        string[] addresses = ["/", "/?queue=overdue", "/?page=3"];
        TodayAsked[] asked = [new(WorkQueue.Now, null, null, 1), new(WorkQueue.Overdue, null, null, 1), new(WorkQueue.Now, null, null, 3)];
        return new("Today", addresses[which], addresses[which], s => s.GetRequiredService<ReadToday>().Run(asked[which], default));
    }

    private string Two(string name) => name.Substring(chance.Next(name.Length - 1), 2);

    private static string OwnMobile(Known one) => $"199{one.Index:00000000}";

    private string ContactMobile(Known one) => InventedPeople.Mobile(one.Number, chance.Next(2))[3..];
}
