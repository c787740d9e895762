using Liuke.Access;
using Liuke.Access.People;
using Liuke.Api.Border;
using Liuke.Basics;

namespace Liuke.Api.Administration;

/// <param name="ParentId">Null for the firm itself.</param>
public sealed record DepartmentFileAnswer(Guid Id, string Name, Guid? ParentId, int People);

public sealed record DepartmentsAnswer(IReadOnlyList<DepartmentFileAnswer> Items);

public sealed record NewDepartmentCall(string Name, Guid ParentId);

public sealed record DepartmentCall(string Name, Guid? ParentId = null);

/// <summary>Departments for programs.</summary>
internal static class DepartmentDoors
{
    private const string Needed = PeoplePermissions.Manage, Group = "People";
    private static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000009");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/departments", async (FindDepartments find, CancellationToken stop) =>
            ApiDoors.Yes(new DepartmentsAnswer([.. (await find.Run(stop)).Select(d => new DepartmentFileAnswer(d.Id.Value, d.Name, d.Parent?.Value, d.People))])))
            .Is(Needed, new("findDepartments", Group, AdministrationDoorWords.FindDepartments)).Answers(new DepartmentsAnswer([new(Id, "华东一部", Id, 12)]));
        api.MapPost("/departments", async (Body<NewDepartmentCall> body, AddDepartment add, CancellationToken stop) => (await add.Run(body.Value.Name, new DepartmentId(body.Value.ParentId), stop)).Or(id => new DoneAnswer(id.Value)))
            .Is(Needed, new("addDepartment", Group, AdministrationDoorWords.AddDepartment, 404, 422)).Takes(new NewDepartmentCall("华东二部", Id)).Answers(new DoneAnswer(Id));
        api.MapPut("/departments/{id:guid}", async (Guid id, Body<DepartmentCall> body, ChangeDepartment change, CurrentPerson me, CancellationToken stop) =>
            (await change.Run(new(id), body.Value.Name, body.Value.ParentId is { } above ? new DepartmentId(above) : null, me.Id, stop)).Or(_ => new DoneAnswer(id)))
            .Is(Needed, new("changeDepartment", Group, AdministrationDoorWords.ChangeDepartment, 404, 409, 422)).Takes(new DepartmentCall("华东一部", Id)).Answers(new DoneAnswer(Id));
    }
}
