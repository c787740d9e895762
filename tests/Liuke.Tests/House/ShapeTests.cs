using System.Reflection;
using Liuke.Basics;
using Liuke.CommandLine;
using Liuke.Jobs;
using Liuke.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Use cases, things, pages and jobs have the shape that the road of one click asks for.</summary>
public sealed class ShapeTests
{
    private const BindingFlags OwnPublic = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Ours = typeof(Front).Assembly.GetTypes();

    [Fact]
    public void every_use_case_is_sealed_and_has_one_public_method() => Assert.Empty(Ours.Where(IsUseCase).Select(WrongUseCase).OfType<string>());

    [Fact]
    public void a_use_case_of_another_shape_is_seen()
    {
        Assert.NotNull(WrongUseCase(typeof(NotSealed)));
        Assert.NotNull(WrongUseCase(typeof(TwoMethods)));
        Assert.All([typeof(NotSealed), typeof(TwoMethods)], type => Assert.True(IsUseCase(type)));
    }

    [Fact]
    public void pages_and_parts_ask_use_cases_never_the_database()
    {
        var wrong = from component in Ours
                    where typeof(IComponent).IsAssignableFrom(component)
                    from property in component.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                    where property.IsDefined(typeof(InjectAttribute)) && IsStore(property.PropertyType)
                    select $"{component.Name} injects {property.PropertyType.Name}";
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task entities_change_only_through_their_own_methods()
    {
        await using var house = await TestHouse.Open();
        var entities = await house.Look(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).ToList()));
        Assert.NotEmpty(entities);
        Assert.Empty(entities.Where(e => Ours.Contains(e)).SelectMany(OpenSetters));
    }

    [Fact]
    public void an_open_setter_is_seen() => Assert.Equal(["OpenThing.Name"], OpenSetters(typeof(OpenThing)));

    [Fact]
    public async Task every_job_is_registered_named_in_both_languages_and_can_be_cancelled()
    {
        await using var house = await TestHouse.Open();
        var registered = house.Services.GetServices<JobKind>().ToList();
        var jobs = Ours.Where(t => typeof(IJob).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false }).ToList();

        Assert.Equal(registered.Select(k => k.Name).Distinct().Count(), registered.Count);
        Assert.Empty(jobs.Except(registered.Select(k => k.Job)).Select(t => $"{t.Name} is registered nowhere"));
        Assert.All(registered, kind => Assert.All([kind.Name, kind.Title.Zh, kind.Title.En], word => Assert.NotEmpty(word)));
        Assert.Empty(SourceFile.All.Where(f => f.Room is not null && f.IsCSharp).SelectMany(DeafJobs));
    }

    [Fact]
    public void a_job_that_does_not_heed_its_token_is_seen()
        => Assert.Single(DeafJobs(new("src/Liuke/Trade/A.cs", "class A : IJob { public async Task<Outcome<object>> Run(JobRun run, CancellationToken stop) { return 1; } }")));

    // Whoever asks for the database is a use case, unless it serves a door of ours, and then all it shows is the door.
    private static bool IsUseCase(Type type) => type is { IsClass: true, IsAbstract: false }
        && !typeof(IComponent).IsAssignableFrom(type)
        && type.GetConstructors().Any(c => c.GetParameters().Any(p => IsStore(p.ParameterType)))
        && Shown(type).Any();

    private static string? WrongUseCase(Type type)
        => !type.IsSealed ? $"{type.FullName} is not sealed"
        : Shown(type).Select(m => m.Name).ToList() is not ["Run"] ? $"{type.FullName} shows {string.Join(", ", Shown(type).Select(m => m.Name))}: a use case has one public method, Run"
        : null;

    private static IEnumerable<MethodInfo> Shown(Type type)
    {
        var doors = type.GetInterfaces().Where(i => i != typeof(IJob)).SelectMany(i => type.GetInterfaceMap(i).TargetMethods).ToHashSet();
        return type.GetMethods(OwnPublic).Where(m => !m.IsSpecialName && m.GetBaseDefinition() == m && !doors.Contains(m));
    }

    private static bool IsStore(Type type) => type == typeof(Db) || type == typeof(IDbContextFactory<Db>);

    private static IEnumerable<string> OpenSetters(Type entity)
        => from property in entity.GetProperties(OwnPublic)
           where property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name is "IsExternalInit")
           select $"{entity.Name}.{property.Name}";

    private static IEnumerable<string> DeafJobs(SourceFile file)
        => from type in file.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>()
           where type.BaseList?.Types.Any(t => t.Type.ToString() == "IJob") == true
           from run in type.Members.OfType<MethodDeclarationSyntax>()
           where run.Identifier.Text == "Run" && run.ParameterList.Parameters is [_, var token, ..]
               && !(run.Body ?? (Microsoft.CodeAnalysis.SyntaxNode?)run.ExpressionBody)!.DescendantNodes().OfType<IdentifierNameSyntax>()
                   .Any(name => name.Identifier.Text == token.Identifier.Text)
           select $"{file.Path}: {type.Identifier.Text} does not heed its token";

#pragma warning disable CA1812, CA1822, CS9113, MA0053
    private class NotSealed(Db db)
    {
        public int Run() => 1;
    }

    private sealed class TwoMethods(IDbContextFactory<Db> store)
    {
        public int Run() => 1;
        public int RunAgain() => 2;
    }

    private sealed class OpenThing
    {
        public string Name { get; set; } = "";
        public string Colour { get; init; } = "";
        public string Shape { get; private set; } = "";
    }
}
