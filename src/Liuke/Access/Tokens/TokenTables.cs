using Liuke.Storage;
using Microsoft.EntityFrameworkCore;

namespace Liuke.Access.Tokens;

internal sealed class TokenTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ApiToken>(token =>
    {
        token.ToTable("ApiTokens");
        token.Ignore(t => t.ScopeList);
        token.HasIndex(t => t.PersonId);
    });
}

public static class TokenSets
{
    extension(Db db)
    {
        internal DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();
    }
}
