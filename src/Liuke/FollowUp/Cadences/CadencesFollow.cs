using Liuke.Archive;
using Liuke.Basics;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.FollowUp.Cadences;

/// <summary>The rhythm goes with the customer to whoever looks after it next.</summary>
internal sealed class CadencesFollow : IFollowCustomer
{
    public async Task Moved(Db db, IReadOnlyCollection<CustomerId> customers, Ownership to, CancellationToken stop)
    {
        var (owner, department) = (to.OwnerId, to.DepartmentId);
        await db.CustomerCadences.Where(c => EF.Parameter(customers).Contains(c.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, owner).SetProperty(c => c.DepartmentId, department), stop);
        await db.WorkEscalations.Where(e => EF.Parameter(customers).Contains(e.CustomerId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.OwnerId, owner).SetProperty(e => e.DepartmentId, department), stop);
    }
}

/// <summary>Customers of one grade, for the list: /customers?set=grade&amp;value=A.</summary>
internal sealed class GradeSet : ICustomerSet
{
    public const string Key = "grade";

    public string Name => Key;

    public Text? Title(CustomerSetArguments asked) => Grade(asked) is { } grade ? CadenceWords.Grade(grade) : null;

    public IQueryable<CustomerId> Members(Db db, CustomerSetArguments asked)
    {
        var grade = Grade(asked)!.Value;
        return db.CustomerCadences.Where(c => c.Grade == grade).Select(c => c.CustomerId);
    }

    private static FollowGrade? Grade(CustomerSetArguments asked) => asked.Value is { Length: 1 } && Enum.TryParse<FollowGrade>(asked.Value, out var grade) && grade is >= FollowGrade.A and <= FollowGrade.D ? grade : null;
}
