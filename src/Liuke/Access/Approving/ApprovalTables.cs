using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Approving;

internal sealed class ApprovalTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Approval>(approval =>
        {
            approval.ToTable("Approvals");
            approval.Property(a => a.Id).ValueGeneratedNever();
            approval.Ignore(a => a.News).Ignore(a => a.Flow).Ignore(a => a.Step).Ignore(a => a.Open);
            approval.HasMany(a => a.SignOffs).WithOne().HasForeignKey(s => s.ApprovalId).OnDelete(DeleteBehavior.NoAction);
            approval.HasMany(a => a.Moves).WithOne().HasForeignKey(m => m.ApprovalId).OnDelete(DeleteBehavior.NoAction);
            approval.HasIndex(a => new { a.RequestedBy, a.Kind, a.Subject }).IsUnique().HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("IX_Approvals_OneOpen");
            approval.HasIndex(a => new { a.RequestedBy, a.RequestedAt });
            approval.HasIndex(a => a.CustomerId);
        });
        model.Entity<SignOff>(signOff =>
        {
            signOff.ToTable("SignOffs");
            signOff.Property(s => s.Id).ValueGeneratedNever();
            signOff.HasIndex(s => s.ApprovalId);
            signOff.HasIndex(s => new { s.ApproverId, s.State });
            signOff.HasIndex(s => new { s.DecidedBy, s.DecidedAt });
            signOff.HasIndex(s => new { s.State, s.DueAt });
        });
        model.Entity<ApprovalMove>(move =>
        {
            move.ToTable("ApprovalMoves");
            move.Property(m => m.Id).ValueGeneratedNever();
            move.HasIndex(m => m.ApprovalId);
        });
        model.Entity<Substitute>(substitute =>
        {
            substitute.ToTable("Substitutes");
            substitute.Property(s => s.Id).ValueGeneratedNever();
            substitute.HasIndex(s => s.PersonId);
            substitute.HasIndex(s => s.StandInId);
        });
        model.Entity<FlowRow>(flow =>
        {
            flow.ToTable("ApprovalFlows");
            flow.HasKey(f => f.Kind);
        });
    }
}

public static class ApprovalSets
{
    extension(Db db)
    {
        // Not scoped by customer: who may read one is told by its sign-offs.
        internal DbSet<Approval> Approvals => db.Set<Approval>();
        internal DbSet<SignOff> SignOffs => db.Set<SignOff>();
        internal DbSet<ApprovalMove> ApprovalMoves => db.Set<ApprovalMove>();
        internal DbSet<Substitute> Substitutes => db.Set<Substitute>();
        internal DbSet<FlowRow> FlowRows => db.Set<FlowRow>();
    }
}
