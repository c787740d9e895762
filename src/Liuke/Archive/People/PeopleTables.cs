using Liuke.Archive.Attachments;
using Liuke.Archive.Dates;
using Liuke.Archive.Interactions;
using Liuke.Archive.Ties;
using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Archive.People;

/// <summary>The people of a customer and what is said with them.</summary>
internal sealed class PeopleTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Contact>(contact =>
        {
            contact.ToTable("Contacts");
            contact.Ignore(c => c.Fields);
            contact.Property(c => c.Version).IsConcurrencyToken();
            contact.HasIndex(c => c.CustomerId);
            contact.HasIndex(c => c.Name);
        });
        model.Entity<ContactChannel>(channel =>
        {
            channel.ToTable("ContactChannels");
            channel.HasIndex(c => c.CustomerId);
            channel.HasIndex(c => c.ContactId);
            channel.HasIndex(c => c.Index);
            channel.HasIndex(c => c.EndIndex);
        });
        model.Entity<ImportantDate>(date =>
        {
            date.ToTable("ImportantDates");
            date.Ignore(d => d.Yearly);
            date.HasIndex(d => d.CustomerId);
            // In which the night looks up a week's days.
            date.HasIndex(d => new { d.Calendar, d.Month, d.Day, d.Id });
        });
        model.Entity<Interaction>(interaction =>
        {
            interaction.ToTable("Interactions");
            interaction.HasIndex(i => i.Number).IsUnique();
            interaction.HasIndex(i => new { i.CustomerId, i.HappenedAt });
            interaction.HasIndex(i => i.HappenedAt);
            interaction.HasIndex(i => i.CorrectsId).IsUnique().HasFilter("\"CorrectsId\" IS NOT NULL");
        });
        model.Entity<TextSerial>(serial =>
        {
            serial.ToTable("TextSerials");
            serial.HasKey(s => s.Name);
        });
        model.Entity<Attachment>(file =>
        {
            file.ToTable("Attachments");
            file.HasIndex(f => new { f.CustomerId, f.At });
        });
        Ties(model);
    }

    private static void Ties(ModelBuilder model)
    {
        model.Entity<CustomerRelation>(relation =>
        {
            relation.ToTable("CustomerRelations");
            relation.HasKey(r => new { r.FromId, r.ToId, r.Kind });
        });
        model.Entity<Tag>(tag =>
        {
            tag.ToTable("Tags");
            tag.HasKey(t => t.Key);
        });
        model.Entity<CustomerTag>(tag =>
        {
            tag.ToTable("CustomerTags");
            tag.HasKey(t => new { t.CustomerId, t.TagKey });
            tag.HasIndex(t => t.TagKey);
        });
        model.Entity<AccountTeamMember>(member =>
        {
            member.ToTable("AccountTeamMembers");
            member.HasKey(m => new { m.CustomerId, m.PersonId });
            member.HasIndex(m => m.PersonId);
        });
        model.Entity<Pin>(pin =>
        {
            pin.ToTable("Pins");
            pin.HasKey(p => new { p.PersonId, p.CustomerId });
            pin.Property(p => p.Place).HasDefaultValue(0);
        });
        model.Entity<OwnerTerm>(term =>
        {
            term.ToTable("OwnerTerms");
            term.HasIndex(t => new { t.CustomerId, t.UntilAt });
        });
    }
}

public static class PeopleSets
{
    extension(Db db)
    {
        public DbSet<Contact> Contacts => db.Set<Contact>();
        public DbSet<ContactChannel> ContactChannels => db.Set<ContactChannel>();
        public DbSet<ImportantDate> ImportantDates => db.Set<ImportantDate>();
        public DbSet<Interaction> Interactions => db.Set<Interaction>();
        public DbSet<CustomerRelation> CustomerRelations => db.Set<CustomerRelation>();
        public DbSet<Tag> Tags => db.Set<Tag>();
        public DbSet<CustomerTag> CustomerTags => db.Set<CustomerTag>();
        public DbSet<Pin> Pins => db.Set<Pin>();
        public DbSet<OwnerTerm> OwnerTerms => db.Set<OwnerTerm>();
        public DbSet<Attachment> Attachments => db.Set<Attachment>();

        // Not behind the wall, for it widens the reach: read it by a customer that was read before.
        internal DbSet<AccountTeamMember> AccountTeamMembers => db.Set<AccountTeamMember>();
    }
}
