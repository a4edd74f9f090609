import { defaultProfile } from '../../../accessibility/profile';
import { botSays, openView, serve, smallBank, ticket, transferFacts } from './bank';
import { browser, factsIn, formsOf, textOf } from './browser';

describe('/confirm/{ticket}', () => {
  const bank = smallBank();
  const path = `/confirm/${ticket}`;
  let url = '';
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { url: served, server } = await serve(bank);
    [url, close] = [served, () => server.close()];
    for (const customer of ['10000001', '10000002'])
      bank.sessions.set(customer, { customer, conversation: customer, profile: defaultProfile });
  });
  afterAll(() => close());
  beforeEach(() => Object.assign(bank, { view: openView, left: 3, resent: 'sent' }));

  const signedIn = (customer: string) => {
    const client = browser(url);
    client.cookies.set('sid', customer);
    return client;
  };

  it('shows every fact, the expiry as clock time and that nothing has moved', async () => {
    const { status, html } = await browser(url).get(path);
    expect(status).toBe(200);
    expect(factsIn(html)).toEqual([
      '付款账户 工资卡（尾号 1234）',
      '收款人 王秀兰',
      '收款账户 示范银行（尾号 6688）',
      '金额 200.00 元',
      '手续费 免手续费',
      '到账时间 实时到账',
    ]);
    expect(textOf(html)).toMatch(/还没有转出任何钱.*10:20前有效/);
  });

  it('has one field for the code that can be pasted and filled by a phone, and a button that says amount and name', async () => {
    const { html } = await browser(url).get(path);
    const field = /<input[^>]*id="code"[^>]*>/s.exec(html)![0];
    expect(field).toContain('autocomplete="one-time-code"');
    expect(field).toContain('inputmode="numeric"');
    expect(html.match(/name="code"/g)).toHaveLength(1);
    expect(/class="button primary" type="submit" value="([^"]*)"/.exec(html)![1]).toContain('转 200.00 元 给王秀兰');
  });

  it.each(['246135', '246 135', '２４６－１３５'.replace('－', '-'), ' 246-135 '])(
    'takes %p, shows the receipt, and shows it again for a second post',
    async (code) => {
      const client = browser(url);
      const page = await client.get(path);
      for (const answer of [await client.fill(page, { code }), await client.fill(page, { code }), await client.get(path)]) {
        expect(answer.status).toBe(200);
        expect(textOf(answer.html)).toMatch(/转账完成.*钱已经转走.*参考号 K7M/);
      }
    },
  );

  it('counts the tries in words, keeps the page, and after the third says that it is closed and where the money stands', async () => {
    const client = browser(url);
    const page = await client.get(path);
    for (const left of [2, 1]) {
      const wrong = await client.fill(page, { code: '111111' });
      expect(wrong.status).toBe(422);
      expect(textOf(wrong.html)).toContain(`还可以试 ${left} 次`);
      expect(wrong.html).toMatch(/role="alert"[\s\S]*href="#code"/);
    }
    const locked = await client.fill(page, { code: '111111' });
    expect(locked.status).toBe(410);
    expect(textOf(locked.html)).toMatch(/这个页面停用了.*钱没有动/);
  });

  it.each(['', '12345', '1234567', 'abcdef', '24６1３x', '9'.repeat(5_000)])('takes %p for no try', async (code) => {
    const client = browser(url);
    const answer = await client.fill(await client.get(path), { code });
    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('这次不算次数');
    expect(bank.left).toBe(3);
  });

  it('sends the code by another way at once, or says why it cannot', async () => {
    const client = browser(url);
    const page = await client.get(path);
    const sent = await client.press(page, '发到我的邮箱');
    expect(textOf(sent.html)).toContain('验证码已发到邮箱');
    expect(sent.html).toMatch(/role="status"/);
    bank.resent = 'exhausted';
    const exhausted = await client.press(page, '用短信再发一次');
    expect([exhausted.status, textOf(exhausted.html)]).toEqual([429, expect.stringContaining('一小时内最多发 5 次')]);
    bank.resent = 'unsent';
    const unsent = await client.press(page, '用语音电话告诉我');
    expect([unsent.status, textOf(unsent.html)]).toEqual([503, expect.stringContaining('请换一种方式')]);
  });

  it('sends nothing by a way that the challenge does not have', async () => {
    const client = browser(url);
    const answer = await client.post(path, { 'way.wechat': 'x' });
    expect(answer.status).toBe(422);
    expect(bank.view.sentBy).toBe('sms');
  });

  it('cancels by a form of its own', async () => {
    const client = browser(url);
    const answer = await client.press(await client.get(path), '取消这笔转账');
    expect([answer.status, textOf(answer.html)]).toEqual([410, expect.stringMatching(/取消了.*钱没有动/)]);
  });

  it.each(['expired', 'void', 'locked', 'cancelled', 'refused'] as const)(
    'answers 410 for one that is %s, to a look and to a code',
    async (state) => {
      const client = browser(url);
      const page = await client.get(path);
      bank.view = { ...openView, state };
      for (const answer of [await client.get(path), await client.fill(page, { code: bank.code })]) {
        expect(answer.status).toBe(410);
        expect(textOf(answer.html)).toMatch(/钱没有动.*回到对话/);
        expect(formsOf(answer).some(({ fields }) => fields.has('code'))).toBe(false);
      }
    },
  );

  it.each([
    ['done', '钱已经转走'],
    ['notDone', '钱没有动'],
    ['held', '还没有转走'],
    ['checking', '请先不要再转一次'],
    ['returned', '已经回到您的账户'],
  ] as const)('tells of an act that was %s where the money stands', async (became, words) => {
    bank.view = { ...openView, state: 'used', became };
    const answer = await browser(url).get(path);
    expect([answer.status, textOf(answer.html)]).toEqual([200, expect.stringContaining(words)]);
  });

  it('tells the customer what the conversation was told', async () => {
    bank.view = {
      ...openView,
      state: 'used',
      became: 'done',
      told: botSays('转好了。', {}, { kind: 'receipt', blocks: [{ b: 'text', text: '给妈妈转好了。' }] }),
    };
    expect(textOf((await signedIn('10000001').get(path)).html)).toContain('给妈妈转好了。');
  });

  it('shows a masked name without its stars', async () => {
    bank.view = { ...openView, facts: { ...transferFacts, payee: { t: 'name', v: '王**' } } };
    const { html } = await browser(url).get(path);
    expect(html).toContain('转 200.00 元 给王…');
    expect(html).not.toContain('**');
  });

  it('says who gets the money once more in easy wording, and in English when asked', async () => {
    bank.view = { ...openView, profile: { ...defaultProfile, wording: 'easy', elder: true } };
    expect(textOf((await browser(url).get(path)).html)).toContain('钱会从您的工资卡（尾号 1234）转给王秀兰。');
    const client = browser(url);
    const english = await client.get(`${path}?lang=en`);
    expect(english.html).toMatch(/<html lang="en" class="size-100 elder"/);
    expect(english.html).toContain('<span lang="zh-CN">王秀兰</span>');
    expect((await client.fill(english, { code: '1' })).html).toContain('<html lang="en"');
  });

  it('is refused to another customer, and unknown tickets are', async () => {
    const foreign = await signedIn('10000002').get(path);
    expect([foreign.status, textOf(foreign.html)]).toEqual([403, expect.stringContaining('什么都没有办理')]);
    expect(foreign.html).not.toContain('王秀兰');
    expect((await signedIn('10000002').post(path, { code: bank.code })).status).toBe(403);
    for (const other of ['another-ticket-of-16', 'x', '%E4%B8%AD', '..%2f..%2fetc', '__proto__']) {
      expect((await browser(url).get(`/confirm/${other}`)).status).toBe(404);
    }
  });
});
