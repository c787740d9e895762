using System.Text.RegularExpressions;
using Liuke.CommandLine;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Liuke.Tests.House;

/// <summary>Every word that a person sees is said in both languages.</summary>
public sealed partial class WordTests
{
    private static readonly string[] SeenAttributes = ["title", "alt", "placeholder", "aria-label", "says", "label", "lead", "text", "sub"];

    [Fact]
    public void no_page_or_part_holds_a_literal_word()
        => Assert.Empty(Components().SelectMany(LiteralWords));

    [Fact]
    public void a_literal_word_is_seen_in_text_in_attributes_and_in_parameters()
        => Assert.Equal(["Sinner: Hello", "Sinner: 你好", "Sinner: Tip"], LiteralWords(typeof(Sinner)));

    [Fact]
    public void every_text_is_chinese_first_and_english_second()
    {
        var wrong = from file in SourceFile.All
                    where file.Path.StartsWith("src/Liuke/", StringComparison.Ordinal) && file.Path.EndsWith("Words.cs", StringComparison.Ordinal)
                    from pair in file.Syntax.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
                    where pair.ArgumentList?.Arguments.Count == 2 && !IsForTheOtherReader(pair)
                    let zh = Literal(pair.ArgumentList!.Arguments[0].Expression)
                    let en = Literal(pair.ArgumentList!.Arguments[1].Expression)
                    where zh is not null && en is not null && zh != en
                    where (!Chinese().IsMatch(zh) && Letters().IsMatch(zh)) || Chinese().IsMatch(en) || zh.Length == 0 || en.Length == 0
                    select $"{file.Path}: {pair}";
        Assert.Empty(wrong);
    }

    // The switch speaks to those who do not read the present language.
    private static bool IsForTheOtherReader(BaseObjectCreationExpressionSyntax pair)
        => pair.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Identifier.Text.StartsWith("OtherLanguage", StringComparison.Ordinal) == true;

    private static string? Literal(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax mixed => string.Concat(mixed.Contents.OfType<InterpolatedStringTextSyntax>().Select(t => t.TextToken.ValueText)),
        _ => null,
    };

    private static IEnumerable<Type> Components() => typeof(Front).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsAbstract);

    private static IEnumerable<string> LiteralWords(Type component)
        => from call in Calls.Of(component)
           where typeof(RenderTreeBuilder).IsAssignableFrom(call.To.DeclaringType)
           from shown in Shown(call)
           where Letters().IsMatch(ProductName().Replace(shown, ""))
           select $"{component.Name}: {shown.Trim()}";

    // A call that takes no string takes none of the literals before it.
    private static IEnumerable<string> Shown(Calls.Call call) => call.To.Name switch
    {
        nameof(RenderTreeBuilder.AddContent) when call.To.GetParameters()[1].ParameterType == typeof(string) => call.Literals,
        nameof(RenderTreeBuilder.AddMarkupContent) => call.Literals.SelectMany(InMarkup),
        nameof(RenderTreeBuilder.AddAttribute) or nameof(RenderTreeBuilder.AddComponentParameter)
            when call.Literals is [.., var name, var value] && IsSeen(name) => [value],
        _ => [],
    };

    private static IEnumerable<string> InMarkup(string markup)
        => Attributes().Matches(markup).Where(a => IsSeen(a.Groups[1].Value)).Select(a => a.Groups[2].Value)
            .Append(System.Net.WebUtility.HtmlDecode(Tags().Replace(markup, " ")));

    private static bool IsSeen(string attribute) => SeenAttributes.Contains(attribute, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("留客|Liuke")]
    private static partial Regex ProductName();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("""([\w-]+)="([^"]*)"(?=[^<]*>)""")]
    private static partial Regex Attributes();

    private sealed class Sinner : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, "<p class=\"lead\">Hello</p>");
            builder.OpenElement(1, "div");
            builder.AddContent(2, "你好");
            builder.AddAttribute(3, "class", "card");
            builder.AddAttribute(4, "title", "Tip");
            builder.CloseElement();
        }
    }
}
