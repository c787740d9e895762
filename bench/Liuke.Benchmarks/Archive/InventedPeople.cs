using Liuke.Archive;
using Liuke.Archive.Facts;
using Liuke.Archive.Interactions;
using Liuke.Archive.Keys;
using Liuke.Archive.People;
using Liuke.Basics;
using Liuke.Benchmarks.Lists;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Benchmarks.Archive;

/// <summary>What the files of invented customers hold: contacts with numbers, facts, what was said, what was changed, keys and reviews; orders beside them.</summary>
internal sealed class InventedPeople(IDbContextFactory<Db> store, ContactSeals seals, Identities identities, LocalDate today)
{
    private const int Step = 20_000;

    private static readonly BulkTable Contacts = new("Contacts", ["Id", "CustomerId", "Name", "Role", "Position", "IsMain", "Note", "By", "CreatedAt", "Version"], ["Id"]);
    private static readonly BulkTable Channels = new("ContactChannels", ["Id", "ContactId", "CustomerId", "Kind", "Sealed", "Index", "EndIndex", "Shown", "CreatedAt"], ["Id"]);
    private static readonly BulkTable Interactions = new("Interactions", ["Id", "Number", "CustomerId", "ContactId", "Channel", "Direction", "HappenedAt", "Body", "BodyKey", "NextStep", "NextOn", "By", "WrittenAt"], ["Id"]);
    private static readonly BulkTable Entries = new("FileEntries", ["Id", "CustomerId", "ModuleKey", "On", "Values", "By", "CreatedAt", "Version"], ["Id"]);
    private static readonly BulkTable Keys = new("CustomerIdentities", ["Kind", "KeyHash", "CustomerId", "Shown", "AddedAt"], ["Kind", "KeyHash"]);
    private static readonly BulkTable Reviews = new("FileReviews", ["CustomerId", "Number", "OwnerId", "DepartmentId", "State", "EnteredAt", "Completeness", "Unverified", "Version", "FreshUntilOn"], ["CustomerId"]);
    private static readonly BulkTable Orders = new("Orders", ["Id", "Number", "CustomerId", "OwnerId", "DepartmentId", "Kind", "OrderedAt", "OrderedOn", "NetMinor", "Currency", "LineCount", "CostedNetMinor", "CostMinor"], ["Id"]);
    private static readonly BulkTable Lines = new("OrderLines", ["OrderId", "LineNo", "QuantityMicro", "UnitPriceMicro", "AmountMinor"], ["OrderId", "LineNo"]);

    private readonly Random chance = new(20261130);
    private long numbered;

    public async Task Seed(CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await InventedFast.Open(db, stop);
        long after = 0;
        for (var done = 0; ;)
        {
            var from = after;
            var some = await db.Customers.AsNoTracking().Where(c => c.Number > from).OrderBy(c => c.Number).Take(Step).ToListAsync(stop);
            if (some.Count == 0) break;
            after = some[^1].Number;
            await using var write = await db.BeginWrite(stop);
            await WritePeople(db, some, stop);
            await WriteFacts(db, some, stop);
            await WriteSaid(db, some, stop);
            await WriteOrders(db, some, stop);
            await write.Commit(stop);
            Console.Error.Write($"\r{done += some.Count:N0} files");
        }

        await db.Database.ExecuteSqlAsync($"""INSERT INTO "TextSerials" ("Name", "Given") VALUES ('Interactions', {numbered})""", stop);
        Console.Error.WriteLine();
        await db.Dialect.Analyze(db, stop);
    }

    /// <summary>The mobile of a customer's contact, so that whoever measures can ask for it.</summary>
    public static string Mobile(long number, int contact) => $"+8613{((number % 1_000_000_007 * 7919) + (contact * 104_729)) % 1_000_000_000:000000000}";

    private async Task WritePeople(Db db, List<Customer> customers, CancellationToken stop)
    {
        List<object?[]> contacts = [], channels = [];
        foreach (var c in customers)
            for (var k = 0; k < 2 + (c.Number % 2); k++)
            {
                var (id, mobile) = (Ids.New<ContactId>(c.CreatedAt), Ids.New<ContactChannelId>(c.CreatedAt));
                contacts.Add([id, c.Id, InventedCustomer.PersonName((int)(c.Number % 100_000) + k), (ContactRole)(1 + ((c.Number + k) % 4)), k == 0 ? "采购经理" : null, k == 0, null, c.OwnerId, c.CreatedAt, 1]);
                Reach(mobile, new(ChannelKind.Mobile, Mobile(c.Number, k)));
                if ((c.Number + k) % 4 == 0) Reach(Ids.New<ContactChannelId>(c.CreatedAt), new(ChannelKind.WeChat, $"wx{c.Number:x}_{k}"));

                void Reach(ContactChannelId channel, NewChannel told)
                {
                    var seal = seals.Seal(channel, told);
                    channels.Add([channel, id, c.Id, seal.Kind, seal.Sealed, seal.Index, seal.EndIndex, seal.Shown, c.CreatedAt]);
                }
            }

        await Put(db, Contacts, contacts, stop);
        await Put(db, Channels, channels, stop);
    }

    private async Task WriteFacts(Db db, List<Customer> customers, CancellationToken stop)
    {
        string[] sizes = ["micro", "small", "medium", "large"];
        List<object?[]> facts = [], keys = [], changes = [], entries = [], reviews = [];
        foreach (var c in customers)
        {
            var set = today.PlusDays(-chance.Next(1, 400)).AtMidnight().InUtc().ToInstant();
            var founded = today.PlusDays(-chance.Next(400, 9000));
            Say("firm.size", sizes[chance.Next(4)], null);
            Say("firm.founded", NodaTime.Text.LocalDatePattern.Iso.Format(founded), founded.Number());
            keys.Add([IdentityKind.External, identities.Hash(new(IdentityKind.External, c.ExternalKey!)), c.Id, null, c.CreatedAt]);
            if (c.MobileIndex is { } mobile) keys.Add([IdentityKind.Mobile, mobile, c.Id, null, c.CreatedAt]);
            if (c.Number % 2 == 0)
            {
                var code = CreditCodeOf(c.Number);
                Say(Identities.CreditField, code, null);
                keys.Add([IdentityKind.CreditCode, identities.Hash(new(IdentityKind.CreditCode, code)), c.Id, code, c.CreatedAt]);
                entries.Add([Ids.New<FileEntryId>(set), c.Id, "needs", set.InUtc().Date, """{"needs.kind":"stated","needs.what":"交期要稳，旺季前备货"}""", c.OwnerId, set, 1]);
            }

            reviews.Add([c.Id, c.Number, c.OwnerId, c.DepartmentId, (int)(c.Number % 20 == 0 ? 1 : 2), c.CreatedAt, chance.Next(20, 100), chance.Next(4), 1, set.InUtc().Date.PlusDays(90)]);

            void Say(string field, string words, long? amount)
            {
                facts.Add([c.Id, field, words, CustomerName.Key(words), amount, FactSource.Imported, null, Confidence.Sure, c.OwnerId, set, null, null, 1]);
                if (changes.Count < customers.Count * 2) changes.Add([Ids.New<FieldChangeId>(set), c.Id, FileSubjects.Facts, field, null, words, FactSource.Imported, c.OwnerId, set, null]);
            }
        }

        await Put(db, Fact.Bulk with { Overwrites = false }, facts, stop);
        await Put(db, Keys, keys, stop);
        await Put(db, FieldChange.Bulk, changes, stop);
        await Put(db, Entries, entries, stop);
        await Put(db, Reviews, reviews, stop);
    }

    private async Task WriteSaid(Db db, List<Customer> customers, CancellationToken stop)
    {
        List<object?[]> said = [], told = [];
        foreach (var c in customers)
        {
            told.Add([Ids.New<TimelineEntryId>(c.CreatedAt), c.Id, c.CreatedAt, c.OwnerId, "archive.customer.entered", "{}"]);
            for (var k = 0; k < 2; k++)
            {
                var at = today.PlusDays(-chance.Next(0, 730)).AtMidnight().InUtc().ToInstant() + Duration.FromSeconds(chance.Next(86400));
                var body = InventedWords.Said(chance);
                said.Add([Ids.New<InteractionId>(at), ++numbered, c.Id, null, (InteractionChannel)chance.Next(1, 7), (Direction)chance.Next(1, 3), at, body, CustomerName.Key(body), null, null, c.OwnerId, at]);
                if (k == 0) told.Add([Ids.New<TimelineEntryId>(at), c.Id, at, c.OwnerId, "archive.facts.changed", """{"modules":["firm"]}"""]);
            }
        }

        await Put(db, Interactions, said, stop);
        await Put(db, TimelineEntry.Bulk, told, stop);
    }

    private async Task WriteOrders(Db db, List<Customer> customers, CancellationToken stop)
    {
        List<object?[]> orders = [], lines = [];
        foreach (var c in customers)
        {
            var on = today.PlusDays(-chance.Next(1, 700));
            var (at, net) = (on.At(new LocalTime(10, 0)).InUtc().ToInstant(), (long)chance.Next(10_000, 900_000));
            var id = Ids.New<Trade.OrderId>(at);
            orders.Add([id, $"SO{c.Number}", c.Id, c.OwnerId, c.DepartmentId, Trade.OrderKind.Sale, at, on, 2 * net, "CNY", 2, 0L, 0L]);
            for (var line = 1; line <= 2; line++) lines.Add([id, line, 1_000_000L, net * 10_000, net]);
        }

        await Put(db, Orders, orders, stop);
        await Put(db, Lines, lines, stop);
    }

    /// <summary>A credit code with its true check character; the first letters say a firm of Ningbo.</summary>
    public static string CreditCodeOf(long number)
    {
        var plain = $"913302{number % 100_000_000_000:00000000000}";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(c => CreditCode.Read(plain + c)).First(c => c is not null)!;
    }

    private static async Task Put(Db db, BulkTable table, List<object?[]> rows, CancellationToken stop)
    {
        await using var writer = await db.Dialect.Write(db, table, stop);
        foreach (var row in rows) await writer.Add(row);
        await writer.Complete(stop);
    }
}

/// <summary>What people say to each other about goods: from common words to words that one note in thousands holds.</summary>
internal static class InventedWords
{
    private static readonly string[] Who = ["王总", "李经理", "采购小张", "财务刘姐", "仓库老陈", "老板娘", "新来的助理", "技术部"];
    private static readonly string[] Did = ["问了报价", "催了交期", "说样品收到了", "反映包装破损", "要求降价三个点", "确认下月订单", "想看新品", "抱怨回复慢", "说款已经打了", "要开增值税发票"];
    private static readonly string[] Goods = ["吊灯", "陶瓷杯", "礼盒", "窗帘", "毛绒玩具", "五金件", "文具套装", "桌布", "香薰蜡烛", "包装纸箱"];
    private static readonly string[] Then = ["已答复", "周五前回话", "转给设计", "等老板定", "约了拜访", "记入下次议价"];

    public static string Said(Random chance)
        => $"{Who[chance.Next(Who.Length)]}{Did[chance.Next(Did.Length)]}，{Goods[chance.Next(Goods.Length)]}{chance.Next(1, 400)}件，型号{(char)('A' + chance.Next(26))}{chance.Next(1000)}，{Then[chance.Next(Then.Length)]}";
}
