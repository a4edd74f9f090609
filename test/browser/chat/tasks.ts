import type { Lang } from '../../../accessibility/profile';

/**
 * One thing that somebody does, and what they read then. `say` writes into the message box and sends it. `press` presses a choice or a button that
 * is answered in the conversation. `open` presses a button that changes the page alone. `signIn` follows the link of this name and signs in. `slip`
 * writes these characters into the field for the code, which are none; `code` writes the one that was sent.
 */
export type Step = readonly [act: 'say' | 'press' | 'open' | 'signIn' | 'slip' | 'code', what: string, ...reads: string[]];
/** `moved`: what left the customer's accounts in yuan; nothing where it is not told. */
export type Task = { title: string; steps: readonly Step[]; moved?: string };

const chinese: Task[] = [
  {
    title: 'asks for a price as a stranger, signs in, and has the balances asked for before',
    steps: [
      ['say', '短信服务费多少', '每月 2.00 元', '扣费前 3 天'],
      ['say', '查余额', '查余额要先登录', '登录后我接着为您办'],
      ['signIn', '1. 去登录', '工资卡（尾号 1234）', '12,345.67 元'],
      ['press', '4. 看全部账户', '三年定期（尾号 6012）', '信用卡欠款', '2,315.40 元'],
      ['say', '三年定期利率多少', '年利率是 1.25%'],
    ],
  },
  {
    title: 'reads transactions, page by page',
    steps: [
      ['say', '上个月超市的交易', '2026年2月1日至2月28日', '示范超市', '支出 412.30 元', '就这些，看完了。'],
      ['say', '最近三个月的交易', '示范早餐', '支出 36.50 元', '后面还有27笔'],
      ['press', '1. 再看几笔', '2026年3月2日', '收入 9,800.00 元', '后面还有22笔'],
    ],
  },
  {
    title: 'asks what was spent, what has arrived, who took money, and has a receipt',
    steps: [
      ['say', '这个月花了多少', '一共支出 4,134.75 元', '3月1日至3月18日'],
      ['press', '1. 看每一笔', '示范早餐', '支出 36.50 元'],
      ['say', '退休金到没到', '养老金还没有到', '1. 看所有收入'],
      ['say', '谁扣了我的钱', '您自己办的转账没有算', '示范视频 自动续费', '3. 找人工客服'],
      ['say', '看电子回单', '要哪一笔的电子回单？'],
      ['press', '1. 2026年3月17日', '电子回单', '示范早餐', '支出 36.50 元', '参考号'],
    ],
  },
  {
    title: 'corrects a transfer twice and pays it with the code, after a slip',
    steps: [
      ['say', '转两百给妈妈', '200.00 元', '妈妈 王秀兰', '钱还没有动'],
      ['say', '改成三百', '300.00 元', '妈妈 王秀兰', '钱还没有动'],
      ['say', '不对，是小明', '300.00 元', '小明 李小明', '钱还没有动'],
      ['press', '1. 确认转 300.00 元', '钱还没有动', '验证码已用短信发给您'],
      ['slip', '12345', '验证码是 6 位数字'],
      ['code', '用验证码确认', '转好了', '300.00 元', '小明 李小明', '参考号'],
    ],
    moved: '300.00',
  },
  {
    title: 'asks for help, why, where, again and letter by letter in a transfer, looks elsewhere, and cancels',
    steps: [
      ['say', '转两百给妈妈', '200.00 元', '钱还没有动'],
      ['say', '帮助', '要改，请说要改成什么', '200.00 元'],
      ['say', '为什么', '您确认后，钱才会转出'],
      ['say', '到哪一步了', '您正在办转账'],
      ['say', '再说一遍', '200.00 元', '钱还没有动'],
      ['say', '逐字念', '6 6 8 8'],
      ['say', '查余额', '可用余额', '我们接着办转账', '1. 确认转 200.00 元'],
      ['press', '2. 修改这笔转账', '1.'],
      ['press', '帮助', '取消'],
      ['say', '取消', '没有转账，钱没有动'],
    ],
  },
  {
    title: 'tops up a phone',
    steps: [
      ['say', '充话费50', '50.00 元', '138 0000 0001', '钱还没有动'],
      ['press', '1. 确认充 50.00 元', '充好了，钱已付', '50.00 元', '参考号'],
    ],
    moved: '50.00',
  },
  {
    title: 'asks what is due, pays one bill at once and one with the code, and asks whether it went through',
    steps: [
      ['say', '有什么账单要交', '6,558.40 元', '话费已经过期 3 天', '1. 交话费'],
      ['press', '5. 看后面的账单', '水费', '52.30 元'],
      ['say', '交电费', '186.40 元', '示范电力', '钱还没有动'],
      ['press', '1. 确认交 186.40 元', '交好了', '186.40 元', '参考号'],
      ['say', '电费交上了吗', '交好了', '186.40 元', '参考号'],
      ['say', '水费多少', '52.30 元'],
      ['say', '交保费', '1,200.00 元', '钱还没有动'],
      ['press', '1. 确认交 1,200.00 元', '钱还没有动', '验证码已用短信发给您'],
      ['code', '用验证码确认', '交好了', '1,200.00 元', '参考号'],
    ],
    moved: '1386.40',
  },
  {
    title: 'saves a payee by mobile number with the code',
    steps: [
      ['say', '添加收款人', '手机号'],
      ['say', '13900000009', '周*', '139 0000 0009', '现在还没有保存'],
      ['press', '1. 确认保存', '现在还没有办', '验证码已用短信发给您'],
      ['code', '用验证码确认', '存好了', '手机尾号 0009', '钱没有动'],
      ['say', '不用', '还要办什么'],
    ],
  },
  {
    title: 'looks through the payees, renames one, removes it and has it back',
    steps: [
      ['say', '收款人名单', '妈妈 王秀兰', '要看哪一位？'],
      ['press', '1. 妈妈 王秀兰', '要转账、改叫法，还是删除？'],
      ['say', '把小明的叫法改成明明', '以后叫“明明”'],
      ['say', '删除收款人明明', '明明 李小明', '钱没有动', '1. 恢复收款人'],
      ['press', '1. 恢复收款人', '恢复好了', '钱没有动'],
      ['say', '删除收款人明明', '明明 李小明', '钱没有动'],
      ['say', '恢复收款人', '恢复好了', '明明 李小明'],
    ],
  },
  {
    title: 'reads the accessibility services, and says what is needed',
    steps: [
      ['say', '无障碍服务有哪些', '不用证明，也不另外收费', '5. 了解银行能做什么'],
      ['press', '1. 了解怎样看得清楚', '字可以更大'],
      ['say', '按我的需要设置', '看字的时候', '3. 现在这样就好'],
      ['press', '3. 现在这样就好', '联系您的时候'],
      ['press', '3. 现在这样就好', '我说话的时候'],
      ['press', '3. 现在这样就好', '按键和写字的时候'],
      ['press', '3. 现在这样就好', '没有要改的'],
    ],
  },
  {
    title: 'has larger text, simple words and a slower pace by words, and takes them back in the settings of the page',
    steps: [
      ['say', '大字版', '字的大小', '长辈版'],
      ['say', '说简单点', '说法：简单'],
      ['say', '慢一点', '语速：慢'],
      ['say', '我的设置', '长辈版', '简单', '要改哪一类？'],
      ['press', '1. 改字和版式', '1.'],
      ['open', '设置', '字的大小', '自动朗读'],
      ['press', '标准版', '版式：标准版'],
      ['press', '标准', '字的大小：标准'],
      ['open', '关上设置', '写下您要办的事'],
      ['say', '普通说法', '说法：一般'],
    ],
  },
  {
    title: 'is warned of a fraud, told what to do about a lost card and a wrong transfer, and told what cannot be done here',
    steps: [
      ['say', '有人让我把钱转到安全账户', '不要再转钱', '1. 找人工客服'],
      ['say', '卡丢了', '挂失', '1. 找人工客服'],
      ['say', '转错人了', '退回', '1. 找人工客服'],
      ['say', '我想开户', '办不了', '1. 找人工客服'],
      ['say', '转账限额是多少', '办不了', '1. 找人工客服'],
      ['press', '1. 找人工客服', '已登记人工服务', '登记号'],
      ['say', '人工', '登记号'],
    ],
  },
  {
    title: 'says hello, thanks and goodbye',
    steps: [
      ['say', '你好', '王芳，您好', '1. 查余额'],
      ['say', '怎么登录', '您已经登录了'],
      ['say', '谢谢', '不客气'],
      ['say', '再见', '再见'],
    ],
  },
];

const english: Task[] = [
  {
    title: 'asks for a rate as a stranger, signs in, has the balance asked for before, and changes the language',
    steps: [
      ['say', "what's your savings rate", 'three-year deposits', '1.25%'],
      ['say', 'what is my balance', 'sign in', '1. '],
      ['signIn', '1. ', '12,345.67'],
      ['press', 'English', 'Language: English'],
      ['say', 'what is my balance', 'Salary ending 1234', 'CNY 12,345.67'],
      ['say', 'all accounts', 'Three-year deposit ending 6012', 'CNY 2,315.40'],
      ['say', 'is there a fee for sending to another bank', 'CNY 5.00'],
    ],
  },
  {
    title: 'reads transactions, page by page',
    steps: [
      ['say', 'my recent transactions', '16 February to 18 March 2026', 'money out CNY 36.50', 'There are'],
      ['press', '1. Show me more', 'Demo Online Shop', 'money out CNY 3,500.00'],
    ],
  },
  {
    title: 'asks what was spent, what has arrived, who took money, and has a receipt',
    steps: [
      ['say', 'how much did I spend last month', 'money out CNY', '1 February to 28 February 2026'],
      ['press', '1. Show me each one', 'Demo Supermarket', 'money out CNY 412.30'],
      ['say', 'did my pension arrive', 'No, not yet: pension.', '1. All money in'],
      ['say', 'who took money from my account', 'Your own transfers are left out.', '3. Talk to a person'],
      ['say', 'show me a receipt', 'Which receipt do you want?'],
      ['press', '1. ', 'Receipt', 'Demo Breakfast', 'money out CNY 36.50', 'Reference'],
    ],
  },
  {
    title: 'corrects a transfer and pays it with the code, after a slip',
    steps: [
      ['say', 'send 200 to mum', 'CNY 200.00', 'No money has moved yet'],
      ['say', 'make it 300', 'CNY 300.00', 'No money has moved yet'],
      ['press', '1. Confirm CNY 300.00', 'No money has moved yet', 'A code was sent to you by text message.'],
      ['slip', '12345', '6 digits'],
      ['code', 'Confirm with the code', 'Done. The money has moved.', 'CNY 300.00', 'Reference'],
    ],
    moved: '300.00',
  },
  {
    title: 'asks for help, why, where, again and letter by letter in a transfer, looks elsewhere, and cancels',
    steps: [
      ['say', 'send 200 to mum', 'CNY 200.00', 'No money has moved yet'],
      ['say', 'help', 'To change something, say it', 'CNY 200.00'],
      ['say', 'why', 'Money moves only after you confirm.'],
      ['say', 'where am I', 'You are in the transfer'],
      ['say', 'say that again', 'CNY 200.00', 'No money has moved yet'],
      ['say', 'spell it', '6 6 8 8'],
      ['say', 'what is my balance', 'Salary ending 1234', '1. Confirm CNY 200.00'],
      ['press', '3. Cancel the transfer', 'No money has moved.'],
    ],
  },
  {
    title: 'tops up a phone',
    steps: [
      ['say', 'top up my phone with 50', 'CNY 50.00', '138 0000 0001', 'No money has moved yet'],
      ['press', '1. Confirm the top-up of CNY 50.00', 'It is topped up. The money has moved.', 'Reference'],
    ],
    moved: '50.00',
  },
  {
    title: 'asks what is due, pays one bill at once and one with the code, and asks whether it went through',
    steps: [
      ['say', 'what bills are due', 'CNY 6,558.40', '1. Pay phone service'],
      ['say', 'pay my electricity bill', 'CNY 186.40', 'Demo Power', 'No money has moved yet'],
      ['press', '1. Confirm CNY 186.40', 'It is paid. The money has moved.', 'Reference'],
      ['say', 'did my bill go through', 'CNY 186.40', 'Reference'],
      ['say', 'pay the insurance', 'CNY 1,200.00', 'No money has moved yet'],
      ['press', '1. Confirm CNY 1,200.00', 'No money has moved yet', 'A code was sent to you by text message.'],
      ['code', 'Confirm with the code', 'It is paid. The money has moved.', 'CNY 1,200.00', 'Reference'],
    ],
    moved: '1386.40',
  },
  {
    title: 'saves a payee by mobile number with the code',
    steps: [
      ['say', 'add a payee', 'mobile number'],
      ['say', '13900000009', '周*', '139 0000 0009', 'Nothing is saved yet'],
      ['press', '1. Confirm and save', 'Nothing has been done yet', 'A code was sent to you by text message.'],
      ['code', 'Confirm with the code', 'Saved', 'mobile ending 0009', 'No money has moved.'],
      ['say', 'no thanks', 'anything else'],
    ],
  },
  {
    title: 'looks through the payees, renames one, removes it and has it back',
    steps: [
      ['say', 'my payees', 'mum 王秀兰', 'Which one?'],
      ['press', '1. mum 王秀兰', '1. '],
      ['say', 'rename landlord to Mr Zhang', 'is now called “Mr Zhang”'],
      ['say', 'remove Mr Zhang from my payees', 'Removed', 'No money has moved.'],
      ['press', '1. Bring back the payee', 'Back again', 'No money has moved.'],
    ],
  },
  {
    title: 'reads the accessibility services, has larger text and text alone, and takes them back in the settings of the page',
    steps: [
      ['say', 'what accessibility services do you have', 'You need no proof and they cost nothing more.', '5. Learn what the bank can do'],
      ['press', '1. Learn how to see it better', 'A screen reader can read every page.'],
      ['say', 'larger text', 'Done. Text size: large.'],
      ['say', 'text only', 'text only'],
      ['say', 'my settings', 'Your settings are on two pages.', 'What would you like to change?'],
      ['press', '1. Change text and layout', '1. '],
      ['open', 'Settings', 'Text size', 'Read new messages aloud'],
      ['press', 'standard', 'Text size: standard'],
      ['open', 'Close the settings', 'Write what you would like to do'],
    ],
  },
  {
    title: 'is warned of a fraud, told what to do about a lost card, told what cannot be done here, and asks for a person',
    steps: [
      ['say', 'they told me to move money', 'send no more money', '1. Talk to a person'],
      ['say', 'I lost my card', 'reported at once', '1. Talk to a person'],
      ['say', 'please unfreeze my card', 'I cannot help with that here yet', '1. Talk to a person'],
      ['press', '1. Talk to a person', 'I have asked for a person.', 'Your number is'],
      ['say', 'I want to talk to a person', 'Your number is'],
    ],
  },
];

export const tasks: { readonly [L in Lang]: readonly Task[] } = { 'zh-CN': chinese, en: english };
