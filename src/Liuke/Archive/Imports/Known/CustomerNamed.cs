using Liuke.Archive.Keys;
using Liuke.Basics;
using Liuke.Intake;

namespace Liuke.Archive.Imports.Known;

/// <summary>By what a row names a customer who is known already.</summary>
/// <param name="Number">By the code of the archive: exact.</param>
/// <param name="Keys">By own code, mobile and credit code: exact.</param>
/// <param name="IsCoded">Whether a code says who it is, so that the name must not be tried in its place.</param>
internal sealed record CustomerNamed(string? Name, long? Number, IReadOnlyList<(IdentityKind Kind, string Hash)> Keys, bool IsCoded)
{
    public string Shown { get; init; } = "";

    /// <summary>By how the name is spelt, without spaces and widths.</summary>
    public string? NameKey { get; } = Name is null ? null : CustomerName.Key(Name);
}

/// <summary>The columns in which a file about something else names the customer that it is about.</summary>
internal sealed class CustomerColumns(ImportCells cells, Identities identities, string? all)
{
    public const string Name = "customer", Own = "customer.own", Code = "customer.code", Mobile = "customer.mobile", Credit = "customer.credit";

    public static IReadOnlyList<Field> Fields { get; } =
    [
        new(Name, new("客户名称", "Customer name"), "客户名称", "客户", "公司名称", "公司", "企业名称", "单位名称", "单位", "customer name", "customer", "company name", "company", "organisation", "organization", "account"),
        new(Own, new("客户编号", "Customer code"), "客户编号", "原系统编号", "客户编码", "客户代码", "客户号", "customer code", "customer id", "customer no", "own code", "external id"),
        new(Code, new("留客编号", "Liuke code"), "留客编号", "liuke code"),
        new(Mobile, new("客户手机", "Customer mobile"), "客户手机", "客户手机号", "customer mobile"),
        new(Credit, new("统一社会信用代码", "Credit code"), "统一社会信用代码", "信用代码", "税号", "credit code", "tax id", "uscc"),
    ];

    /// <summary>What a file cannot do without.</summary>
    public static Refusal? Check(ImportSettings settings, Mapping mapping, IReadOnlyList<string> headers)
        => settings.Customer is not null || Fields.Any(f => mapping.IndexOf(f.Key, headers) >= 0) ? null : Refusal.Invalid(CustomerImportWords.NoCustomerColumn(headers));

    public Outcome<CustomerNamed> Read(TableRow raw)
    {
        if (all is not null) return CustomerCode.Read(all) is { } chosen ? new CustomerNamed(null, chosen, [], true) { Shown = all } : Refusal.Invalid(CustomerImportWords.NoSuchCustomer(all));
        var keys = new List<(IdentityKind, string)>();
        var (number, own) = ((long?)null, cells.Plain(raw, Own));
        if (cells.Plain(raw, Code) is { } code && (number = CustomerCode.Read(code)) is null) return Refusal.Invalid(CustomerImportWords.NoSuchCustomer(code));
        // The column of codes of a file that came from here holds our own codes.
        if (own is not null && number is null && CustomerCode.Read(own) is { } ours) (number, own) = (ours, null);
        if (own?.Length > EnterWish.ExternalLengthMax) return Refusal.Invalid(CustomerImportWords.TooLong(cells.Title(Own), EnterWish.ExternalLengthMax));
        if (cells.Mobile(raw, Mobile).Refused(out var no, out var mobile)) return no;
        var credit = cells.Plain(raw, Credit);
        if (credit is not null && CreditCode.Read(credit) is null) return Refusal.Invalid(CustomerImportWords.NotACredit(credit));
        if (cells.Words(raw, Name, EnterWish.NameLengthMax).Refused(out no, out var name)) return no;

        Add(IdentityKind.External, own);
        Add(IdentityKind.CreditCode, credit);
        Add(IdentityKind.Mobile, mobile);
        if (name is null && number is null && keys.Count == 0) return Refusal.Invalid(CustomerImportWords.NoCustomerNamed);
        return new CustomerNamed(name, number, keys, number is not null || own is not null) { Shown = own ?? cells.Plain(raw, Code) ?? name ?? credit ?? "" };

        void Add(IdentityKind kind, string? typed)
        {
            if (typed is not null && identities.Hash(new(kind, typed)) is { } hash) keys.Add((kind, Convert.ToHexStringLower(hash)));
        }
    }
}
