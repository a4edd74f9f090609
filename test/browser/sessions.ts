import type { Lang } from '../../accessibility/profile';

/**
 * What a customer does, by the labels they read, and what they read then. `say` writes into the field of the conversation and sends it, `code` writes
 * the code that was sent to them into the field with this label.
 */
export type Step = readonly [act: 'say' | 'press' | 'follow' | 'code', what: string, ...reads: string[]];
/** `moved`: what left the customer's accounts in the end, in yuan; 0 where the books must be as they were. */
export type Session = { title: string; customer: string; steps: readonly Step[]; moved: string };

/** The labels of the pages that every session meets, in both languages. */
export const labels = {
  who: ['手机号、证件号或客户号', 'Phone number, ID number or customer number'],
  password: ['登录密码', 'Password'],
  signIn: ['登录示范银行', 'Sign in to Demo Bank'],
  say: ['也可以写数字或文字', '写下您要办的事', 'Or write a number or words', 'Write what you would like to do'],
  send: ['发送', 'Send'],
  signOut: ['退出登录', 'Sign out'],
  left: ['您已退出登录，对话已经清空。', 'You are signed out and the conversation is cleared.'],
} as const;

const chinese: Session[] = [
  {
    title: 'corrects a transfer, pays it with the code, and cancels a second one',
    customer: '10000001',
    steps: [
      ['say', '查余额', '工资卡（尾号 1234）', '12,345.67 元'],
      ['say', '转500给妈妈', '王秀兰', '500.00 元', '钱还没有动', '1. 确认转 500.00 元'],
      ['press', '帮助', '要改，请说要改成什么'],
      ['say', '改成200', '200.00 元', '1. 确认转 200.00 元'],
      ['press', '1. 确认转 200.00 元', '钱还没有动', '验证码', '1. 打开确认页面'],
      ['follow', '1. 打开确认页面', '现在还没有转出任何钱。', '王秀兰', '200.00 元'],
      ['code', '验证码', '6 位数字'],
      ['press', '转 200.00 元', '转账完成', '钱已经转走。', '200.00 元'],
      ['follow', '回到对话', '200.00 元', '写下您要办的事'],
      ['say', '转100给妈妈', '100.00 元', '1. 确认转 100.00 元'],
      ['press', '3. 取消', '转账已取消。没有转账，钱没有动。'],
    ],
    moved: '200.00',
  },
  {
    title: 'reads three months, their next page and a total, pays one bill at once and one with the code',
    customer: '10000001',
    steps: [
      ['say', '最近三个月的交易', '这是2025年12月18日至2026年3月18日的交易。', '示范早餐', '支出 36.50 元', '后面还有', '1. 再看几笔'],
      ['press', '1. 再看几笔', '2026年3月2日', '支出 3,500.00 元', '收入 9,800.00 元', '后面还有'],
      ['say', '2月花了多少', '一共支出', '2月1日至2月28日', '自己账户之间的转账没有算'],
      ['say', '交水费', '钱还没有动', '示范水务', '2100067890', '52.30 元', '免手续费', '要交吗？'],
      ['press', '1. 确认交 52.30 元', '交好了。', '52.30 元', '参考号'],
      ['say', '交保费', '钱还没有动', '示范保险', 'P20260001', '1,200.00 元', '1. 确认交 1,200.00 元'],
      ['press', '1. 确认交 1,200.00 元', '钱还没有动', '验证码已用短信发给您'],
      ['follow', '1. 打开确认页面', '现在还没有交费，钱没有动。', '工资卡（尾号 1234）', '示范保险', '1,200.00 元'],
      ['code', '验证码', '6 位数字'],
      ['press', '交 1,200.00 元保费', '交费完成', '钱已经交给收费单位。', '参考号'],
      ['follow', '回到对话', '交好了。', '1,200.00 元', '写下您要办的事'],
    ],
    moved: '1252.30',
  },
  {
    title: 'saves a payee with the code, removes it and has it back, reads the services and turns on 长辈版',
    customer: '10000008',
    steps: [
      ['say', '添加收款人', '请说对方的账号，或者手机号。'],
      ['say', '6299990000000095566', '现在还没有保存', '周*', '6299 9900 0000 0095 566', '要保存吗？'],
      ['press', '1. 确认保存', '现在还没有办', '1. 打开确认页面'],
      ['follow', '1. 打开确认页面', '现在还什么都没有保存。', '示范银行（尾号 5566）'],
      ['code', '验证码', '6 位数字'],
      ['press', '保存收款人', '收款人保存好了', '钱没有动。'],
      ['follow', '回到对话', '存好了', '尾号 5566', '要现在转账吗？'],
      ['say', '不用', '还要办什么'],
      ['say', '删除尾号5566的收款人', '尾号 5566', '钱没有动', '恢复'],
      ['press', '1. 恢复', '尾号 5566', '钱没有动'],
      ['say', '无障碍服务有哪些', '不用证明，也不另外收费。', '1. 了解怎样看得清楚', '5. 了解银行能做什么'],
      ['press', '1. 了解怎样看得清楚', '字可以更大', '版式改成“长辈版”'],
      ['say', '长辈版', '版式：长辈版。'],
      ['say', '我的设置', '版式', '长辈版', '要改哪一类？'],
    ],
    moved: '0.00',
  },
];

const english: Session[] = [
  {
    title: 'asks for English, corrects a transfer, pays it with the code, and cancels a second one',
    customer: '10000002',
    steps: [
      ['press', 'English', 'Language: English'],
      ['say', 'what is my balance', 'CNY 8,888.88'],
      ['say', 'send 500 to mum', 'CNY 500.00', '1. Confirm CNY 500.00'],
      ['press', 'Help', 'To change something, say it'],
      ['say', 'make it 200', 'CNY 200.00', '1. Confirm CNY 200.00'],
      ['press', '1. Confirm CNY 200.00', 'No money has moved yet', '1. Open the confirm page'],
      ['follow', '1. Open the confirm page', 'No money has moved yet.', 'CNY 200.00'],
      ['code', 'Code', '6 digits'],
      ['press', 'Send CNY 200.00', 'The transfer is done', 'The money has moved.'],
      ['follow', 'Back to the conversation', 'CNY 200.00', 'Write what you would like to do'],
      ['say', 'send 100 to mum', '1. Confirm CNY 100.00'],
      ['press', '3. Cancel', 'the transfer is cancelled. No money has moved.'],
    ],
    moved: '200.00',
  },
  {
    title: 'reads three months, their next page and a total, pays one bill at once and one with the code',
    customer: '10000004',
    steps: [
      ['press', 'English', 'Language: English'],
      [
        'say',
        'transactions of the last three months',
        '18 December 2025 to 18 March 2026',
        'money out CNY 135.60',
        'There are 12 more.',
        '1. Show me more',
      ],
      ['press', '1. Show me more', 'There are 7 more.'],
      ['press', '1. Show me more', 'There are 2 more.'],
      ['press', '1. Show me more', 'That is all of them.'],
      ['say', 'how much did I spend in February', 'money out CNY', '1 February', '28 February'],
      ['say', 'pay the phone bill', 'CNY 50.00', 'Shall I pay it?'],
      ['press', '1. Confirm CNY 50.00', 'It is paid. The money has moved.', 'CNY 50.00', 'Reference'],
      ['say', 'pay electricity 3100023456', 'CNY 88.80', 'Demo Power', '3100023456', 'Shall I pay it?'],
      ['press', '1. Confirm CNY 88.80', 'No money has moved yet.', '1. Open the confirm page'],
      ['follow', '1. Open the confirm page', 'The bill is not paid yet and no money has moved.', '3100023456', 'CNY 88.80'],
      ['code', 'Code', '6 digits'],
      ['press', 'Pay CNY 88.80', 'The bill is paid', 'The money has gone to the biller.'],
      ['follow', 'Back to the conversation', 'It is paid. The money has moved.', 'Write what you would like to do'],
    ],
    moved: '138.80',
  },
  {
    title: 'saves a payee with the code, removes it and has it back, reads the services and turns on the elder version',
    customer: '10000010',
    steps: [
      ['say', 'add a payee', 'Please give me the account number, or the mobile number.'],
      ['say', '6299990000000095566', 'Nothing is saved yet', '周*', '6299 9900 0000 0095 566', 'Shall I save it?'],
      ['press', '1. Confirm and save', 'Nothing has been done yet.', '1. Open the confirm page'],
      ['follow', '1. Open the confirm page', 'Nothing has been saved yet.', 'Demo Bank account ending 5566'],
      ['code', 'Code', '6 digits'],
      ['press', 'Save', 'The payee is saved', 'No money has moved.'],
      ['follow', 'Back to the conversation', 'Saved', 'ending 5566', 'Do you want to pay them now?'],
      ['say', 'no thanks', 'anything else'],
      ['say', 'remove the payee ending 5566', 'Removed', 'No money has moved.', '1. Bring back the payee'],
      ['press', '1. Bring back the payee', 'Back again', 'No money has moved.'],
      ['say', 'what accessibility services are there', 'You need no proof and they cost nothing more.', '5. Learn what the bank can do'],
      ['press', '1. Learn how to see it better', 'A screen reader can read every page.', 'Set Layout to “elder version”'],
      ['say', 'elder mode', 'Done. Layout: elder version.'],
      ['say', 'my settings', 'elder version', 'What would you like to change?'],
    ],
    moved: '0.00',
  },
];

export const sessions: { readonly [L in Lang]: readonly Session[] } = { 'zh-CN': chinese, en: english };
