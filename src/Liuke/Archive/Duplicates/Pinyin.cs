using System.Collections.Frozen;
using System.Text;

namespace Liuke.Archive.Duplicates;

/// <summary>How a character is read, without its tone: 灯 and 登 are both deng.</summary>
/// <remarks>
/// The standard GB 2312 orders its 3,755 most used characters by how they are read. So it is enough to know with which character each
/// syllable begins. A character with several readings has its usual one; one that is not among them stands for itself.
/// </remarks>
internal static class Pinyin
{
    // First character and syllable, in the order of the standard.
    private const string Beginnings = """
        啊a埃ai鞍an肮ang凹ao芭ba白bai斑ban邦bang苞bao杯bei奔ben崩beng逼bi鞭bian标biao鳖bie彬bin兵bing玻bo捕bu擦ca猜cai餐can苍cang操cao厕ce层ceng插cha拆chai搀chan昌chang超chao车che郴chen撑cheng
        吃chi充chong抽chou初chu揣chuai川chuan疮chuang吹chui春chun戳chuo疵ci聪cong凑cou粗cu蹿cuan摧cui村cun磋cuo搭da呆dai耽dan当dang刀dao德de蹬deng堤di颠dian碉diao跌die丁ding丢diu东dong兜dou
        督du端duan堆dui墩dun掇duo蛾e恩en而er发fa藩fan坊fang菲fei芬fen丰feng佛fo否fou夫fu噶ga该gai干gan冈gang篙gao哥ge给gei根gen耕geng工gong钩gou辜gu刮gua乖guai棺guan光guang瑰gui辊gun锅guo哈ha骸hai
        酣han夯hang壕hao呵he嘿hei痕hen哼heng轰hong喉hou呼hu花hua槐huai欢huan荒huang灰hui荤hun豁huo击ji嘉jia歼jian僵jiang蕉jiao揭jie巾jin荆jing炯jiong揪jiu鞠ju捐juan撅jue均jun喀ka开kai刊kan
        康kang考kao坷ke肯ken坑keng空kong抠kou枯ku夸kua块kuai宽kuan匡kuang亏kui坤kun括kuo垃la莱lai蓝lan琅lang捞lao勒le雷lei棱leng厘li俩lia联lian粮liang撩liao列lie琳lin玲ling溜liu龙long楼lou芦lu
        驴lv峦luan掠lve抡lun萝luo妈ma埋mai瞒man芒mang猫mao么me玫mei门men萌meng眯mi棉mian苗miao蔑mie民min明ming谬miu摸mo谋mou拇mu拿na氖nai南nan囊nang挠nao呢ne馁nei嫩nen能neng妮ni蔫nian娘niang
        鸟niao捏nie您nin柠ning牛niu脓nong奴nu女nv暖nuan虐nve挪nuo哦o欧ou啪pa拍pai攀pan乓pang抛pao呸pei喷pen砰peng坯pi篇pian飘piao撇pie拼pin乒ping坡po剖pou扑pu期qi掐qia牵qian枪qiang橇qiao切qie
        钦qin青qing琼qiong秋qiu趋qu圈quan缺que裙qun然ran瓤rang饶rao惹re壬ren扔reng日ri戎rong揉rou茹ru软ruan蕊rui闰run若ruo撒sa腮sai三san桑sang搔sao瑟se森sen僧seng莎sha筛shai珊shan墒shang梢shao
        奢she砷shen声sheng师shi收shou蔬shu刷shua摔shuai栓shuan霜shuang谁shui吮shun说shuo斯si松song搜sou苏su酸suan虽sui孙sun蓑suo塌ta胎tai坍tan汤tang掏tao特te藤teng梯ti天tian挑tiao贴tie厅ting
        通tong偷tou凸tu湍tuan推tui吞tun拖tuo挖wa歪wai豌wan汪wang威wei瘟wen嗡weng挝wo巫wu昔xi瞎xia掀xian相xiang萧xiao楔xie薪xin星xing兄xiong休xiu墟xu轩xuan靴xue勋xun压ya焉yan殃yang邀yao椰ye一yi
        茵yin英ying哟yo拥yong幽you迂yu鸳yuan曰yue耘yun匝za栽zai咱zan赃zang遭zao责ze贼zei怎zen增zeng扎zha摘zhai瞻zhan樟zhang招zhao遮zhe珍zhen蒸zheng芝zhi中zhong舟zhou珠zhu抓zhua拽zhuai专zhuan
        桩zhuang椎zhui谆zhun捉zhuo兹zi鬃zong邹zou租zu钻zuan嘴zui尊zun昨zuo
        """;

    private static readonly FrozenDictionary<char, string> Readings = Read();

    public static string Of(char character) => Readings.TryGetValue(character, out var syllable) ? syllable : character.ToString();

    private static FrozenDictionary<char, string> Read()
    {
        var begins = new Dictionary<char, string>();
        foreach (var (first, syllable) in Pairs()) begins[first] = syllable;

        var gb2312 = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        var (readings, present) = (new Dictionary<char, string>(), "");
        for (var row = 0xB0; row <= 0xD7; row++)
            for (var cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++)
            {
                var character = gb2312.GetString([(byte)row, (byte)cell])[0];
                if (begins.TryGetValue(character, out var syllable)) present = syllable;
                readings[character] = present;
            }

        return readings.ToFrozenDictionary();
    }

    private static IEnumerable<(char First, string Syllable)> Pairs()
    {
        var at = 0;
        var all = string.Concat(Beginnings.Where(c => !char.IsWhiteSpace(c)));
        while (at < all.Length)
        {
            var end = at + 1;
            while (end < all.Length && char.IsAsciiLetter(all[end])) end++;
            yield return (all[at], all[(at + 1)..end]);
            at = end;
        }
    }
}
