import type { Message, Values } from '../../../accessibility/message';
import type { Place, Rendered, Shape, Template, Whole } from '../../../accessibility/lint/subjects';
import { place, rendered, shape, template, told, whole } from './subjects';

type Of<S> = { rule: string; bad: S[]; good: S[] };

const choice = (n: number, label: string, href?: string) => ({
  id: `c${n}`,
  label,
  words: [String(n), label],
  ...(href === undefined ? {} : { href }),
});
const offer = (id: string) => ({ id, label: 'help.choiceHuman' as const });
const yuan = (minor: string, as?: 'fee') => ({
  t: 'money' as const,
  v: { minor, currency: 'CNY' as const },
  ...(as === undefined ? {} : { as }),
});
const amount: Values = { amount: yuan('125050') };

export const templateSamples: Of<Template>[] = [
  {
    rule: 'SEM-04',
    bad: [template('转 {{amount}} 元。')],
    good: [template('转 {{amount, money}}。'), template('{{n}}，{{label}}。', { role: 'frame' })],
  },
  {
    rule: 'SEM-08',
    bad: [template('请点 submit。'), template('Please say 确认.', { lang: 'en' })],
    good: [template('改用英文（English）。'), template('Use Chinese (中文).', { lang: 'en' })],
  },
  { rule: 'SP-04', bad: [template('请说 balance。', { form: 'speech' })], good: [template('请说余额。', { form: 'speech' })] },
  {
    rule: 'SP-11',
    bad: [template('去 ATM 取钱。'), template('Use an ATM.')],
    good: [template('去自助机取钱。'), template('要用手机盾、U盾。')],
  },
  {
    rule: 'IVR-02',
    bad: [template('请按{{n}}，{{label}}。', { role: 'frame' }), template('Press {{n}}: {{label}}.', { role: 'frame' })],
    good: [template('{{label}}，请按{{n}}。', { role: 'frame' })],
  },
  {
    rule: 'TX-01',
    bad: [template('要解锁，请打电话给我们。'), template('Please call us to unlock it.')],
    good: [template('请打电话，或者用文字告诉我们。'), template('Please call us, or write in this chat.')],
  },
  {
    rule: 'TX-02',
    bad: [template('请听提示音。'), template('Speak after the tone.')],
    good: [template('请看下一条。'), template('请听提示音。', { form: 'speech' }), template('Please read this.')],
  },
  {
    rule: 'TX-05',
    bad: [
      template('您的这笔转账将被银行退回到您的账户里面去。', { serves: ['signFirst'] }),
      template('其金额不对。', { serves: ['signFirst'] }),
      template('The money will not be sent unless you first say that you want to send it.', { serves: ['signFirst'] }),
    ],
    good: [
      template('银行退钱。钱回您的账户。', { serves: ['signFirst'] }),
      template('其金额不对。', { serves: ['plain'] }),
      template('Money comes back.', { serves: ['signFirst'] }),
    ],
  },
  {
    rule: 'EZ-01',
    bad: [
      template('我能帮您查余额也能帮您转账交费还能告诉您最近的网点在哪里。'),
      template('我要知道准确的金额，转账前还会读给您核对。', { serves: ['easy'] }),
      template('I need to know who gets the money so that it goes to the right person.', { serves: ['easy'] }),
    ],
    good: [
      template('我要知道准确的金额，转账前还会读给您核对。'),
      template('要转多少钱？', { serves: ['easy'] }),
      template('How much?', { serves: ['easy'] }),
    ],
  },
  {
    rule: 'EZ-03',
    bad: [
      template(
        'Authorisation of international remittances necessitates additional identification documentation from every participating institution.',
      ),
    ],
    good: [template('I need the exact amount. I will read it back before anything moves.'), template('转账前会读给您核对。')],
  },
  {
    rule: 'EZ-04',
    bad: [template('您的申请已受理。'), template('Tell us the beneficiary.')],
    good: [template('我们收到了。'), template('Tell us who is paid.')],
  },
  {
    rule: 'EZ-05',
    bad: [template('这件事不得不办。'), template('You cannot send nothing.')],
    good: [template('这件事要办。'), template('Please send something.')],
  },
  {
    rule: 'EZ-06',
    bad: [template('请按红色的那个。'), template('Choose the one on the left.')],
    good: [template('请选“修改”。'), template('It goes to the right person.')],
  },
  { rule: 'EZ-07', bad: [template('请勿踟蹰。')], good: [template('请不要着急。'), template('Take your time.')] },
  {
    rule: 'EZ-08',
    bad: [template('限时抢购，新客立减。'), template('A special offer for you.')],
    good: [template('免手续费。'), template('There is no hurry.')],
  },
  {
    rule: 'EZ-10',
    bad: [
      template('一。二。三。四。五。六。'.replace(/(.)。/g, '第$1件事办好了。')),
      template('A is done. B is done. C is done. D is done.', { serves: ['easy'] }),
    ],
    good: [
      template('办好了。钱没有动。'),
      template('It is done. No money has moved.', { serves: ['easy'] }),
      template('一件。两件。三件。四件。五件。六件。', { serves: ['signFirst'] }),
    ],
  },
  {
    rule: 'EZ-11',
    bad: [template('请再试一次。系统今天有点慢。'), template('Please try again. The system is slow today.')],
    good: [template('系统今天有点慢。请再试一次。'), template('The system is slow. Please try again.')],
  },
  { rule: 'EZ-12', bad: [template('汇款成功。'), template('Log in first.')], good: [template('转账办好了。'), template('Sign in first.')] },
  {
    rule: 'EZ-14',
    bad: [template('你的余额。'), template('残疾人服务。'), template('Done! Good! Bye!')],
    good: [template('您的余额。'), template('无障碍服务。'), template('Done.')],
  },
  {
    rule: 'ERR-01',
    bad: [template('无效的金额。'), template('Invalid amount.')],
    good: [template('金额要大于零。'), template('An amount has to be more than zero.')],
  },
  {
    rule: 'ERR-03',
    bad: [template('出错了：E1024。'), template('{{reference, digits}}')],
    good: [template('登记号{{reference, digits}}。'), template('Something went wrong on our side.')],
  },
  {
    rule: 'OTP-04',
    bad: [
      template(
        '验证码 {{first, digits}} {{second, digits}}。您要转 {{amount, money}} 给{{payee, name}}，{{to, account}}。工作人员不会向您要验证码。',
        { key: 'notify.transferCode' },
      ),
      template('Demo Bank: you send {{amount, money}} to {{payee, name}}, {{to, account}}. Code {{first, digits}} {{second, digits}}.', {
        key: 'notify.transferCode',
      }),
    ],
    good: [
      template(
        '您要转 {{amount, money}} 给{{payee, name}}，{{to, account}}。验证码 {{first, digits}} {{second, digits}}。工作人员不会向您要验证码。',
        { key: 'notify.transferCode' },
      ),
      template(
        'You send {{amount, money}} to {{payee, name}}, {{to, account}}. Code {{first, digits}} {{second, digits}}. Staff never ask for it.',
        { key: 'notify.transferCode' },
      ),
    ],
  },
  {
    rule: 'OTP-06',
    bad: [template('请拖动滑块完成拼图。'), template('Solve the captcha.')],
    good: [template('请写收到的六位数字。'), template('Write the six digits.')],
  },
  {
    rule: 'BTN-01',
    bad: [template('确定', { role: 'label' }), template('OK', { role: 'label' }), template('click here', { role: 'label' })],
    good: [template('确认转账', { role: 'label' }), template('Confirm the transfer', { role: 'label' })],
  },
];

const table = {
  b: 'table' as const,
  caption: '您的账户',
  head: ['账户', '金额'],
  rows: [
    ['工资卡', '1.00 元'],
    ['储蓄', '2.00 元'],
  ],
};
const listed: Message = told({
  values: { accounts: { t: 'rows', caption: 'balance.allCaption', row: 'balance.allRow', items: [], total: 2 } },
});

export const renditionSamples: Of<Rendered>[] = [
  { rule: 'SEM-01', bad: [rendered({ text: '' }), rendered({ say: ' ' })], good: [rendered()] },
  {
    rule: 'SEM-02',
    bad: [
      rendered({ text: '可用余额 1,250.50 元。', screenReader: '助手：可用余额。', say: '可用余额一千二百五十元五角。', values: amount }),
    ],
    good: [
      rendered({
        text: '可用余额 1,250.50 元。',
        screenReader: '助手：可用余额1250.50元。',
        say: '可用余额一千二百五十元五角。',
        values: amount,
      }),
    ],
  },
  { rule: 'SEM-08', bad: [rendered({ speech: { lang: 'en', parts: [{ say: '好的' }] } })], good: [rendered()] },
  {
    rule: 'SEM-09',
    bad: [rendered({ choices: [choice(1, '看余额'), choice(1, '看转账')] })],
    good: [rendered({ choices: [choice(1, '看余额'), choice(2, '看转账')] })],
  },
  { rule: 'SR-01', bad: [rendered({ text: '办好了😀。' })], good: [rendered({ text: '办好了。' })] },
  { rule: 'SR-02', bad: [rendered({ text: '**办好了** <b>是的</b> https://bank.example' })], good: [rendered({ text: '办好了。' })] },
  { rule: 'SR-03', bad: [rendered({ text: '办好了 ---- →' })], good: [rendered({ text: '办好了。' })] },
  { rule: 'SR-04', bad: [rendered({ text: '账户 ****1234。' })], good: [rendered({ text: '尾号 1 2 3 4。' })] },
  {
    rule: 'SR-05',
    bad: [rendered({ text: '尾号 6688。' }), rendered({ lang: 'en', text: 'Ending 6688.' })],
    good: [rendered({ text: '尾号 6 6 8 8，2026年3月4日，1250.50元。' }), rendered({ lang: 'en', text: 'On 4 March 2026, 1250.50 yuan.' })],
  },
  {
    rule: 'SR-06',
    bad: [rendered({ text: '¥200.00' }), rendered({ lang: 'en', text: 'CNY 200.00' })],
    good: [rendered({ text: '200.00元' }), rendered({ lang: 'en', text: '200.00 yuan' })],
  },
  {
    rule: 'SR-07',
    bad: [rendered({ screenReader: '好的。' }), rendered({ screenReader: '助手：好的。助手：再见。' })],
    good: [rendered()],
  },
  { rule: 'SR-09', bad: [rendered({ lang: 'en', text: 'PLEASE wait.' })], good: [rendered({ lang: 'en', text: 'Please wait.' })] },
  { rule: 'SR-11', bad: [rendered({ text: '好'.repeat(241) })], good: [rendered({ text: '好'.repeat(200) })] },
  { rule: 'SP-01', bad: [rendered({ say: '尾号6688' })], good: [rendered({ say: '尾号六六八八' })] },
  {
    rule: 'SP-02',
    bad: [
      rendered({ ssml: '<speak version="1.0" xml:lang="zh-CN"><voice name="a">好</speak></voice>' }),
      rendered({ ssml: '<speak version="1.0" xml:lang="en-US"><voice name="a">好</voice></speak>' }),
    ],
    good: [rendered()],
  },
  {
    rule: 'SP-03',
    bad: [rendered({ ssml: '<speak version="1.0" xml:lang="zh-CN"><voice name="a">a & b < c</voice></speak>' })],
    good: [rendered({ say: '张 & 王 <b>' })],
  },
  {
    rule: 'SP-06',
    bad: [rendered({ say: '说'.repeat(70) }), rendered({ say: '说'.repeat(52), turn: [told({ kind: 'review' })] })],
    good: [rendered({ say: '说'.repeat(50) }), rendered({ say: '说'.repeat(70), turn: [told({ kind: 'menu' })] })],
  },
  {
    rule: 'SP-07',
    bad: [rendered({ say: `${'说'.repeat(20)}一千二百五十元五角`, values: amount })],
    good: [rendered({ say: `${'说'.repeat(8)}一千二百五十元五角`, values: amount })],
  },
  {
    rule: 'SP-08',
    bad: [rendered({ say: '请点击下面的按钮' }), rendered({ lang: 'en', say: 'Tap the button below' })],
    good: [rendered({ say: '请说确认' }), rendered({ lang: 'en', say: 'Say confirm' })],
  },
  {
    rule: 'SP-10',
    bad: [
      rendered({
        say: '一千二百五十元五角',
        turn: [told({ values: amount, private: true })],
        profile: { ...rendered().profile, privateSpeech: true },
      }),
    ],
    good: [
      rendered({
        say: '没有读出来',
        turn: [told({ values: amount, private: true })],
        profile: { ...rendered().profile, privateSpeech: true },
      }),
    ],
  },
  {
    rule: 'SP-12',
    bad: [rendered({ speech: { lang: 'zh-CN', parts: [{ say: '好的' }, { pauseMs: 3000 }] } })],
    good: [rendered({ speech: { lang: 'zh-CN', parts: [{ say: '好的'.repeat(8) }, { pauseMs: 600 }] } })],
  },
  {
    rule: 'SP-04',
    bad: [
      rendered({ lang: 'en', say: 'to Zhang', ssml: '<speak version="1.0" xml:lang="en-US"><voice name="v">to 张伟</voice></speak>' }),
      rendered({ ssml: '<speak version="1.0" xml:lang="zh-CN"><voice name="v">转给Bob Lee</voice></speak>' }),
      rendered({ lang: 'en', ssml: '<speak version="1.0" xml:lang="en-US"><voice name="v"><sub alias="张伟">Z</sub></voice></speak>' }),
    ],
    good: [rendered({ lang: 'en', say: 'to 张伟, in full' }), rendered({ say: '转给Bob Lee，尾号六六八八' }), rendered({ say: '字母K七' })],
  },
  {
    rule: 'SEM-05',
    bad: [
      rendered({ text: '要转吗？', say: '转账。' }),
      rendered({ text: '要转吗？', screenReader: '助手：转账。' }),
      rendered({ text: '好的。', choices: [choice(1, '看余额')] }),
    ],
    good: [
      rendered({ text: '要转吗？' }),
      rendered({
        ...{ text: '好的。', screenReader: '助手：好的。1. 看余额', choices: [choice(1, '看余额')] },
        speech: { lang: 'zh-CN', parts: [{ say: '好的。' }, { pauseMs: 600 }, { say: '一，看余额' }] },
      }),
    ],
  },
  { rule: 'SP-13', bad: [rendered({ say: '请按#' })], good: [rendered({ say: '请按井号键' })] },
  {
    rule: 'IVR-01',
    bad: [
      rendered({
        sample: 'driven',
        abilities: { channel: 'phone', choices: 'keys', choicesMax: 4 },
        turn: [told({ choices: ['a', 'b', 'c', 'd', 'e'].map(offer) })],
      }),
    ],
    good: [
      rendered({
        sample: 'driven',
        abilities: { channel: 'phone', choices: 'keys', choicesMax: 4 },
        turn: [told({ choices: ['a', 'b', 'c', 'd', 'human'].map(offer) })],
      }),
    ],
  },
  {
    rule: 'IVR-03',
    bad: [rendered({ choices: [choice(2, '看余额')] })],
    good: [rendered({ choices: [choice(1, '看余额'), choice(2, '看转账')] })],
  },
  {
    rule: 'TX-04',
    bad: [rendered({ text: '您的账户', blocks: [table] })],
    good: [rendered({ text: '1. 工资卡 1.00 元 2. 储蓄 2.00 元', blocks: [table] })],
  },
  { rule: 'TX-06', bad: [rendered({ text: '字'.repeat(700) })], good: [rendered({ text: '字'.repeat(150) })] },
  {
    rule: 'EZ-02',
    bad: [rendered({ text: '您还在吗？要转多少钱？' }), rendered({ turn: [told({ kind: 'question' }), told({ kind: 'menu' })] })],
    good: [rendered({ text: '我还在。要转多少钱？' })],
  },
  {
    rule: 'EZ-13',
    bad: [
      rendered({ sample: 'driven', turn: [told({ choices: ['a', 'b', 'c', 'd', 'e', 'f'].map(offer) })] }),
      rendered({
        sample: 'driven',
        turn: [told({ choices: ['a', 'b', 'c', 'd'].map(offer) })],
        profile: { ...rendered().profile, wording: 'easy' },
      }),
    ],
    good: [
      rendered({
        sample: 'driven',
        turn: [told({ choices: ['a', 'b', 'c', 'human'].map(offer) })],
        profile: { ...rendered().profile, wording: 'easy' },
      }),
    ],
  },
  {
    rule: 'ERR-02',
    bad: [
      rendered({ sample: 'driven', text: '钱不够。', turn: [told({ kind: 'refusal' })] }),
      rendered({ lang: 'en', sample: 'driven', text: 'There is not enough money.', turn: [told({ kind: 'refusal' })] }),
    ],
    good: [
      rendered({ sample: 'driven', text: '钱不够。请换一个账户。', turn: [told({ kind: 'refusal' })] }),
      rendered({ sample: 'driven', text: '钱不够。', turn: [told({ kind: 'refusal' }), told({ kind: 'question' })] }),
    ],
  },
  {
    rule: 'ERR-04',
    bad: [
      rendered({ text: '验证码不对。', turn: [told({ kind: 'refusal', money: 'notMoved' })] }),
      rendered({ lang: 'en', text: 'Sorry.', turn: [told({ kind: 'error', money: 'checking' })] }),
      rendered({ text: '转账没有办成，没能转给妈妈。', turn: [told({ kind: 'receipt', money: 'moved' })] }),
      rendered({ text: '转好了，可是没有转出。', turn: [told({ kind: 'receipt', money: 'moved' })] }),
      rendered({ text: '没有办成，钱还在您的账户里。', turn: [told({ kind: 'status', money: 'checking' })] }),
      rendered({
        lang: 'en',
        text: 'Nothing was sent. Your money is still in your account.',
        turn: [told({ kind: 'status', money: 'checking' })],
      }),
    ],
    good: [
      rendered({ text: '验证码不对，钱没有动。', turn: [told({ kind: 'refusal', money: 'notMoved' })] }),
      rendered({ lang: 'en', text: 'We are checking it.', turn: [told({ kind: 'error', money: 'checking' })] }),
    ],
  },
  { rule: 'BTN-01', bad: [rendered({ choices: [choice(1, '确定')] })], good: [rendered({ choices: [choice(1, '确认转账')] })] },
  {
    rule: 'BTN-02',
    bad: [rendered({ choices: [choice(1, '工资卡'), choice(2, '工资卡')] })],
    good: [rendered({ choices: [choice(1, '200.00 元'), choice(2, '300.00 元')] })],
  },
  {
    rule: 'MO-02',
    bad: [rendered({ choices: [{ id: 'a', label: '看余额', words: ['看余额'] }] })],
    good: [rendered({ choices: [choice(1, '看余额')] })],
  },
  {
    rule: 'LNK-01',
    bad: [rendered({ choices: [choice(1, 'https://bank.example', 'https://bank.example')] })],
    good: [rendered({ choices: [choice(1, '打开确认页面', '/confirm/t')] })],
  },
  {
    rule: 'TBL-01',
    bad: [rendered({ blocks: [{ ...table, caption: '' }], text: '第1项 第2项' }), rendered({ blocks: [table], text: '工资卡，储蓄' })],
    good: [rendered({ blocks: [table], text: '第1项，工资卡，1.00 元。第2项，储蓄，2.00 元。' })],
  },
  {
    rule: 'LI-01',
    bad: [rendered({ text: '第1项，第2项', turn: [listed] })],
    good: [rendered({ text: '您的账户，共2项。第1项，第2项', turn: [listed] })],
  },
  {
    rule: 'PRV-01',
    bad: [rendered({ text: '账号 6222020200112233445。' }), rendered({ lang: 'en', text: 'Phone 138 0000 0001.' })],
    good: [rendered({ text: '尾号 6688，转 99,999,999,999.99 元。' })],
  },
];

const edge = (by: string, about: Partial<Place['edges'][number]> = {}) => ({ by, told: [told()], open: 1, ...about });
const review = (values: Values, ids = ['confirm', 'change', 'cancel']): Message =>
  told({ key: 'transfer.review', kind: 'review', money: 'notMoved', values, choices: ids.map(offer) });
const facts: Values = {
  ...{ amount: yuan('20000'), fee: yuan('0', 'fee'), payee: { t: 'name', v: '王秀兰' }, arrival: { t: 'term', key: 'arrival.instant' } },
  ...{ to: { t: 'account', tail: '6688', bank: 'bank.demo' }, from: { t: 'account', tail: '1234' } },
};
const { fee: _fee, ...feeless } = facts;
const { to: _to, ...tailless } = facts;
const reviewing = (message: Message, edges: Place['edges'] = []) => place({ phase: 'reviewing', told: [message], last: [message] }, edges);
const stepUp = (...ids: string[]) => told({ kind: 'stepUp', choices: ids.map(offer) });
const waiting = (edges: Place['edges'], ids = ['openConfirm', 'cancel']) => place({ phase: 'steppingUp', told: [stepUp(...ids)] }, edges);

export const placeSamples: Of<Place>[] = [
  {
    rule: 'SEM-05',
    bad: [
      place({
        told: [told({ values: { all: { t: 'rows', caption: 'balance.allCaption', row: 'balance.allRow', items: [{}, {}], total: 1 } } })],
      }),
    ],
    good: [place()],
  },
  {
    rule: 'SEM-06',
    bad: [
      place({ edges: place().edges.filter(({ by }) => by !== 'help') }),
      place({}, [edge('human', { told: [told()] })]),
      place({}, [edge('cancel', { open: 1 })]),
      place({}, [edge('repeat', { told: [told({ key: 'common.wait' })] })]),
      place({}, [edge('back', { told: [] })]),
      place({}, [edge('why', { thrown: 'no words' })]),
      ...['help', 'why', 'where', 'back'].map((by) => place({}, [edge(by, { told: [told({ key: 'common.wait' })] })])),
      place({}, [
        edge('where', { told: [told({ key: 'common.where' })], words: '好的，我等您。' }),
        edge('wait', { told: [told({ key: 'common.wait' })], words: '好的，我等您。' }),
      ]),
    ],
    good: [place()],
  },
  {
    rule: 'SEM-07',
    bad: [
      place({ phase: 'nothing open', told: [told({ kind: 'error' })] }),
      place({ phase: 'nothing open', told: [told({ kind: 'refusal' })] }, [edge('says “再说”', { told: [told()] })]),
      place({}, [edge('choose human', { thrown: 'no dialog' })]),
      place({}, [edge('choose from:1', { told: [told({ key: 'common.tooLate' })] })]),
      place({}, [edge('says “全部”', { told: [told({ key: 'common.unclearAsked' })] })]),
    ],
    good: [
      place({ told: [told({ kind: 'error', choices: [offer('human')] })] }, [edge('choose human'), edge('says “全部”')]),
      place({ phase: 'nothing open', told: [told({ kind: 'refusal' })] }, [edge('says “人工”', { act: 'request' })]),
      place({ phase: 'nothing open', told: [told({ kind: 'timeout' })], words: '您还在吗？' }),
    ],
  },
  { rule: 'IVR-04', bad: [place({ told: [told({ kind: 'menu' })] }, [edge('human')])], good: [place({ told: [told({ kind: 'menu' })] })] },
  {
    rule: 'EZ-09',
    bad: [place({ told: [told({ kind: 'question' })], steps: 3 })],
    good: [
      place({ told: [told({ kind: 'question', step: { n: 1, of: 3 } })], steps: 3 }),
      place({ told: [told({ kind: 'question' })], steps: 2 }),
    ],
  },
  { rule: 'CF-01', bad: [reviewing(review(feeless)), reviewing(review(tailless))], good: [reviewing(review(facts))] },
  {
    rule: 'CF-02',
    bad: [
      reviewing(review(facts, ['cancel', 'change', 'confirm'])),
      reviewing(review(facts, ['confirm', 'cancel'])),
      place({ phase: 'reviewing', told: [review(facts), told()] }),
    ],
    good: [reviewing(review(facts))],
  },
  { rule: 'CF-03', bad: [place({ told: [review(facts), review(facts)] })], good: [reviewing(review(facts))] },
  {
    rule: 'CF-04',
    bad: [reviewing(review(facts, ['confirm', 'cancel', 'change'])), reviewing(review(facts), [edge('a weak yes', { act: 'transfer' })])],
    good: [reviewing(review(facts), [edge('a weak yes')])],
  },
  { rule: 'OTP-03', bad: [waiting([], ['cancel']), waiting([edge('help', { told: [] })])], good: [waiting([])] },
  {
    rule: 'OTP-07',
    bad: [waiting([edge('code wrong')]), waiting([edge('code locked')])],
    good: [waiting([edge('code wrong', { told: [stepUp('openConfirm', 'cancel')] }), edge('code locked', { told: [review(facts)] })])],
  },
];

export const shapeSamples: Of<Shape>[] = [
  {
    rule: 'SEM-06',
    bad: [shape({ slots: [{ name: 'amount', words: { ask: '多少？', why: '', example: '比如两百。', change: '改金额' } }] })],
    good: [shape({ slots: [{ name: 'amount', words: { ask: '多少？', why: '要准数。', example: '比如两百。', change: '改金额' } }] })],
  },
  {
    rule: 'CF-03',
    bad: [
      shape({ unreviewed: ['asking · answers'] }),
      shape({ reviews: true, answers: true }),
      shape({ money: true, acts: true }),
      shape({ reviewMet: false }),
    ],
    good: [shape(), shape({ answers: true, reviews: false, money: false })],
  },
];

const both = (text: string, other: string): Template[] => [template(text, { lang: 'zh-CN' }), template(other, { lang: 'en' })];
const codes = (about: Partial<Whole['codes']>) =>
  whole({ codes: { secondsDefault: 600, seconds: [300, 600], ways: ['sms', 'voice'], ...about } });

export const wholeSamples: Of<Whole>[] = [
  {
    rule: 'SEM-03',
    bad: [
      whole({ templates: [template('好的。')] }),
      whole({ templates: both('转 {{amount, money}}。', 'Send it.') }),
      whole({ unnamed: ['x.y'] }),
      whole({ literals: [{ where: 'dialogs/transfer.ts', words: '请核对这笔转账' }] }),
    ],
    good: [whole({ templates: both('转 {{amount, money}}。', 'Send {{amount, money}}.') })],
  },
  {
    rule: 'EZ-12',
    bad: [whole({ labels: [{ id: 'human', keys: ['help.choiceHuman', 'fees.choiceHuman'] }] })],
    good: [whole({ labels: [{ id: 'human', keys: ['help.choiceHuman'] }] })],
  },
  { rule: 'OTP-01', bad: [codes({ secondsDefault: 60 }), codes({ seconds: [120] })], good: [codes({})] },
  { rule: 'OTP-02', bad: [codes({ ways: ['voice'] }), codes({ ways: ['sms'] })], good: [codes({})] },
];
