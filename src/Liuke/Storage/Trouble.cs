using System.Net.Sockets;
using Liuke.Basics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Liuke.Storage;

/// <summary>The world failed: what happened and what to do next, in a sentence.</summary>
/// <param name="IsPassing">Whether the same thing may go well a little later.</param>
public sealed record Trouble(Text Sentence, bool IsPassing = false)
{
    private const int NoRoomForSharedMemory = 4874;
    private const int NoSpace = 28, QuotaSpent = 122, ReadOnlyDisk = 30, Forbidden = 13;

    /// <summary>The trouble behind an exception; null when it is none of the world's doing but a mistake of ours.</summary>
    public static Trouble? Of(Exception? broken) => broken switch
    {
        null => null,
        CannotOpen unopened => new(unopened.Sentence),
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode),
        PostgresException postgres => OfPostgres(postgres),
        NpgsqlException => Of(broken.InnerException) ?? new(StorageWords.ServerLost, true),
        SocketException or TimeoutException => new(StorageWords.ServerLost, true),
        UnauthorizedAccessException => new(StorageWords.NotAllowed(broken.Message)),
        DirectoryNotFoundException or FileNotFoundException => new(StorageWords.NotThere(broken.Message)),
        IOException => OfDisk(broken.HResult & 0xFFFF) ?? Of(broken.InnerException),
        _ => Of(broken.InnerException),
    };

    private static Trouble? OfSqlite(int code, int extended) => code switch
    {
        5 or 6 => new(StorageWords.Busy, true),
        8 => new(StorageWords.ReadOnly),
        10 when extended == NoRoomForSharedMemory => new(StorageWords.DiskFull, true),
        10 => new(StorageWords.DiskFailed),
        11 => new(StorageWords.Damaged),
        13 => new(StorageWords.DiskFull, true),
        14 => new(StorageWords.CannotOpen),
        26 => new(StorageWords.NotADatabase),
        _ => null,
    };

    private static Trouble? OfPostgres(PostgresException postgres) => postgres.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(StorageWords.SignInRefused),
        PostgresErrorCodes.InvalidCatalogName => new(StorageWords.NoSuchDatabase),
        PostgresErrorCodes.InsufficientPrivilege => new(StorageWords.NotAllowed(postgres.MessageText)),
        PostgresErrorCodes.DiskFull => new(StorageWords.DiskFull, true),
        _ when postgres.IsTransient => new(StorageWords.ServerLost, true),
        _ => null,
    };

    private static Trouble? OfDisk(int code) => code switch
    {
        NoSpace or QuotaSpent => new(StorageWords.DiskFull, true),
        ReadOnlyDisk or Forbidden => new(StorageWords.ReadOnly),
        _ => null,
    };
}
