using System.Text.Encodings.Web;
using System.Text.Json;
using Liuke.Access.Fields;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Walls;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Liuke.Access.SigningIn.HeldForms;

public readonly record struct HeldFormId(Guid Value) : IId<HeldFormId>
{
    public static HeldFormId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? p, out HeldFormId id) => (id = new(Guid.TryParse(s, out var g) ? g : default)).Value != default;
    public override string ToString() => Value.ToString();
}

/// <summary>A form that somebody sent who must first prove again who they are. It waits, sealed, and is sent on afterwards.</summary>
internal sealed class HeldForm
{
    /// <summary>The page that sends it on.</summary>
    public const string GoOn = "/confirm/go-on";

    public static readonly Duration Lasts = Duration.FromMinutes(15);

    private HeldForm() { }

    public HeldForm(HeldFormId id, PersonId person, byte[] content, Instant now) => (Id, PersonId, Content, HeldAt) = (id, person, content, now.Cut());

    public HeldFormId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    [Personal]
    public byte[] Content { get; private set; } = [];
    public Instant HeldAt { get; private set; }
}

/// <param name="Path">Where it was going; a path of this site.</param>
public sealed record FormSent(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>Keeps a form until its sender has proved who they are.</summary>
public sealed class HoldForm(IDbContextFactory<Db> store, PersonalFields fields, IClock clock)
{
    internal const string Field = "form.held";
    private const int LengthMost = 64_000, EachMost = 5;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null where it is too long to be kept.</returns>
    public async Task<HeldFormId?> Run(FormSent sent, PersonId by, CancellationToken stop)
    {
        var written = JsonSerializer.Serialize(sent, Plain);
        if (written.Length > LengthMost) return null;

        var (id, now) = (clock.New<HeldFormId>(), clock.GetCurrentInstant());
        await using var db = await store.CreateDbContextAsync(stop);
        // Whoever keeps sending without proving anything keeps the last few only.
        var before = await db.HeldForms.Where(f => f.PersonId == by).OrderBy(f => f.Id).ToListAsync(stop);
        db.HeldForms.RemoveRange(before.SkipLast(EachMost - 1));
        db.HeldForms.Add(new(id, by, fields.Seal(Field, id.Value, written), now));
        await db.SaveChangesAsync(stop);
        return id;
    }
}

/// <summary>Hands a kept form back to whoever sent it, once.</summary>
public sealed class TakeHeldForm(IDbContextFactory<Db> store, PersonalFields fields, IClock clock)
{
    public async Task<FormSent?> Run(HeldFormId id, PersonId by, CancellationToken stop)
    {
        await using var db = await store.CreateDbContextAsync(stop);
        await using var write = await db.BeginWrite(stop);
        var oldest = clock.GetCurrentInstant() - HeldForm.Lasts;
        var held = await db.HeldForms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.PersonId == by && f.HeldAt > oldest, stop);
        if (held is null || await db.HeldForms.Where(f => f.Id == id).ExecuteDeleteAsync(stop) == 0) return null;
        await write.Commit(stop);
        return fields.Open(HoldForm.Field, id.Value, held.Content) is { } written ? JsonSerializer.Deserialize<FormSent>(written) : null;
    }
}
