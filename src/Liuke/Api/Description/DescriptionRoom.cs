using System.Text.Json.Serialization;
using Liuke.Access;
using Liuke.Api.Border;
using Microsoft.OpenApi;

namespace Liuke.Api.Description;

/// <summary>Describes the doors for programs by OpenAPI, from the doors themselves.</summary>
internal static class DescriptionRoom
{
    private const string Document = "v1", Token = "token";

    public static IServiceCollection AddDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        return services.AddOpenApi(Document, options =>
        {
            options.ShouldInclude = door => door.ActionDescriptor.EndpointMetadata.OfType<ApiDoor>().Any();
            options.AddOperationTransformer((operation, context, _) => new DescribeDoor(context).Describe(operation));
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = DescriptionWords.Title.ToString(), Version = Document, Description = DescriptionWords.Says.ToString() };
                document.Servers = [];
                document.AddComponent(Token, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = DescriptionWords.Token.ToString() });
                document.Security = [new() { [new(Token, document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }

    public static void MapDescription(this IEndpointRouteBuilder doors) => doors.MapOpenApi("/openapi/{documentName}.json").Open("the description holds no data");
}
