using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Liuke.Basics;

/// <summary>An identifier: a version 7 guid, so that order is time, with a type of its own.</summary>
public interface IId<TSelf> : IParsable<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.From(Guid.Parse(s));

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result)
    {
        var found = Guid.TryParse(s, out var guid);
        result = TSelf.From(guid);
        return found;
    }
}

/// <summary>Makes new ids from the injected clock.</summary>
public static class Ids
{
    public static T New<T>(Instant now) where T : struct, IId<T> => T.From(Guid.CreateVersion7(now.ToDateTimeOffset()));

    public static T New<T>(this IClock clock) where T : struct, IId<T> => New<T>(clock.GetCurrentInstant());
}
