import type { Expected } from '../../dialogs/engine/command';
import type { About } from '../../bot/understanding/understand';
import { readAccountNumber } from '../../bot/understanding/account-number';
import { normalise } from '../../bot/understanding/normalise';
import { brief, commandsOf, idle, payeeAsked, review, amountAsked } from './moment';

const expecting = (expected: Partial<Expected>, choices: About['choices'] = []): About => ({
  ...idle,
  expected: { ...idle.expected, ...expected },
  choices,
});
const numberAsked = expecting({ dialog: 'newPayee', slot: 'number', kind: 'number' });
const nameAsked = expecting({ dialog: 'newPayee', slot: 'name', kind: 'words' });
const aliasAsked = expecting({ dialog: 'renamePayee', slot: 'alias', kind: 'words' });
const payeeReview = expecting({ dialog: 'newPayee', review: true, offered: ['confirm', 'change', 'cancel'] }, [
  { id: 'confirm', n: 1, words: ['确认保存'] },
  { id: 'change', n: 2, words: ['修改收款人'] },
  { id: 'cancel', n: 3, words: ['取消添加'] },
]);

describe('what is wanted with payees', () => {
  test.each([
    ['添加收款人', 'start newPayee'],
    ['我要加个收款人', 'start newPayee'],
    ['帮我新增一个收款人', 'start newPayee'],
    ['存一个新的收款人', 'start newPayee'],
    ['新收款人', 'start newPayee'],
    ['請幫我添加收款人', 'start newPayee'],
    ['怎么添加收款人', 'start newPayee'],
    ['可以添加收款人吗', 'start newPayee'],
    ['添加收款人周海', 'start newPayee words=周海'],
    ['添加收款人周海，手机号13900000009', 'start newPayee phone=13900000009 words=周海'],
    ['添加收款人，手机号是139 0000 0009', 'start newPayee phone=13900000009'],
    ['保存收款人 幺三九零零零零零零零九', 'start newPayee phone=13900000009'],
    ['收款人名单', 'start payees'],
    ['我的收款人', 'start payees'],
    ['收款人', 'start payees'],
    ['看看我的收款人', 'start payees'],
    ['有哪些收款人', 'start payees'],
    ['我存了哪些收款人', 'start payees'],
    ['收款人都有谁', 'start payees'],
    ['查一下常用收款人', 'start payees'],
    ['管理收款人', 'start payees'],
    ['删除收款人', 'start removePayee'],
    ['删除收款人李娜', 'start removePayee payee=李娜'],
    ['把李娜从收款人里删掉', 'start removePayee payee=李娜'],
    ['删掉妈妈', 'start removePayee payee=妈妈'],
    ['请帮我删除房东吧', 'start removePayee payee=房东'],
    ['删除尾号2222的收款人', 'start removePayee payee=2222'],
    ['把李娜尾号2222删了', 'start removePayee payee=2222'],
    ['删除收款人赵六', 'start removePayee payee=赵六'],
    ['可以删除李娜吗', 'start payees payee=李娜'],
    ['麻烦把李娜删除好吗', 'start removePayee payee=李娜'],
    ['给小明改名', 'start renamePayee payee=小明'],
    ['把小明改名叫老李', 'start renamePayee payee=小明 words=老李'],
    ['小明的叫法改成老李吧', 'start renamePayee payee=小明 words=老李'],
    ['把房东改名为妈妈', 'start renamePayee payee=房东 words=妈妈'],
    ['改收款人的名字', 'start renamePayee'],
    ['妈妈改名叫“取消”', 'start renamePayee payee=妈妈 words=取消'],
    ['恢复收款人', 'start restorePayee payee={"latest":true}'],
    ['撤销删除', 'start restorePayee payee={"latest":true}'],
    ['恢复刚才删掉的收款人', 'start restorePayee payee={"latest":true}'],
    ['恢复收款人李娜', 'start restorePayee payee=李娜'],
    ['add a payee', 'start newPayee'],
    ["I'd like to add a new recipient please", 'start newPayee'],
    ['save a new payee', 'start newPayee'],
    ['how do I add a beneficiary', 'start newPayee'],
    ['add the payee Zhou Hai with mobile 13900000009', 'start newPayee phone=13900000009 words=Zhou Hai'],
    ['add payee Zhou Hai', 'start newPayee words=Zhou Hai'],
    ['my payees', 'start payees'],
    ['payee list', 'start payees'],
    ['show me my saved payees', 'start payees'],
    ['who can I pay', 'start payees'],
    ['manage recipients', 'start payees'],
    ['remove a payee', 'start removePayee'],
    ['delete Li Na', 'start payees'],
    ['remove 李娜 from my payees', 'start removePayee payee=李娜'],
    ['please delete landlord', 'start removePayee payee=landlord'],
    ['delete the payee ending 2222', 'start removePayee payee=2222'],
    ['delete landlord?', 'start payees payee=landlord'],
    ['rename landlord', 'start renamePayee payee=landlord'],
    ['rename landlord to Mr Zhang', 'start renamePayee payee=landlord words=Mr Zhang'],
    ['change the name of landlord to Zhang', 'start renamePayee payee=landlord words=Zhang'],
    ['bring back the payee', 'start restorePayee payee={"latest":true}'],
    ['undo the removal', 'start restorePayee payee={"latest":true}'],
    ['restore the deleted payee', 'start restorePayee payee={"latest":true}'],
  ])('%s is %s', (text, commands) => {
    expect(brief(text)).toBe(commands);
  });

  test.each([
    ...[
      '不要添加收款人',
      '别删李娜',
      '收款人添加不了',
      '为什么加不了收款人',
      '添加了收款人吗',
      '李娜删了吗',
      '我没有删李娜',
      '如果删除李娜',
    ],
    ...['删除备注', '删除我的设置', '把妈妈的电费删除', '删除转账记录', '恢复默认设置', '恢复', '撤销', '小明改天再说'],
    ...[
      "don't add a payee",
      "I can't add a payee",
      'why was the payee removed',
      'did you delete landlord',
      'if I remove landlord',
      'delete my settings',
    ],
    ...['undo', 'restore the default settings', 'delete the note'],
  ])('%s touches no payee', (text) => {
    expect(brief(text)).not.toMatch(/Payee/);
  });

  test.each([
    ['转五百给妈妈', 'start transfer money=50000 payee=妈妈'],
    ['给李娜转100', 'start transfer money=10000 payee=李娜'],
    ['send 500 to mum', 'start transfer money=50000 payee=mum'],
    ['查余额，然后添加收款人', 'start balance; start newPayee'],
    ['添加收款人，再转五百给妈妈', 'start newPayee; start transfer money=50000 payee=妈妈'],
  ])('%s is still what it was: %s', (text, commands) => {
    expect(brief(text)).toBe(commands);
  });
});

describe('where somebody is to be named or something else is open', () => {
  test.each([
    ['有哪些收款人', payeeAsked, 'set payee={"any":true}'],
    ['who can I pay', payeeAsked, 'set payee={"any":true}'],
    ['有哪些收款人', amountAsked, 'start payees choice={"names":true}'],
    ['my payees', review, 'start payees choice={"names":true}'],
    ['添加收款人', payeeAsked, 'start newPayee'],
    ['把单晓东改名叫房东', aliasAsked, 'start renamePayee payee=单晓东 words=房东'],
    ['把妈妈改名叫小明', aliasAsked, 'start renamePayee payee=妈妈 words=小明'],
    ['删除收款人房东', review, 'start removePayee payee=房东'],
    ['收款人改成房东', review, 'correct payee=房东'],
    ['remove the payee landlord', review, 'start removePayee payee=landlord'],
    ['更多', expecting({ offered: ['payees:more'] }), 'choose payees:more'],
    ['show more', expecting({ offered: ['payees:more'] }), 'choose payees:more'],
    ['恢复', expecting({ offered: ['restore:p'] }), 'choose restore:p'],
    ['删错了', expecting({ offered: ['restore:p'] }), 'choose restore:p'],
    ['undo', expecting({ offered: ['restore:p'] }), 'choose restore:p'],
    ['bring them back', expecting({ offered: ['restore:p'] }), 'choose restore:p'],
  ])('%s means that', (text, about, commands) => {
    expect(brief(text, about)).toBe(commands);
  });
});

const account = '6299990000000095566';
describe('a number to be paid by', () => {
  test.each([
    [account, 'number', account],
    ['6299 9900 0000 0095 566', 'number', account],
    ['6299-9900-0000-0095-566', 'number', account],
    ['６２９９９９００００００００９５５６６', 'number', '629999000000009556' + '6'],
    ['账号是6299990000000095566。', 'number', account],
    ['六二九九，九九零零，零零零零，零零九五，五六六', 'number', account],
    ['六二九九九九〇〇〇〇〇〇〇〇九五五六六', 'number', '629999000000009556' + '6'],
    ['幺三九，零零零零，零零零九', 'phone', '13900000009'],
    ['手机号13900000009', 'phone', '13900000009'],
    ['139 0000 0009', 'phone', '13900000009'],
    ['the number is 6299 9900 0000 0095 566', 'number', account],
    ['six two double nine nine nine double oh', 'number', '62999900'],
    ['one three nine, triple zero, zero zero zero zero nine', 'phone', '13900000009'],
    ['12345', 'number', '12345'],
    ['1390000000，不对，13900000009', 'phone', '13900000009'],
    ['13900000008, no, 13900000009', 'phone', '13900000009'],
  ])('%s is the %s %s', (text, kind, value) => {
    expect(readAccountNumber(normalise(text))).toMatchObject({ kind, value });
    expect(brief(text, numberAsked)).toBe(`set ${kind}=${value}`);
  });

  test.each(['1', '三', '不知道', '五百', '三千五百', '十万', 'I do not have it'])('%s is none, and nothing is taken for one', (text) => {
    expect(readAccountNumber(normalise(text))).toBeNull();
    expect(brief(text, numberAsked)).not.toMatch(/number=|phone=/);
  });

  test('is read in time that does not grow with hostile text', () => {
    for (const text of ['1 '.repeat(1_000), '一，'.repeat(1_000), 'double '.repeat(500)])
      expect(readAccountNumber(normalise(text))).toBeNull();
  });

  test.each([
    ['取消', 'cancel'],
    ['人工', 'human'],
    ['转五百给妈妈', 'start transfer money=50000 payee=妈妈'],
  ])('%s while it is asked is no number', (text, commands) => {
    expect(brief(text, numberAsked)).toBe(commands);
  });
});

const names = ['张三', '五百', '取消', '确认', '人工', '返回', '好的', '不对', '妈妈', '转账', '一'];
describe('a name that looks like something else', () => {
  test.each(names.flatMap((name) => [nameAsked, aliasAsked].map((about) => [name, about.expected.slot, about] as const)))(
    '%s is taken as the %s when it is quoted or introduced',
    (name, slot, about) => {
      for (const said of [
        `“${name}”`,
        `"${name}"`,
        `「${name}」`,
        `名字是${name}`,
        `他的名字叫${name}`,
        `叫法是“${name}”`,
        `the name is ${name}`,
      ])
        expect(commandsOf(said, about)).toMatchObject([{ do: 'set', slot, raw: { kind: 'words', value: name } }]);
    },
  );

  test.each([
    ['Cancel', 'the name is Cancel'],
    ['Stop', '"Stop"'],
    ['Will Pay', 'her name is Will Pay'],
    ['One', 'call him One'],
    ['No', 'he is called No'],
  ])('%s is taken so in English: %s', (name, said) => {
    expect(commandsOf(said, nameAsked)).toMatchObject([{ do: 'set', slot: 'name', raw: { value: name } }]);
  });

  test.each([
    ['取消', 'cancel'],
    ['确认', 'confirm strong'],
    ['人工', 'human'],
    ['cancel', 'cancel'],
    ['五百', 'set words=五百'],
    ['张三', 'set words=张三'],
    ['欧阳娜娜', 'set words=欧阳娜娜'],
    ['Zhang Wei', 'set words=Zhang Wei'],
  ])('%s said by itself is %s', (said, commands) => {
    expect(brief(said, nameAsked)).toBe(commands);
  });

  test('at a transfer names the payee, and nothing is cancelled', () => {
    expect(brief('“取消”', payeeAsked)).toBe('set payee=取消');
    expect(brief('名字是五百', payeeAsked)).toBe('set payee=五百');
  });

  test('does not hide words of fraud', () => {
    expect(brief('“客服让我转到安全账户”', nameAsked)).toBe('start fraud');
  });

  test('is never taken out of a review or an amount', () => {
    expect(brief('“取消”', review)).toBe('cancel');
    expect(brief('“五百”', amountAsked)).toBe('set money=50000');
  });
});

describe('at the review of a new payee', () => {
  test.each([
    ['叫他老周', 'set words=老周', 'alias'],
    ['以后叫她“五百”吧', 'set words=五百', 'alias'],
    ['call him Hai', 'set words=Hai', 'alias'],
    ['名字是周海', 'set words=周海', 'saidName'],
    ['her name is Zhou Hai', 'set words=Zhou Hai', 'saidName'],
    ['号码错了', 'correct number', 'number'],
    ['手机号不对', 'correct number', 'number'],
    ['the number is wrong', 'correct number', 'number'],
    ['改叫法', 'correct alias', 'alias'],
    ['王秀兰', 'set words=王秀兰', 'saidName'],
    ['是周海', 'set words=周海', 'saidName'],
    ['Zhou Hai', 'set words=Zhou Hai', 'saidName'],
    ['wang xiu lan', 'set words=wang xiu lan', 'saidName'],
  ])('%s is %s', (text, commands, slot) => {
    expect(brief(text, payeeReview)).toBe(commands);
    expect(commandsOf(text, payeeReview)).toMatchObject([{ slot }]);
  });

  test.each([
    ['确认', 'confirm strong'],
    ['1', 'confirm strong'],
    ['2', 'correct'],
    ['取消', 'cancel'],
    ['不对', 'deny'],
  ])('%s is %s', (text, commands) => {
    expect(brief(text, payeeReview)).toBe(commands);
  });

  test.each(['谢谢', '好的', '等一下', '王先生', '高兴', '方便吗', '钱没到', '任何人', '安全吗', 'Thanks', 'Looks good', 'Not Now'])(
    '%s is nobody’s name',
    (text) => {
      expect(JSON.stringify(commandsOf(text, payeeReview))).not.toContain('saidName');
    },
  );
});

describe('a name beside the number of a new payee', () => {
  test.each([
    ['6299990000000096689 王秀兰'],
    ['王秀兰 6299990000000096689'],
    ['王秀兰，账号6299990000000096689'],
    ['账号是6299 9900 0000 0096 689，是王秀兰的'],
  ])('is kept: %s', (text) => {
    expect(brief(text, numberAsked)).toBe('set number=6299990000000096689; set words=王秀兰');
    expect(commandsOf(text, numberAsked)).toMatchObject([{ slot: 'number' }, { slot: 'saidName' }]);
  });

  test('is kept in English and after the request', () => {
    expect(brief('Wang Xiulan, 6299990000000096689', numberAsked)).toBe('set number=6299990000000096689; set words=Wang Xiulan');
    expect(brief('添加收款人 6299990000000096689 王秀兰', idle)).toBe('start newPayee number=6299990000000096689 words=王秀兰');
  });

  test('is no word of a request, and no amount is one', () => {
    expect(brief('6299990000000096689 谢谢', numberAsked)).not.toContain('words');
    expect(brief('转500给6299990000000096689', numberAsked)).not.toContain('words');
  });
});
