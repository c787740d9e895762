namespace Liuke.Access.Fields;

/// <summary>What of a personal value stands in lists and pages: enough to recognise, too little to use.</summary>
public static class Masks
{
    /// <summary>138****8000.</summary>
    public static string? Mobile(string? mobile)
    {
        if (mobile is null) return null;
        var local = mobile.StartsWith("+86", StringComparison.Ordinal) ? mobile[3..] : mobile;
        return local.Length < 7 ? new string('*', local.Length) : $"{local[..3]}****{local[^4..]}";
    }
}
