using System.Reflection;
using Liuke.Basics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Liuke.Storage;

/// <summary>UTC, to the millisecond; text on SQLite, timestamptz on PostgreSQL: both sort as time.</summary>
public sealed class InstantColumn() : ValueConverter<Instant, DateTime>(
    at => at.Cut().ToDateTimeUtc(),
    stored => Instant.FromDateTimeUtc(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

public sealed class DayColumn() : ValueConverter<LocalDate, DateOnly>(
    day => day.ToDateOnly(),
    stored => LocalDate.FromDateOnly(stored));

/// <summary>16 bytes, big-endian, so that the order of version 7 ids is time.</summary>
public sealed class BytesGuidColumn() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true),
    stored => new Guid(stored, true));

public sealed class BytesIdColumn<T>() : ValueConverter<T, byte[]>(
    id => id.Value.ToByteArray(true),
    stored => IdColumns.From<T>(new Guid(stored, true))) where T : struct, IId<T>;

public sealed class GuidIdColumn<T>() : ValueConverter<T, Guid>(
    id => id.Value,
    stored => IdColumns.From<T>(stored)) where T : struct, IId<T>;

internal static class IdColumns
{
    // Expression trees cannot call static abstract members; an ordinary method can.
    public static T From<T>(Guid value) where T : struct, IId<T> => T.From(value);

    public static readonly IReadOnlyList<Type> Kinds =
    [
        .. Assembly.GetExecutingAssembly().GetTypes().Where(t => t.IsValueType && t.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))),
    ];
}
