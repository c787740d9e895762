using System.Text;
using Liuke.Archive;
using Liuke.Archive.Attachments;
using Liuke.Basics;
using Liuke.Storage;
using Liuke.Storage.Backup;
using Liuke.Tests.Archive.PeoplesData;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Liuke.Tests.Archive.Attachments;

public sealed class ErasedAttachmentTests
{
    [Fact]
    public async Task the_files_of_an_erased_person_are_gone_and_a_backup_from_before_brings_none_back()
    {
        await using var scene = await ErasureScene.Open();
        var code = await scene.House.Look(db => db.Customers.Where(c => c.Id == scene.Customer).Select(c => c.Code).SingleAsync());
        var bytes = Encoding.UTF8.GetBytes($"合同甲方：{ErasureScene.Name}");
        var by = scene.Lin;
        Assert.Null((await scene.House.Do<KeepAttachment, Outcome<AttachmentId>>(k => k.Run(code, new($"{ErasureScene.Name}.txt", new MemoryStream(bytes), bytes.Length), by, default), Reach.Own(by))).Refusal);
        var before = await scene.BackUp("before.zip");
        Assert.NotEmpty(Files(scene));

        await scene.Approve();
        await scene.RunJobs();
        Assert.Empty(Files(scene));
        Assert.Empty(await scene.Traces(ErasureScene.Name));

        Assert.Null((await scene.House.Do<RestoreDatabase, Outcome<Restored>>(restore => restore.Run(before, true, null, default))).Refusal);
        Assert.NotEmpty(Files(scene));
        _ = (await scene.House.Do<MigrateDatabase, Outcome<IReadOnlyList<string>>>(migrate => migrate.Run(default))).Value;
        Assert.Empty(Files(scene));
        Assert.Empty(await scene.Traces(ErasureScene.Name));
    }

    private static string[] Files(ErasureScene scene) => Directory.GetFiles(Path.Combine(scene.House.Folder, AttachmentFolder.Name), "*", SearchOption.AllDirectories);
}
