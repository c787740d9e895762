using Liuke.Basics;

namespace Liuke.Storage;

internal static class StorageWords
{
    public static Text FromNewerVersion(string step) => new(
        $"这个数据库由更新版本的留客建立（多出步骤 {step}）。数据没有改动。请升级留客后再打开，或换用另一个数据库文件。",
        $"This database was made by a newer version of Liuke (it has the step {step}). Nothing was changed. Upgrade Liuke and open it again, or choose another database.");
}
