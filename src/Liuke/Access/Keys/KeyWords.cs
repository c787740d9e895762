using Liuke.Basics;

namespace Liuke.Access.Keys;

public static class KeyWords
{
    public static Text KeepACopy(string file) => new(
        $"\n*** 已生成主密钥：{file}\n*** 请立即把它备份到另一处安全的地方。没有它，登录、两步验证和加密的个人信息都无法恢复；任何备份里都不含它。\n",
        $"\n*** A master key was made: {file}\n*** Copy it to another safe place now. Without it sign-ins, second factors and encrypted personal data are lost; no backup holds it.\n");

    public static Text Missing(string file) => new(
        $"找不到主密钥文件 {file}，而数据库中有用它加密的数据。请把当初备份的 master.key 放回该处，或用 Liuke__MasterKey 指明它的位置，然后重新启动。",
        $"The master key {file} is missing, and the database holds data sealed by it. Put your copy of master.key back there, or name its place in Liuke__MasterKey, and start again.");

    public static Text NotAKey(string file) => new(
        $"文件 {file} 不是主密钥（应是一行 Base64，共 32 字节）。请换回当初备份的 master.key。",
        $"The file {file} is no master key (one line of Base64, 32 bytes). Put your copy of master.key there.");

    public static Text OtherKey(string file) => new(
        $"主密钥 {file} 与这个数据库不符：数据库是用另一个主密钥加密的。请换上原来的 master.key 再启动；不要删除现有文件。",
        $"The master key {file} does not fit this database, which was sealed by another one. Put the original master.key there and start again; do not delete the present file.");

    public static Text OthersMayRead(string file) => new(
        $"主密钥 {file} 可被其他账户读取。请执行 chmod 600。",
        $"Other accounts may read the master key {file}. Run chmod 600 on it.");
}
