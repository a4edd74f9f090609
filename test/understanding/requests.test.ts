import { accountAsked, brief, idle, twoPayees } from './moment';
import { understand } from '../../bot/understanding/understand';

describe('a transfer', () => {
  it.each([
    ['给妈妈和房东各转五百', ['妈妈', '房东']],
    ['给妈妈、房东、张伟分别转二百', ['妈妈', '房东', '张伟']],
    ['give mum and the landlord 500 each', ['mum', 'landlord']],
    ['send 500 to both mum and landlord', ['mum', 'landlord']],
  ])('is one to each of several, and the sum of each is asked: %s', (text, names) =>
    expect(brief(text)).toBe(names.map((name) => `start transfer money=notPlain payee=${name}`).join('; ')),
  );

  it.each([
    ['给妈妈转五百，房东三千', 'start transfer money=50000 payee=妈妈; start transfer money=300000 payee=房东'],
    ['500 to mum and 300 to dad', 'start transfer money=50000 payee=mum; start transfer money=30000 payee=dad'],
  ])('is two where two sums are said: %s', (text, wanted) => expect(brief(text)).toBe(wanted));

  it.each([
    ['转五百给妈妈', 'money=50000 payee=妈妈'],
    ['給媽媽轉五百', 'money=50000 payee=妈妈'],
    ['转 五百 给 妈妈', 'money=50000 payee=妈妈'],
    ['麻烦您帮我给老妈转个五百块', 'money=50000 payee=妈妈'],
    ['从工资卡转三千五给房东，备注三月房租', 'money=350000 payee=房东 account=工资卡 words=三月房租'],
    ['用1234转200给6688', 'money=20000 payee=6688 account=1234'],
    ['工资卡转储蓄卡500', 'money=50000 payee=储蓄 account=工资卡'],
    ['给张三转五百', 'money=50000 payee=张三'],
    ['给王小二转五百', 'money=50000 payee=王小二'],
    ['给李娜五百', 'money=50000 payee=李娜'],
    ['把剩下的都转给妈妈', 'money=all payee=妈妈'],
    ['转五十，不，十五', 'money=1500'],
    ['转五百给妈妈，不对，给小明', 'money=50000 payee=小明'],
    ['转五百给妈妈，等等，转六百', 'money=60000 payee=妈妈'],
    ['转100或者200给妈妈', 'money=10000|20000 payee=妈妈'],
    ['能帮我转五百给妈妈吗', 'money=50000 payee=妈妈'],
    ['transfer 1,500.50 to Wang Xiulan', 'money=150050 payee=Wang Xiulan'],
    ['could you please send five hundred yuan to my mom?', 'money=50000 payee=mom'],
    ['pay the landlord 3500 for March rent', 'money=350000 payee=landlord words=March rent'],
    ['move 500 from my savings to my salary account', 'money=50000 payee=Salary account=Savings'],
    ['send 500 to mom, no, 300', 'money=30000 payee=mom'],
    ['send 500 to mom, sorry, to the landlord', 'money=50000 payee=landlord'],
    ['send 500 to Bob Smith from savings for groceries', 'money=50000 payee=Bob Smith account=Savings words=groceries'],
    ['send 500 dollars to mom', 'money=foreign payee=mom'],
    ['转给妈妈五百，不，房东', 'money=50000 payee=房东'],
    ['转五百给妈妈，从工资卡，不对，储蓄卡', 'money=50000 payee=妈妈 account=储蓄'],
    ['妈妈生日快到了，我在外地回不去，你给她转五百', 'money=50000 payee=妈妈'],
    ['trasnfer 300 to mom', 'money=30000 payee=mom'],
    ['mum. 2k. now.', 'money=200000 payee=mum'],
    ['转五，五百块给妈妈', 'money=50000 payee=妈妈'],
    ['转一千…一千五给妈妈', 'money=100000|150000 payee=妈妈'],
    ['send two, two hundred to mum', 'money=20000 payee=mum'],
    ['send mom sixty-six yuan sixty', 'money=6660 payee=mom'],
  ])('starts with all that was said: %s', (text, set) => expect(brief(text)).toBe(`start transfer ${set}`));

  it.each(
    [
      '怎么转账 转到没到 转账要手续费吗 转账限额是多少 可以转账吗 能转外币吗 转五百给妈妈？ 昨天转的五百到了吗 妈妈给我转了五百 转账记录 转账失败了 转人工 给我转人工',
      '别转 不转了 别给妈妈转钱 我没转五百 先别转五百给妈妈 不要转给房东 千万别转 如果转错了怎么办 要是余额够就转五百给妈妈 我在考虑要不要转五百 明天转五百给妈妈 每个月转五百给妈妈',
      "how_do_I_transfer_money can_I_transfer_500_to_mom? should_I_send_500_to_mom don't_send_500_to_mom do_not_transfer_500_to_mom I_sent_500_to_mom never_send_mom_500",
      'why_has_my_transfer_not_arrived my_transfer_failed transfer_fee maybe_send_500_to_mom if_I_send_500_to_mom transfer_500_to_mom_tomorrow transfer_me_to_a_person pay_my_electricity_bill',
      '交电费一百 妈妈欠我五百 小明还我五百 给妈妈转账之前看看余额 我被骗了转了五百 客服让我转五百给他 转五百给妈妈，算了 send_500_to_mom,_cancel 转五百给妈妈，先不转了',
    ].flatMap((line) => line.split(' ')),
  )('does not start from %s', (text) => expect(brief(text.replaceAll('_', ' '))).not.toContain('start transfer'));
});

describe('two transfers in one breath', () => {
  const both = (one: string, other: string) => `start transfer money=50000 payee=${one}; start transfer money=30000 payee=${other}`;
  it.each([
    ['给妈妈转五百给房东转三百', both('妈妈', '房东')],
    ['给妈妈转五百和给房东转三百', both('妈妈', '房东')],
    ['给妈妈五百给房东三百', both('妈妈', '房东')],
    ['转五百给妈妈和三百给房东', both('妈妈', '房东')],
    ['转五百给妈妈，三百给房东', both('妈妈', '房东')],
    ['send 500 to mum and 300 to the landlord', both('mum', 'landlord')],
    ['send 500 to mum and to the landlord 300', both('mum', 'landlord')],
    ['send mum 500 and the landlord 300', both('mum', 'landlord')],
    ['send five hundred to mum and three hundred to the landlord', both('mum', 'landlord')],
  ])('each keep their sum and whom it is for: %s', (text, wanted) => expect(brief(text)).toBe(wanted));

  it.each([
    ['send two hundred and fifty to mum', 'start transfer money=25000 payee=mum'],
    ['send a hundred and five yuan and six jiao to mum', 'start transfer money=10560 payee=mum'],
  ])('are not made of the halves of one sum: %s', (text, wanted) => expect(brief(text)).toBe(wanted));

  it.each([
    'did I send 500 to mum and 300 to the landlord',
    'did I send 500 to mum, 300 to the landlord',
    'yesterday I paid mum 500, the landlord 300',
    "don't send 500 to mum and 300 to the landlord",
    'I owe 500 to mum and 300 to the landlord',
    '别转五百给妈妈和三百给房东',
    '昨天给妈妈转了五百给房东转了三百',
    '他说转五百给妈妈和三百给房东',
  ])('are not started where the first is asked, told or refused: %s', (text) => expect(brief(text)).not.toContain('start transfer'));
});

describe('a card that is not lost', () => {
  it.each(['我的卡没丢', '卡还在，没丢', '不是卡丢了', 'my card is not lost', "I haven't lost my card"])('%s', (text) =>
    expect(brief(text)).toBe('unclear'),
  );
  it.each(['钱没丢，卡丢了', '手机没丢，银行卡被偷了', '我卡丢了没？', 'no my card is gone', "I haven't lost my phone, I lost my card"])(
    'is none of these: %s',
    (text) => expect(brief(text)).toBe('start cardLost'),
  );
});

describe('out of the blue', () => {
  it.each(['你们几点开门', '银行几点下班', '你们周末上班吗', '营业时间', 'what time do you open', 'when do you close'])(
    'when the bank is open is a matter for who knows: %s',
    (text) => expect(brief(text)).toBe('start atBank choice=places'),
  );
  it.each(['验证码没收到', '没收到短信验证码', "the code hasn't come", 'no code received', 'my code never came'])(
    'a code that does not come tells how codes come: %s',
    (text) => expect(brief(text)).toBe('start settings choice=codeBy?'),
  );
  it.each(['验证码不对', "code doesn't work"])('a code that is wrong does not: %s', (text) =>
    expect(brief(text)).not.toContain('settings'),
  );
});

describe('other requests', () => {
  it.each([
    ['余额', 'start balance'],
    ['我卡里还有多少钱', 'start balance'],
    ['工资卡余额', 'start balance account=工资卡'],
    ['尾号1234还有多少钱', 'start balance account=1234'],
    ['所有账户余额', 'start balance account=all'],
    ['how much is in my savings account?', 'start balance account=Savings'],
    ['查余额，然后转五百给妈妈', 'start balance; start transfer money=50000 payee=妈妈'],
    ['转五百给妈妈，再转三百给房东', 'start transfer money=50000 payee=妈妈; start transfer money=30000 payee=房东'],
    ['取消，查余额', 'cancel; start balance'],
    ['你好，我想查余额', 'start balance'],
    ['你好', 'start greeting'],
    ['thank you so much', 'start thanks'],
    ['再见', 'start goodbye'],
    ['设置', 'start settings'],
    ['换成英文', 'profile lang=en'],
    ['speak English please', 'profile lang=en'],
    ['只看文字', 'profile form=text'],
    ['I use a screen reader', 'profile form=screenReader'],
    ['read aloud', 'profile form=speech'],
    ['说简单点', 'profile wording=easy'],
    ['手语语序', 'profile wording=signFirst'],
    ['长辈版', 'profile elder=true'],
    ['larger text', 'profile text=1'],
    ['慢一点', 'slower'],
    ['转人工', 'human'],
    ['talk to a human', 'human'],
    ['你能做什么', 'help'],
    ['再说一遍', 'repeat'],
    ['返回', 'back'],
    ['一个字一个字说', 'spell'],
    ['why do you need that', 'why'],
    ['到哪一步了', 'where'],
    ['hold on', 'wait'],
    ['今天天气怎么样', 'unclear'],
    ['怎么转账', 'unclear transfer'],
    ['', 'unclear'],
    ['？！……', 'unclear'],
  ])('%s', (text, wanted) => expect(brief(text, idle)).toBe(wanted));

  it.each([
    '我被骗了',
    '客服让我转钱到安全账户',
    '公检法',
    '对方让我共享屏幕',
    '不是我转的',
    'I think this is a scam',
    'someone told me to transfer money',
    '转五百给妈妈，对方说是安全账户',
  ])('fraud outranks all: %s', (text) => expect(brief(text, idle)).toBe('start fraud'));
});

describe('a choice', () => {
  it.each([
    ['1', 'choose first'],
    ['第一个', 'choose first'],
    ['the second one', 'choose second'],
    ['②', 'choose second'],
    ['1111', 'choose first'],
    ['尾号2222', 'choose second'],
    ['农商行那个', 'choose second'],
    ['最后一个', 'choose second'],
    ['李娜', 'set payee=李娜'],
    ['3', 'unclear'],
  ])('%s', (text, wanted) => expect(brief(text, twoPayees)).toBe(wanted));

  it.each([
    ['工资卡', 'set account=工资卡'],
    ['尾号一二三四', 'set account=1234'],
    ['1234', 'set account=1234'],
    ['my savings account', 'set account=Savings'],
  ])('of an account: %s', (text, wanted) => expect(brief(text, accountAsked)).toBe(wanted));
});

describe('the language of an utterance', () => {
  it.each([
    ['转五百给妈妈', 'zh-CN'],
    ['send 500 to mom', 'en'],
    ['send 500 to 妈妈', 'en'],
    ['转五百给Wang Xiulan', 'zh-CN'],
    ['Wang Xiulan', null],
    ['500', null],
    ['ok', null],
  ])('%s', (text, lang) => expect(understand(text, idle).lang).toBe(lang));
});

describe('a wish to sign in', () => {
  it.each(
    '登录 登陆 登入 我要登录 我想登录 去登录 请帮我登录一下 怎么登录 如何登录 在哪里登录 登录不了'
      .split(' ')
      .concat([
        'sign in',
        'log in',
        'login',
        'Sign-in',
        'how do I sign in?',
        'how can I log in',
        'go to sign in',
        'I want to sign in please',
      ])
      .concat(['please log me in', 'where is the login page', 'I would like to know how to sign in to my account']),
  )('is heard in %s', (text) => expect(brief(text)).toBe('start signIn'));

  it.each(['有人登录了我的账户', '不要登录', 'somebody signed in to my account', 'I do not want to sign in'])(
    'is not heard in %s',
    (text) => expect(brief(text)).not.toContain('signIn'),
  );
});
