using System.Collections.Frozen;

namespace Liuke.Access.SigningIn.Passwords;

/// <summary>The passwords that are tried first by whoever guesses.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <remarks>Capitals, and signs put before or after, make it no less common.</remarks>
    public static bool Holds(string password)
    {
        var lower = password.ToLowerInvariant();
        return Known.Value.Contains(lower) || Known.Value.Contains(lower.Trim([.. lower.Where(c => !char.IsLetterOrDigit(c))]));
    }

    private static FrozenSet<string> Read()
    {
        using var file = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var lines = new StreamReader(file);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
            if (!line.StartsWith("# ", StringComparison.Ordinal)) known.Add(line);
        return known.ToFrozenSet(StringComparer.Ordinal);
    }
}
