using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Liuke.Access.Borders;

/// <summary>A form without a single field binds to nothing at all: it is answered here, before anybody reads it.</summary>
public static class WholeForms
{
    public static RouteGroupBuilder RefuseEmptyForms(this RouteGroupBuilder doors) => doors.AddEndpointFilterFactory((door, next) =>
    {
        var nullability = new NullabilityInfoContext();
        var needed = door.MethodInfo.GetParameters().Where(p => p.IsDefined(typeof(FromFormAttribute)) && !p.ParameterType.IsValueType
            && nullability.Create(p).ReadState == NullabilityState.NotNull).Select(p => p.Position).ToArray();
        if (needed.Length == 0) return next;
        return called => Array.Exists(needed, at => called.Arguments[at] is null)
            ? ValueTask.FromResult<object?>(Results.Text(BorderWords.EmptyForm.ToString(), statusCode: StatusCodes.Status400BadRequest))
            : next(called);
    });
}
