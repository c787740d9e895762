using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Liuke.Basics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Liuke.Access.SigningIn.Passwords;

/// <summary>Does the slow arithmetic of passwords, one after the other on a thread that gives way to all others.</summary>
/// <remarks>A core checks about five a second: done on the spot, a few hundred wrong sign-ins would stop every page. It gives way so far that
/// pages hardly feel a flood, and no further: on a busy machine whoever signs in must not wait for minutes.</remarks>
public sealed class PasswordDesk : IDisposable
{
    private const int WaitingMost = 16, Niceness = 5;

    // Checked where there is no such person, so that a stranger learns nothing from the time it takes.
    private readonly Lazy<string> nobodys;
    private readonly PasswordHasher<Person> hasher;
    private readonly BlockingCollection<Action> work = new(WaitingMost);

    public PasswordDesk(IOptions<PasswordHasherOptions> rounds)
    {
        hasher = new PasswordHasher<Person>(rounds);
        nobodys = new(() => hasher.HashPassword(null!, "nobody's"));
        new Thread(Sit) { IsBackground = true, Name = "passwords", Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <param name="hash">What is kept of the person's password; null where there is no such person or no password.</param>
    public Task<Outcome<PasswordVerificationResult>> Check(string? hash, string password, CancellationToken stop) => Ask(() =>
    {
        var found = hasher.VerifyHashedPassword(null!, hash ?? nobodys.Value, password);
        return hash is null ? PasswordVerificationResult.Failed : found;
    }, stop);

    public Task<Outcome<string>> Hash(string password, CancellationToken stop) => Ask(() => hasher.HashPassword(null!, password), stop);

    public void Dispose() => work.CompleteAdding();

    private async Task<Outcome<T>> Ask<T>(Func<T> arithmetic, CancellationToken stop)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!work.TryAdd(() =>
        {
            if (stop.IsCancellationRequested) answer.TrySetCanceled(stop);
            else if (Try(arithmetic, answer) is { } result) answer.TrySetResult(result);
        })) return Refusal.Conflict(SigningWords.TooManyAtOnce);
        return await answer.Task;
    }

    private static T? Try<T>(Func<T> arithmetic, TaskCompletionSource<T> answer)
    {
        try
        {
            return arithmetic();
        }
        catch (Exception broken)
        {
            answer.TrySetException(broken);
            return default;
        }
    }

    private void Sit()
    {
        if (OperatingSystem.IsLinux()) _ = GiveWay(0, 0, Niceness);
        foreach (var next in work.GetConsumingEnumerable()) next();
    }

    // On Linux a priority belongs to a thread when it names none, and .NET sets none there.
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GiveWay(int which, int who, int niceness);
}
