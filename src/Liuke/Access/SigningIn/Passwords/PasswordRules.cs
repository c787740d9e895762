using Liuke.Basics;

namespace Liuke.Access.SigningIn.Passwords;

/// <summary>What a new password must be: long enough, and nothing that is guessed first. Any characters, no forced mixture.</summary>
internal static class PasswordRules
{
    private const int LengthMost = 256, DigitsOnlyFrom = 14, DistinctLeast = 5;

    public static Refusal? Check(string password, string userName, string name, SignInRules rules)
    {
        if (password.Length < rules.PasswordLengthMin) return Refusal.Invalid(SigningWords.PasswordTooShort(rules.PasswordLengthMin));
        if (password.Length > LengthMost) return Refusal.Invalid(SigningWords.PasswordTooLong(LengthMost));
        if (CommonPasswords.Holds(password)) return Refusal.Invalid(SigningWords.PasswordCommon);
        if (password.Length < DigitsOnlyFrom && password.All(char.IsAsciiDigit)) return Refusal.Invalid(SigningWords.PasswordOnlyDigits(DigitsOnlyFrom));
        if (password.Distinct().Count() < DistinctLeast || IsRow(password) || IsRepeated(password)) return Refusal.Invalid(SigningWords.PasswordPlain);
        return new[] { userName, name, "liuke", "留客" }.Any(word => word.Length > 1 && password.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? Refusal.Invalid(SigningWords.PasswordPersonal) : null;
    }

    // abcdefgh, 87654321: every step is the same.
    private static bool IsRow(string password)
    {
        var step = password[1] - password[0];
        return step is >= -1 and <= 1 && password.Zip(password.Skip(1)).All(pair => pair.Second - pair.First == step);
    }

    // abcdeabcde: a shorter word over and over.
    private static bool IsRepeated(string password)
        => Enumerable.Range(1, password.Length / 2).Any(unit => password.Select((c, i) => c == password[i % unit]).All(same => same));
}
