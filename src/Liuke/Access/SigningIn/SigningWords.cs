using Liuke.Access.SigningIn.Sessions;
using Liuke.Basics;

namespace Liuke.Access.SigningIn;

public static class SigningWords
{
    // Passwords
    public static Text PasswordTooShort(int least) => new($"密码至少 {least} 个字符。可以用几个不相关的词连成一句。", $"The password needs at least {least} characters. A few unrelated words in a row do well.");
    public static Text PasswordTooLong(int most) => new($"密码最多 {most} 个字符。", $"The password may have {most} characters at most.");
    public static Text PasswordCommon => new("这个密码太常见，别人一猜就中。请换一个。", "This password is one of those that are guessed first. Choose another.");
    public static Text PasswordOnlyDigits(int from) => new($"只有数字的密码至少要 {from} 位，生日和手机号很容易猜到。请加入文字。", $"A password of digits alone needs at least {from} of them: birthdays and phone numbers are guessed easily. Add letters.");
    public static Text PasswordPlain => new("这个密码是简单的重复或连续字符。请换一个。", "This password merely repeats or counts on. Choose another.");
    public static Text PasswordPersonal => new("密码里不要包含用户名、姓名或产品名。", "Leave your user name, your name and the product's name out of the password.");
    public static Text PasswordHint(int least) => new($"至少 {least} 个字符，可以粘贴，也可以用密码管理器；太常见的密码不能用。", $"At least {least} characters. Pasting and password managers are welcome; common passwords are refused.");
    public static Text WrongPassword => new("当前密码不对。", "The present password is not right.");
    public static Text TooManyAtOnce => new("此刻登录的人太多，请稍等几秒再试。", "Many people are signing in at this moment. Wait a few seconds and try again.");
    public static Text NewPassword => new("新密码", "New password");
    public static Text PresentPassword => new("当前密码", "Present password");
    public static Text ChangePassword => new("修改密码", "Change password");
    public static Text PasswordChanged => new("密码已修改，其他设备上的会话已结束。", "The password is changed; sessions on other devices have ended.");

    // The second step
    public static Text SecondTitle => new("请再验证一次", "One more step");
    public static Text SecondLead => new("密码正确。请输入验证器里的 6 位数字，或使用通行密钥。", "The password is right. Enter the six digits of your authenticator app, or use a passkey.");
    public static Text Code => new("验证码", "Code");
    public static Text CodeHint => new("手机不在身边？可以输入一个恢复码。", "No phone at hand? Enter one of your recovery codes.");
    public static Text Continue => new("继续", "Continue");
    public static Text WrongCode => new("验证码不对或已用过。请等下一个 6 位数字，或使用恢复码。", "The code is wrong or was used already. Wait for the next six digits, or use a recovery code.");
    public static Text TooManyCodes => new("验证码尝试太多，请 5 分钟后再试。", "Too many codes were tried. Wait five minutes and try again.");
    public static Text HalfWayOver => new("验证超时，请重新登录。", "That took too long. Please sign in again.");
    public static Text UsePasskey => new("使用通行密钥", "Use a passkey");
    public static Text SignInWithPasskey => new("用通行密钥登录", "Sign in with a passkey");
    public static Text Or => new("或", "or");
    public static Text PasskeyFailed => new("通行密钥没有通过验证。请再试一次，或用密码登录。", "The passkey was not accepted. Try again, or sign in with your password.");
    public static Text ConfirmTitle => new("确认是您本人", "Confirm it is you");
    public static Text ConfirmKept => new("您刚才填写的内容已保留，验证后自动继续。", "What you filled in is kept and goes on after this.");
    public static Text GoOnTitle => new("已确认是您本人", "It is you");
    public static Text GoOnLead => new("正在继续刚才的操作；如果没有自动继续，请点“继续”。", "Going on with what you began. If nothing happens, choose Continue.");
    public static Text NothingHeld => new("没有等待继续的操作：可能已经继续过，或已超过 15 分钟。请回到原来的页面再做一次。", "Nothing is waiting here: it went on already, or is older than 15 minutes. Go back to where you were and do it again.");
    public static Text ProveFirst => new("这一步需要再验证一次身份。请在浏览器中打开“确认是您本人”（/confirm）后重试；程序请使用访问令牌。", "This step asks once more who you are. Open /confirm in the browser and try again; programs use a token.");
    public static Text ConfirmLead => new("下一步很重要。请再验证一次身份，10 分钟内不再询问。", "The next step matters. Prove who you are once more; you will not be asked again for ten minutes.");

    // Own security
    public static Text MyAccount => new("我的账号", "My account");
    public static Text MyAccountLead => new("密码、验证方式、登录中的设备和语言。", "Password, second factors, signed-in devices and language.");
    public static Text Factors => new("两步验证", "Second factors");
    public static Text FactorsLead => new("密码之外再加一道锁：通行密钥或验证器。", "One more lock besides the password: a passkey or an authenticator app.");
    public static Text FactorsOn => new("已开启", "On");
    public static Text FactorsOff => new("未开启", "Off");
    public static Text MustAdd => new("您的角色需要两步验证。请先添加一种，再继续工作。", "Your role needs a second factor. Add one before you go on.");
    public static Text Passkey => new("通行密钥", "Passkey");
    public static Text Passkeys => new("通行密钥", "Passkeys");
    public static Text PasskeysLead => new("用指纹、面容或设备密码登录，不怕钓鱼网站。", "Sign in by finger, face or the device's own code; no fake site can steal it.");
    public static Text NoPasskeys => new("还没有通行密钥。", "No passkey yet.");
    public static Text AddPasskey => new("添加通行密钥", "Add a passkey");
    public static Text PasskeyName => new("名称，如“办公电脑”", "A name, such as “office computer”");
    public static Text PasskeyNotAdded => new("没有添加成功。请再试一次。", "The passkey was not added. Please try again.");
    public static Text NoSuchPasskey => new("这个通行密钥已经不在了。", "This passkey is gone already.");
    public static Text EnoughPasskeys(int most) => new($"每人最多 {most} 个通行密钥。请先移除一个。", $"Nobody may have more than {most} passkeys. Remove one first.");
    public static Text Remove => new("移除", "Remove");
    public static Text App => new("验证器", "Authenticator app");
    public static Text AppLead => new("手机上的验证器每半分钟给出 6 位数字。", "An app on your phone shows six digits that change every half minute.");
    public static Text SetUpApp => new("设置验证器", "Set up the app");
    public static Text AppScan => new("用验证器扫描这张图，再输入它显示的 6 位数字。", "Scan this picture with the app, then enter the six digits it shows.");
    public static Text AppSecret => new("不能扫描？请手动输入这串字符：", "Cannot scan? Type this instead:");
    public static Text AppPicture => new("验证器二维码", "QR code for the app");
    public static Text AppSince(string day) => new($"自 {day} 启用", $"since {day}");
    public static Text AppIsThere => new("验证器已经设置好了。", "The authenticator app is set up already.");
    public static Text NoApp => new("没有设置验证器。", "No authenticator app is set up.");
    public static Text RecoveryCodes => new("恢复码", "Recovery codes");
    public static Text RecoveryLeft(int left) => new($"还剩 {left} 个", $"{left} left");
    public static Text RecoveryLead => new("手机丢了时用，每个只能用一次。", "For the day the phone is lost; each works once.");
    public static Text RecoveryShown => new("请现在抄下或打印这些恢复码，之后不再显示。", "Write these down or print them now: they are not shown again.");
    public static Text RenewRecovery => new("重新生成", "Make new ones");
    public static Text FactorFirst => new("请先添加通行密钥或验证器。", "Add a passkey or an authenticator app first.");
    public static Text KeptThem => new("我已保存", "I have kept them");

    // Sessions
    public static Text Sessions => new("登录会话", "Sessions");
    public static Text SessionsLead => new("正在登录的设备。结束后，该设备下一次点击就要重新登录。", "Devices that are signed in. Once ended, the next click on that device asks for a sign-in.");
    public static Text ThisDevice => new("本机", "this device");
    public static Text Device => new("设备", "Device");
    public static Text Network => new("网络地址", "Address");
    public static Text Since => new("登录于", "Signed in");
    public static Text LastSeen => new("最近活动", "Last seen");
    public static Text Way => new("方式", "By");
    public static Text Person => new("人员", "Person");
    public static Text End => new("结束", "End");
    public static Text EndOthers => new("结束其他设备", "End all others");
    public static Text NoSuchSession => new("这个会话已经结束。", "This session has ended already.");
    public static Text Ended => new("会话已结束。", "The session has ended.");
    public static Text Language => new("语言", "Language");
    public static Text LanguageLead => new("在所有设备上使用。", "Used on all your devices.");
    public static Text Save => new("保存", "Save");
    public static Text Saved => new("已保存。", "Saved.");

    public static Text WayOf(SignInWay way) => way switch
    {
        SignInWay.Password => new("密码", "password"),
        SignInWay.PasswordAndCode => new("密码 + 验证码", "password and code"),
        SignInWay.PasswordAndRecoveryCode => new("密码 + 恢复码", "password and recovery code"),
        SignInWay.PasswordAndPasskey => new("密码 + 通行密钥", "password and passkey"),
        SignInWay.Passkey => new("通行密钥", "passkey"),
        _ => new("一次性链接", "one-time link"),
    };

    // Rules
    public static Text Rules => new("登录安全", "Sign-in security");
    public static Text RulesLead => new("对所有人有效，几秒钟内在所有节点生效。", "For everybody; all nodes follow within seconds.");
    public static Text LengthMin => new("密码最少字符数", "Least characters of a password");
    public static Text IdleMinutes => new("空闲多少分钟后退出", "Minutes of idleness until signed out");
    public static Text HoursMost => new("一次登录最多多少小时", "Hours a sign-in lasts at most");
    public static Text SecondFactorRoles => new("必须两步验证的角色", "Roles that need a second factor");
    public static Text LengthOutOfRange => new("密码最少字符数应在 8 到 15 之间。", "The least length lies between 8 and 15.");
    public static Text IdleOutOfRange => new("空闲时间应在 5 到 240 分钟之间。", "Idleness lies between 5 and 240 minutes.");
    public static Text HoursOutOfRange => new("一次登录应在 1 到 24 小时之间。", "A sign-in lasts between 1 and 24 hours.");
}
