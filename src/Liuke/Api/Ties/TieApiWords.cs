using Liuke.Basics;

namespace Liuke.Api.Ties;

internal static class TieApiWords
{
    public static Text Read => new("客户的关系、标签、服务团队和双方历任负责人", "Reads a customer's relations, tags, account team, and who was in charge on either side");
    public static Text Relate => new("记录与另一客户的关系，两份档案同时写入", "Says what the customer is to another, on both files at once");
    public static Text Unrelate => new("解除关系，两份档案同时去掉", "Takes a relation away from both files");
    public static Text Tag => new("给客户加、去标签", "Puts tags on a customer and takes them off");
    public static Text TagMany => new("给许多客户加、去标签，只改可见的", "Puts tags on many customers at once, of those in reach");
    public static Text Tags => new("全公司的标签及可见客户数", "Lists the firm's tags with how many customers in reach bear them");
    public static Text Rename => new("标签改名；已有的词则合并", "Renames a tag, or merges it into a word that is there");
    public static Text Join => new("把同事加入服务团队或改分工", "Puts a colleague on the account team, or gives them another role");
    public static Text Leave => new("请同事退出服务团队", "Takes a colleague off the account team");
    public static Text Pins => new("自己的重点客户夹，含每份档案的目录", "One's own folder of key accounts, with what each file holds");
    public static Text Prospects => new("按地区和意向产品统计潜在客户及了解程度", "Counts prospects by region and product wanted, and how many are well known");
    public static Text Pin => new("放入自己的重点客户夹", "Lays a customer into one's own folder");
    public static Text Unpin => new("移出自己的重点客户夹", "Takes a customer out of one's own folder");
    public static Text Move => new("在客户夹里上移或下移", "Moves a customer up or down in one's own folder");
}
