using System.Globalization;
using Liuke.Archive.Keys;
using Liuke.Archive.Modules;
using Liuke.Basics;
using Liuke.Intake;
using F = Liuke.Archive.Imports.CustomerImportFields;

namespace Liuke.Archive.Imports;

/// <summary>Reads what a cell says of a field of the file, by the field's type: people and departments by name, days and amounts as people write them.</summary>
internal sealed class FactCells(CustomerRun run, Company company, DateOrder order)
{
    private readonly Times times = new(company.Zone, order);

    public Outcome<FieldValue?> Read(FileField field, string written)
    {
        if (field.Key == F.Credit) return CreditCode.Read(written) is { } credit ? FieldValue.Read(field, credit) : Refusal.Invalid(CustomerImportWords.NotACredit(written));
        switch (field.Type)
        {
            case FieldType.Person:
                return run.PersonNamed(written) is { } person ? FieldValue.Read(field, person.ToString()) : Refusal.Invalid(CustomerImportWords.NoSuchPerson(written));
            case FieldType.Department:
                return run.DepartmentNamed(written) is { } department ? FieldValue.Read(field, department.ToString()) : Refusal.Invalid(CustomerImportWords.NoSuchDepartment(written));
            case FieldType.Date:
                return times.Read(written).Refused(out var noDay, out var day) ? noDay : FieldValue.Read(field, day.DayIn(company.Zone).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
            case FieldType.Number or FieldType.Money:
                return Amounts.Read(written.TrimEnd('%', '％'), field.Type == FieldType.Money ? company.Currency : null).Refused(out var noNumber, out var number) ? noNumber : FieldValue.Read(field, number.ToString(CultureInfo.InvariantCulture));
            default:
                return FieldValue.Read(field, written);
        }
    }
}
