using Liuke.Basics;
using Liuke.Storage.Walls;

namespace Liuke.Access.Limits;

/// <summary>How much of something each role may do. Rooms bring theirs with what holds as delivered; an administrator may change the numbers.</summary>
/// <param name="Name">Room and thing, as in "archive.reveals".</param>
/// <param name="Defaults">By role; a role that is missing may do none.</param>
public sealed record Limit(string Name, Text Title, Text Says, IReadOnlyDictionary<Roles, int> Defaults);

/// <summary>A limit as the firm has set it for one role.</summary>
[NotPersonal("the firm's own settings")]
internal sealed class RoleLimit
{
    private RoleLimit() { }

    public RoleLimit(string name, Roles role, int most) => (Name, Role, Most) = (name, role, most);

    public string Name { get; private set; } = "";
    public Roles Role { get; private set; }
    public int Most { get; private set; }
}

/// <summary>How often somebody did something on one day.</summary>
[NotPersonal("counts of deeds, by name of the deed")]
internal sealed class DayCount
{
    private DayCount() { }

    public PersonId PersonId { get; private set; }
    public NodaTime.LocalDate Day { get; private set; }
    public string What { get; private set; } = "";
    public int Count { get; private set; }
}
