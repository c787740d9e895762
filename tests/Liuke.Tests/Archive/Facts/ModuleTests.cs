using Liuke.Access;
using Liuke.Archive.Facts;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Xunit;

namespace Liuke.Tests.Archive.Facts;

public sealed class ModuleTests
{
    private static readonly FieldTraits Plain = new(FactClass.Stable, false, false);

    private static Task<Outcome<string>> Field(FileScene scene, string? key, string module, FieldAsked asked) => scene.House.Do<SaveField, Outcome<string>>(save => save.Run(key, module, asked, scene.Grants.Zhou, default));

    private static FieldAsked Tea(FieldType type = FieldType.Text, bool retired = false, params FieldOption[] options) => new(new("爱喝的茶", "Favourite tea"), type, Plain, null, options, "tea", retired);

    [Fact]
    public async Task a_field_of_the_firms_own_appears_at_once_in_forms_history_and_calls()
    {
        await using var scene = await FileScene.Open();
        Assert.Equal("x.tea", (await Field(scene, null, "preferences", Tea())).Value);

        _ = (await scene.Change(scene.Xiaoyu, "x.tea", "龙井")).Value;
        Assert.Equal("龙井", (await scene.Read(scene.Xiaoyu)).Module("preferences")!.Facts.Single(f => f.Field.Key == "x.tea").Value?.Zh);
        Assert.Equal("龙井", Assert.Single(await scene.History("x.tea")).New);
        using var rep = await scene.Grants.SignIn("xiaoyu");
        Assert.Contains("爱喝的茶", (await rep.Get($"/customers/{scene.Code}/file/preferences/edit")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_module_of_the_firms_own_takes_entries_with_fields_of_every_type()
    {
        await using var scene = await FileScene.Open();
        Assert.Equal("x-fairs", (await scene.House.Do<SaveModule, Outcome<string>>(save => save.Run(null, new(new("展会", "Fairs"), ModuleKinds.All, null, "fairs", ModuleShape.Many), scene.Grants.Zhou, default))).Value);
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (type, words) in new[] { (FieldType.Text, "广交会"), (FieldType.Number, "3"), (FieldType.Money, "1200"), (FieldType.Date, "2026-04-15"), (FieldType.Choice, "是展商"), (FieldType.YesNo, "是"), (FieldType.Person, scene.Xiaoyu.ToString()), (FieldType.Customer, scene.Code), (FieldType.Department, scene.Grants.Firm.East.ToString()) })
            typed[(await Field(scene, null, "x-fairs", new(new("某" + type, "Some " + type), type, Plain, null, type == FieldType.Choice ? [new("shows", "是展商", "Exhibits")] : []))).Value] = words;

        _ = (await scene.Save(scene.Xiaoyu, "x-fairs", typed)).Value;
        var page = await scene.As<Liuke.Archive.Entries.ReadEntries, Liuke.Archive.Entries.EntriesPage?>(scene.Xiaoyu, read => read.Run(scene.Code, "x-fairs", 1, default));
        var lines = Assert.Single(page!.Entries).Lines;
        Assert.Equal(typed.Count, lines.Count);
        Assert.Contains(lines, l => l.Shown.Zh == "名xiaoyu");
        Assert.DoesNotContain(lines, l => Guid.TryParse(l.Shown.Zh, out _));
    }

    [Fact]
    public async Task a_value_that_names_somebody_beyond_reach_or_nobody_is_refused()
    {
        await using var scene = await FileScene.Open();
        var hidden = await scene.Grants.CodeOf(await scene.Grants.Firm.Customer(scene.Grants.Tang, scene.Grants.Firm.West));
        var (person, customer) = ((await Field(scene, null, "firm", new(new("对接人", "Liaison"), FieldType.Person, Plain, null, []))).Value, (await Field(scene, null, "firm", new(new("介绍人", "Introduced by"), FieldType.Customer, Plain, null, []))).Value);
        Assert.Equal(RefusalKind.Invalid, (await scene.Change(scene.Xiaoyu, customer, hidden)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await scene.Change(scene.Xiaoyu, person, Guid.Empty.ToString()[..^1] + "7")).Refusal?.Kind);
        Assert.Equal([customer], (await scene.Change(scene.Xiaoyu, customer, scene.Code)).Value.Changed);
    }

    [Fact]
    public async Task the_type_of_a_field_that_holds_something_stays()
    {
        await using var scene = await FileScene.Open();
        _ = (await Field(scene, null, "preferences", Tea())).Value;
        Assert.Equal("x.tea", (await Field(scene, "x.tea", "preferences", Tea(FieldType.Number))).Value);
        _ = (await Field(scene, "x.tea", "preferences", Tea())).Value;
        _ = (await scene.Change(scene.Xiaoyu, "x.tea", "龙井")).Value;
        Assert.Equal(RefusalKind.Conflict, (await Field(scene, "x.tea", "preferences", Tea(FieldType.Number))).Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, (await Field(scene, "firm.size", "firm", new(new("规模", "Size"), FieldType.Text, Plain, null, []))).Refusal?.Kind);
    }

    [Fact]
    public async Task a_retired_field_takes_nothing_new_and_loses_nothing()
    {
        await using var scene = await FileScene.Open();
        _ = (await Field(scene, null, "preferences", Tea())).Value;
        _ = (await scene.Change(scene.Xiaoyu, "x.tea", "龙井")).Value;
        _ = (await Field(scene, "x.tea", "preferences", Tea(retired: true))).Value;
        Assert.Equal(RefusalKind.Invalid, (await scene.Change(scene.Xiaoyu, "x.tea", "红茶")).Refusal?.Kind);
        Assert.DoesNotContain((await scene.Read(scene.Xiaoyu)).Module("preferences")!.Facts, f => f.Field.Key == "x.tea");
        _ = (await Field(scene, "x.tea", "preferences", Tea())).Value;
        Assert.Equal("龙井", (await scene.Read(scene.Xiaoyu)).Module("preferences")!.Facts.Single(f => f.Field.Key == "x.tea").Value?.Zh);
    }

    [Fact]
    public async Task a_choice_that_is_taken_away_is_still_shown_where_it_stands()
    {
        await using var scene = await FileScene.Open();
        _ = (await Field(scene, null, "preferences", Tea(FieldType.Choice, false, new("green", "绿茶", "Green"), new("black", "红茶", "Black")))).Value;
        _ = (await scene.Change(scene.Xiaoyu, "x.tea", "绿茶")).Value;
        _ = (await Field(scene, "x.tea", "preferences", Tea(FieldType.Choice, false, new FieldOption("black", "红茶", "Black")))).Value;
        Assert.Equal("绿茶", (await scene.Read(scene.Xiaoyu)).Module("preferences")!.Facts.Single(f => f.Field.Key == "x.tea").Value?.Zh);
        Assert.True((await scene.House.Do<ReadModules, FileFieldCatalogue>(read => read.Run(default))).Field("x.tea")!.Choices.Single(c => c.Key == "green").IsRetired);
    }

    [Fact]
    public async Task keys_are_given_once_and_names_have_both_languages()
    {
        await using var scene = await FileScene.Open();
        _ = (await Field(scene, null, "preferences", Tea())).Value;
        Assert.Equal(RefusalKind.Conflict, (await Field(scene, null, "firm", Tea())).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Field(scene, null, "firm", Tea() with { Name = "Tee Sorte" })).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Field(scene, null, "firm", Tea() with { Name = null, Title = new("茶", "") })).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Field(scene, null, "firm", Tea(FieldType.Choice) with { Name = null })).Refusal?.Kind);
        Assert.Equal(RefusalKind.Missing, (await Field(scene, null, "nowhere", Tea() with { Name = null })).Refusal?.Kind);
    }

    [Fact]
    public async Task an_administrator_adds_a_field_of_choices_by_the_page()
    {
        await using var scene = await FileScene.Open();
        _ = await scene.Grants.Firm.Person("admin", Roles.Admin);
        using var admin = await scene.Grants.SignIn("admin");
        var page = await admin.Send(await admin.Get("/settings/file-modules/person"), "form[action$='/fields']", ("zh", "属相"), ("type", "Choice"), ("options", "rat = 鼠 | Rat\n牛 | Ox"), ("counts", "true"));
        Assert.Contains("属相", page.Body!.TextContent, StringComparison.Ordinal);
        var field = (await scene.House.Do<ReadModules, FileFieldCatalogue>(read => read.Run(default))).Fields.Single(f => f.TitleZh == "属相");
        Assert.Equal(("person", true), (field.ModuleKey, field.CountsForCompleteness));
        Assert.Equal([("rat", "鼠", "Rat"), ("o1", "牛", "Ox")], field.Choices.Select(c => (c.Key, c.Zh, c.En)));
        using var rep = await scene.Grants.SignIn("xiaoyu");
        Assert.DoesNotContain("新增模块", (await rep.Get("/settings/file-modules")).Body!.TextContent, StringComparison.Ordinal);
    }
}
