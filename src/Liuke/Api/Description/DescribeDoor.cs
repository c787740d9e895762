using System.Text.Json;
using System.Text.Json.Nodes;
using Liuke.Access;
using Liuke.Api.Border;
using Liuke.Api.Once;
using Liuke.Basics;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Liuke.Api.Description;

/// <summary>Says of one door what its registration says: what it is for, who may, what it takes and answers, and how it refuses.</summary>
internal sealed class DescribeDoor(OpenApiOperationTransformerContext context)
{
    private const string Json = "application/json";

    private readonly IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;

    public async Task Describe(OpenApiOperation operation)
    {
        var door = metadata.OfType<ApiDoor>().Single();
        operation.OperationId = door.Name;
        operation.Summary = door.Summary.ToString();
        operation.Description = (metadata.OfType<NeedsAttribute>().LastOrDefault() is { } needs ? DescriptionWords.Needs(needs.Permission) : DescriptionWords.NeedsNothing).ToString();
        operation.Tags = new HashSet<OpenApiTagReference> { new(door.Group, context.Document) };
        Parameters(operation);
        Body(operation);
        await Answers(operation, door);
    }

    private bool IsUnsafe => context.Description.HttpMethod is not "GET";

    private void Parameters(OpenApiOperation operation)
    {
        var inPath = operation.Parameters?.Where(p => p.In == ParameterLocation.Path) ?? [];
        var asked = metadata.OfType<ApiParameter>().Select(p => Parameter(p, ParameterLocation.Query));
        IOpenApiParameter[] key = IsUnsafe ? [Parameter(new(AnswerOnce.KeyHeader, DescriptionWords.Key, "7d3f0f0e-order-17"), ParameterLocation.Header)] : [];
        operation.Parameters = [.. inPath, .. asked, .. key];
    }

    private static OpenApiParameter Parameter(ApiParameter says, ParameterLocation place) => new()
    {
        Name = says.Name, In = place, Description = says.Says.ToString(), Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = says.Example,
    };

    private void Body(OpenApiOperation operation)
    {
        if (metadata.OfType<ApiBody>().LastOrDefault() is { } body && operation.RequestBody?.Content?.TryGetValue(Json, out var media) == true && media is OpenApiMediaType { } written)
            written.Example = Node(body.Example);
    }

    private async Task Answers(OpenApiOperation operation, ApiDoor door)
    {
        operation.Responses ??= [];
        foreach (var answer in metadata.OfType<ApiAnswer>())
            if (operation.Responses.TryGetValue(Status(answer.Status), out var response))
            {
                response.Description = DescriptionWords.Done.ToString();
                foreach (var written in response.Content?.Values.OfType<OpenApiMediaType>() ?? []) written.Example = Node(answer.Example);
            }

        var schema = await context.GetOrCreateSchemaAsync(typeof(Problem));
        int[] body = metadata.OfType<ApiBody>().Any() ? [400, 413, 415, 422] : [];
        int[] asked = metadata.OfType<ApiParameter>().Any() ? [422] : [];
        int[] changes = IsUnsafe ? [409, 422] : [];
        foreach (var status in door.Refuses.Concat(body).Concat(asked).Concat(changes).Concat([401, 403, 503]).Distinct().Order())
        {
            var problem = status == 422 && IsUnsafe ? Problem.Field("note", BorderWords.UnknownField) : Problem.Of(status);
            operation.Responses[Status(status)] = new OpenApiResponse
            {
                Description = problem.Title, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problem.MediaType] = new() { Schema = schema, Example = Node(problem) } },
            };
        }
    }

    private static string Status(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode? Node(object example) => JsonSerializer.SerializeToNode(example, example.GetType(), ApiJson.Options);
}
