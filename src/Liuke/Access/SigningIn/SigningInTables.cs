using Liuke.Access.SigningIn.Factors;
using Liuke.Access.SigningIn.HeldForms;
using Liuke.Access.SigningIn.Sessions;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.SigningIn;

internal sealed class SigningInTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.ToTable("Sessions");
            session.HasIndex(s => new { s.PersonId, s.EndedAt });
            session.HasIndex(s => s.EndsAt);
        });
        model.Entity<KnownDevice>(device =>
        {
            device.ToTable("KnownDevices");
            device.HasKey(d => new { d.Hash, d.PersonId });
            device.HasIndex(d => d.PersonId);
        });
        model.Entity<TryCount>(count =>
        {
            count.ToTable("Tries");
            count.HasKey(c => c.Key);
            count.HasIndex(c => c.EndsAt);
        });
        model.Entity<SignInRules>(rules =>
        {
            rules.ToTable("SignInRules");
            rules.Property(r => r.Id).ValueGeneratedNever();
        });
        model.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("Passkeys");
            passkey.HasKey(p => p.Credential);
            passkey.HasIndex(p => p.PersonId);
        });
        model.Entity<Authenticator>(app =>
        {
            app.ToTable("Authenticators");
            app.HasKey(a => a.PersonId);
        });
        model.Entity<RecoveryCode>(code =>
        {
            code.ToTable("RecoveryCodes");
            code.HasKey(c => c.Hash);
            code.HasIndex(c => c.PersonId);
        });
        model.Entity<HeldForm>(form =>
        {
            form.ToTable("HeldForms");
            form.HasIndex(f => f.PersonId);
            form.HasIndex(f => f.HeldAt);
        });
    }
}

internal static class SigningInSets
{
    extension(Db db)
    {
        internal DbSet<Session> Sessions => db.Set<Session>();
        internal DbSet<KnownDevice> KnownDevices => db.Set<KnownDevice>();
        internal DbSet<TryCount> TryCounts => db.Set<TryCount>();
        internal DbSet<SignInRules> SignInRules => db.Set<SignInRules>();
        internal DbSet<Passkey> Passkeys => db.Set<Passkey>();
        internal DbSet<Authenticator> Authenticators => db.Set<Authenticator>();
        internal DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        internal DbSet<HeldForm> HeldForms => db.Set<HeldForm>();
    }
}
