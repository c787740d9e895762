using Liuke.Basics;
using Liuke.Storage.Walls;
using NodaTime;

namespace Liuke.Archive.Keys;

/// <summary>By what a customer is known beyond doubt: 手机号, 统一社会信用代码, 企业微信, and the firm's own code or nickname.</summary>
public enum IdentityKind { Mobile, CreditCode, WeCom, External }

/// <summary>One key of one customer. No two customers have the same: the database itself sees to it.</summary>
[PartOf(typeof(Customer), nameof(CustomerId))]
[Personal]
public sealed class CustomerIdentity
{
    private CustomerIdentity() { }

    internal CustomerIdentity(IdentityKind kind, byte[] keyHash, CustomerId customer, string? shown, Instant addedAt)
        => (Kind, KeyHash, CustomerId, Shown, AddedAt) = (kind, keyHash, customer, shown, addedAt.Cut());

    public IdentityKind Kind { get; private set; }

    /// <summary>By which equal keys are found; of what belongs to a person it tells nothing without the master key.</summary>
    public byte[] KeyHash { get; private set; } = [];

    public CustomerId CustomerId { get; private set; }

    /// <summary>What pages may show of it: a credit code whole, nothing of the others, whose words stand elsewhere.</summary>
    public string? Shown { get; private set; }

    public Instant AddedAt { get; private set; }
}
