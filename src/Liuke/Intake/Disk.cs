using Microsoft.Data.Sqlite;
using Npgsql;

namespace Liuke.Intake;

/// <summary>Tells a full disk from other trouble, whoever reports it.</summary>
public static class Disk
{
    private const int SqliteFull = 13;
    private const int UnixNoSpace = 28;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    public static bool IsFull(Exception? broken)
    {
        for (; broken is not null; broken = broken.InnerException)
            if (broken is SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull }
                || broken is IOException { HResult: var code } && (code == WindowsNoSpace || (code & 0xffff) == UnixNoSpace)) return true;
        return false;
    }
}
