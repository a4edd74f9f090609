import { defaultProfile } from '../../../accessibility/profile';
import type { Lang } from '../../../accessibility/profile';
import type { StepUpView } from '../../../bot/channels/webchat/ports';
import { purposeOf } from '../../../bot/identity/purpose';
import { openView, serve, smallBank, ticket } from './bank';
import { browser, factsIn, textOf } from './browser';

const bill = purposeOf(
  {
    ...{ what: 'payBill', fromTail: '1234', biller: 'biller.electricity', bill: 'bill.electricity', billKey: '3100012345' },
    ...{ amountMinor: '18640', feeMinor: '0' },
  },
  '工资卡',
);
const payee = purposeOf({ what: 'addPayee', payee: '王秀兰', payeeTail: '6688', payeeBank: 'bank.demo' });

describe('/confirm/{ticket} of what is no transfer', () => {
  const bank = smallBank();
  let url = '';
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { url: served, server } = await serve(bank);
    [url, close] = [served, () => server.close()];
  });
  afterAll(() => close());
  beforeEach(() => Object.assign(bank, { left: 3, resent: 'sent' }));

  async function look(facts: StepUpView['facts'], lang: Lang, more: Partial<StepUpView> = {}) {
    bank.view = { ...openView, facts, ...more };
    const client = browser(url);
    const page = await client.get(`/confirm/${ticket}?lang=${lang}`);
    return { client, page, text: textOf(page.html), facts: factsIn(page.html) };
  }
  const buttonOf = (html: string): string => /class="button primary" type="submit" value="([^"]*)"/.exec(html)![1]!;

  it('shows every fact of a bill, that nothing is paid, and a button that says amount and bill', async () => {
    const zh = await look(bill, 'zh-CN');
    expect(zh.facts).toEqual([
      '付款账户 工资卡（尾号 1234）',
      '收费单位 示范电力',
      '交费项目 电费',
      '交费号码 3100012345',
      '金额 186.40 元',
      '手续费 免手续费',
    ]);
    expect(zh.text).toMatch(/请核对这笔交费.*还没有交费，钱没有动/);
    expect(buttonOf(zh.page.html)).toBe('交 186.40 元电费');
    const en = await look(bill, 'en');
    expect(en.facts).toContain('Paid to Demo Power');
    expect(en.facts).toContain('Bill number 3100012345');
    expect(en.text).toContain('The bill is not paid yet and no money has moved.');
    expect(buttonOf(en.page.html)).toBe('Pay CNY 186.40 for electricity');
  });

  it('shows who is to be saved, that nothing is saved, and a button that says the name', async () => {
    const zh = await look(payee, 'zh-CN');
    expect(zh.facts).toEqual(['收款人 王秀兰', '收款账户 示范银行（尾号 6688）']);
    expect(zh.text).toMatch(/请核对收款人.*还什么都没有保存/);
    expect(buttonOf(zh.page.html)).toBe('保存收款人王秀兰');
    const en = await look(payee, 'en');
    expect(en.facts).toEqual(['Pay to 王秀兰', 'To account Demo Bank account ending 6688']);
    expect(en.text).toContain('Nothing has been saved yet.');
    expect(buttonOf(en.page.html)).toMatch(/^Save\s+王秀兰\s+as a payee$/);
  });

  it('says once more in easy wording where the money goes, or that none goes', async () => {
    const profile = { ...defaultProfile, wording: 'easy' as const };
    expect((await look(bill, 'zh-CN', { profile })).text).toContain('钱会从您的工资卡（尾号 1234）交给示范电力。');
    expect((await look(payee, 'zh-CN', { profile })).text).toContain('这一步只保存王秀兰，不会转钱。');
  });

  it('tells a masked key by its tail, without stars', async () => {
    const masked = { ...bill, billKey: { t: 'digits', v: '****2345', as: 'billKey' } } as typeof bill;
    expect((await look(masked, 'zh-CN')).facts).toContain('交费号码 尾号 2345');
    expect((await look(masked, 'en')).page.html).not.toContain('**');
  });

  it.each([
    [bill, 'zh-CN', '没有交费，钱没有动。'],
    [bill, 'en', 'The bill is not paid and no money moved.'],
    [payee, 'zh-CN', '收款人没有保存。'],
    [payee, 'en', 'The payee is not saved.'],
  ] as const)('says with every problem that nothing is done: %#', async (facts, lang, stands) => {
    const { client, page } = await look(facts, lang);
    expect(textOf((await client.fill(page, { code: '12' })).html)).toContain(stands);
    expect(textOf((await client.fill(page, { code: '111111' })).html)).toContain(stands);
    for (const resent of ['exhausted', 'unsent'] as const) {
      bank.resent = resent;
      const label = lang === 'zh-CN' ? '发到我的邮箱' : 'Send it by e-mail';
      expect(textOf((await client.press(page, label)).html)).toContain(stands);
    }
    for (let tries = 0; tries < 2; tries += 1) await client.fill(page, { code: '111111' });
    const locked = await client.get(`/confirm/${ticket}?lang=${lang}`);
    expect([locked.status, textOf(locked.html)]).toEqual([410, expect.stringContaining(stands)]);
  });

  const ended = ['expired', 'void', 'locked', 'cancelled', 'refused', 'granted'] as const;
  const outcomes = ['notDone', 'held', 'checking', 'done', 'returned'] as const;
  const pages: Partial<StepUpView>[] = [
    { state: 'open' },
    ...ended.map((state) => ({ state, became: state === 'granted' ? ('checking' as const) : ('notDone' as const) })),
    ...outcomes.map((became) => ({ state: 'used' as const, became })),
  ];

  it.each(pages)('speaks of no transfer: %j', async (more) => {
    for (const facts of [bill, payee]) {
      expect((await look(facts, 'zh-CN', more)).text).not.toMatch(/转账|转出|转走|再转|重新转/);
      expect((await look(facts, 'en', more)).text).not.toMatch(/transfer|send it again/i);
    }
  });

  it.each(pages.filter(({ state }) => state !== 'open'))('says of a payee nothing about money: %j', async (more) => {
    expect((await look(payee, 'zh-CN', more)).text).not.toMatch(/钱(?!都是虚构)/);
    expect((await look(payee, 'en', more)).text).not.toMatch(/money(?! are fictional)/);
  });

  it.each([
    [bill, 'done', '交费完成 钱已经交给收费单位', 'The bill is paid The money has gone to the biller'],
    [bill, 'notDone', '这笔交费没有办成 没有交费，钱没有动', 'The bill was not paid The bill is not paid and no money moved'],
    [bill, 'checking', '正在核实这笔交费 钱先留着。费交没交上，还在核实', 'Please do not pay it again yet'],
    [bill, 'returned', '钱已经退回 钱已经回到您的账户', 'The money came back'],
    [payee, 'done', '收款人保存好了 收款人已经在您的名单里', 'The payee is saved The payee is in your list now'],
    [payee, 'notDone', '收款人没有保存成 收款人没有保存', 'The payee was not saved The payee is not saved'],
    [payee, 'checking', '正在核实收款人存没存上', 'Please do not save it again yet'],
  ] as const)('tells what became of it: %#', async (facts, became, zh, en) => {
    const used = { state: 'used', became, reference: 'K7M2Q9' } as const;
    const chinese = await look(facts, 'zh-CN', used);
    expect([chinese.page.status, chinese.text]).toEqual([200, expect.stringContaining(zh)]);
    expect(chinese.facts).toContain('参考号 K7M2Q9');
    expect((await look(facts, 'en', used)).text).toContain(en);
  });

  it.each([
    [bill, '取消这笔交费', '这笔交费取消了'],
    [payee, '不保存这个收款人', '已经取消，没有保存'],
  ] as const)('cancels in its own words: %#', async (facts, label, title) => {
    const { client, page } = await look(facts, 'zh-CN');
    const answer = await client.press(page, label);
    expect([answer.status, textOf(answer.html)]).toEqual([410, expect.stringContaining(title)]);
  });
});
