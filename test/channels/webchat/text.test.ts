import { defaultProfile } from '../../../accessibility/profile';
import { PeerError } from '../../../bot/errors';
import { botSays, serve, smallBank } from './bank';
import { browser, formsOf, textOf } from './browser';

const review = botSays(
  '请核对',
  { suggestedActions: { actions: [{ type: 'messageBack', title: '确认', value: { choice: 'confirm', frame: 'f1', digest: 'd1' } }, { type: 'openUrl', title: 'x', value: 'https://x' }] } },
  {
    kind: 'review',
    step: { n: 3, of: 3 },
    blocks: [{ b: 'text', text: '请核对这笔转账。' }, { b: 'facts', rows: [{ label: '收款人', value: '<b>王秀兰</b>' }] }, { b: 'table', caption: '账户', head: ['账户', '余额'], rows: [['工资卡', '12,345.67 元']] }],
    choices: [{ id: 'confirm', n: 1, label: '确认转 200.00 元', words: [] }, { id: 'cancel', n: 2, label: '取消转账', words: [] }, { id: 'evil', n: 3, label: '打开', words: [], href: 'javascript:alert(1)' }],
  },
); // prettier-ignore

describe('/text', () => {
  const bank = smallBank();
  let url = '';
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { url: served, server } = await serve(bank);
    [url, close] = [served, () => server.close()];
  });
  afterAll(() => close());
  beforeEach(() => Object.assign(bank, { received: 'answered', failing: null, heard: [], visitorsMax: 1_000 }));

  const signedIn = (conversation: string, profile = defaultProfile) => {
    const id = `of-${conversation}`;
    bank.sessions.set(id, { customer: '10000001', conversation, profile });
    const client = browser(url);
    client.cookies.set('sid', id);
    return client;
  };

  it('greets a stranger, stores nothing of a mere look, and opens a conversation at the first words', async () => {
    const client = browser(url);
    const opened = bank.opened;
    const page = await client.get('/text');
    expect(textOf(page.html)).toContain('我是示范银行的智能助手');
    expect(bank.opened).toBe(opened);
    const answered = await client.fill(page, { text: '查余额' });
    expect(answered.path).toBe('/text');
    expect(textOf(answered.html)).toMatch(/您 10:04 查余额 助手 10:05 好的。/);
    expect(bank.opened).toBe(opened + 1);
  });

  it('speaks the language that was asked for, before and after the first words', async () => {
    const client = browser(url, { 'accept-language': 'fr, en;q=0.8, zh;q=0.5' });
    expect((await client.get('/text')).html).toContain('<html lang="en"');
    expect((await client.get('/text?lang=zh')).html).toContain('<html lang="zh-CN"');
    const answered = await client.fill(await client.get('/text'), { text: 'balance' });
    expect(answered.html).toContain('<html lang="en"');
  });

  it('shows who said what as headed articles, facts as a definition list and rows as a table', async () => {
    const client = signedIn('shapes');
    bank.tell('shapes', 'customer', { text: '转两百', timestamp: '2026-03-18T02:03:00Z' });
    bank.tell('shapes', 'agent', { text: '我来看看', from: { name: '客服小林' }, timestamp: '2026-03-18T02:04:00Z' });
    bank.tell('shapes', 'bot', review);
    const { html } = await client.get('/text');
    expect(html.match(/<article/g)).toHaveLength(3);
    expect(textOf(html)).toContain('客服小林（人工客服）');
    expect(html).toMatch(/<article class="bot review"[^>]* id="latest"/);
    expect(html.match(/id="latest"/g)).toHaveLength(1);
    expect(html).toMatch(/<dt>收款人<\/dt>\s*<dd[^>]*>&lt;b&gt;王秀兰&lt;\/b&gt;<\/dd>/);
    expect(html).toMatch(/<th scope="col"[^>]*>余额<\/th>/);
    expect(textOf(html)).toContain('第 3 步，共 3 步');
  });

  it('sends a pressed choice with its frame and digest', async () => {
    const client = signedIn('tap');
    bank.tell('tap', 'bot', review);
    await client.press(await client.get('/text'), '1. 确认转 200.00 元');
    expect(bank.heard[0]?.said).toEqual({ choice: { id: 'confirm', frame: 'f1', digest: 'd1' } });
  });

  it('offers the choices of the newest answer only, links to web pages only', async () => {
    const client = signedIn('links');
    bank.tell('links', 'bot', review);
    const { html } = await client.get('/text');
    expect(html).not.toContain('javascript:');
    bank.tell('links', 'bot', botSays('取消了。'));
    expect((await client.get('/text')).html).not.toContain('确认转 200.00 元');
  });

  it('has no choice in the form with the text field, where Enter would press it', async () => {
    const client = signedIn('enter');
    bank.tell('enter', 'bot', review);
    const forms = formsOf(await client.get('/text'));
    expect(forms.find(({ fields }) => fields.has('text'))?.buttons).toEqual([{ name: '', value: '发送' }]);
  });

  it('takes the same form pressed twice for one turn, and other words from the same page for another', async () => {
    const client = signedIn('twice');
    const page = await client.get('/text');
    await Promise.all(Array.from({ length: 100 }, () => client.fill(page, { text: '查余额' })));
    expect(bank.heard).toHaveLength(1);
    await client.fill(page, { text: '转账' });
    expect(bank.heard.map(({ said }) => said)).toEqual([{ text: '查余额' }, { text: '转账' }]);
  });

  it.each([
    ['nothing', { text: '  ' }, '还没有写内容'],
    ['too much', { text: '长'.repeat(2_001) }, '这段话太长了'],
    ['4,000 emoji', { text: '😀'.repeat(4_000) }, '这段话太长了'],
    ['a choice that no button sends', { choice: '1. 确认', text: '' }, '没有收到'],
    ['a form without its key', { text: '查余额', turn: '' }, '没有收到'],
  ])('answers %s with an error summary that leads to the field', async (_, fields, title) => {
    const client = signedIn('wrong');
    const page = await client.get('/text');
    const form = formsOf(page).find(({ fields: f }) => f.has('text'))!;
    const answer = await client.post('/text', { ...Object.fromEntries(form.fields), ...fields });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/role="alert"[\s\S]*href="#say"/);
    expect(answer.html).toMatch(/<title>请看提示/);
    expect(textOf(answer.html)).toContain(title);
    expect(bank.heard).toEqual([]);
  });

  it('refuses a form that is not of this session, and keeps what was written', async () => {
    const client = signedIn('csrf');
    const answer = await client.post('/text', { csrf: 'csrf-of-somebody', turn: 'a-turn-of-ours', text: '转五百给妈妈' });
    expect(answer.status).toBe(403);
    expect(answer.html).toContain('value="转五百给妈妈"');
    expect(bank.heard).toEqual([]);
  });

  it('refuses a form that another site sent, even with the right token', async () => {
    const client = browser(url, { 'sec-fetch-site': 'cross-site' });
    client.cookies.set('sid', 'of-csrf');
    const answer = await client.post('/text', { csrf: 'csrf-of-of-csrf', turn: 'a-turn-of-ours', text: '转五百给妈妈' });
    expect(answer.status).toBe(403);
    expect(bank.heard).toEqual([]);
  });

  it('says that it is still working and that nothing is done twice', async () => {
    bank.received = 'working';
    const client = signedIn('working');
    const answer = await client.fill(await client.get('/text'), { text: '查余额' });
    expect(textOf(answer.html)).toContain('不会办两次');
  });

  it('answers 429 with the words kept when too many wait, or too many strangers come', async () => {
    bank.received = 'busy';
    const client = signedIn('busy');
    const busy = await client.fill(await client.get('/text'), { text: '查余额' });
    bank.visitorsMax = 0;
    const stranger = browser(url);
    const many = await stranger.fill(await stranger.get('/text'), { text: '查余额' });
    for (const answer of [busy, many]) {
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.html).toContain('value="查余额"');
    }
  });

  it.each([
    ['a peer that fails', new PeerError('database', new Error('secret account 6222')), 503],
    ['a mistake of ours', new Error('secret account 6222'), 500],
  ])('answers %s in words without the text of the exception', async (_, failing, status) => {
    bank.failing = failing;
    const client = signedIn('failing');
    const answer = await client.fill(await client.get('/text'), { text: '查余额' });
    expect(answer.status).toBe(status);
    expect(textOf(answer.html)).toContain('钱可能已经动了');
    expect(answer.html).not.toMatch(/secret|6222|Error/);
  });

  it('keeps markup in names and memos text, whoever wrote it', async () => {
    const client = signedIn('markup');
    const evil = '</p><script>alert(1)</script>\u202e<img src=x onerror=alert(1)>';
    bank.tell('markup', 'customer', { text: evil });
    bank.tell(
      'markup',
      'bot',
      botSays(
        evil,
        { locale: '"><script>' },
        { blocks: [{ b: 'text', text: evil }], choices: [{ id: '"><script>', n: 1, label: evil, words: [] }], kind: 'info"><script>' },
      ),
    );
    const { html } = await client.get('/text');
    expect(html).not.toMatch(/<script|<img|\u202e/);
  });

  it('shows the text of an activity whose shape it does not know', async () => {
    const client = signedIn('future');
    bank.tell(
      'future',
      'bot',
      botSays('您的余额是 1.00 元', { suggestedActions: 7 }, { blocks: [{ b: 'hologram' }], choices: 'none', step: 3 }),
    );
    bank.tell('future', 'bot', null);
    expect(textOf((await client.get('/text')).html)).toContain('您的余额是 1.00 元');
  });

  it('puts size, contrast and 长辈版 on the page as classes', async () => {
    const { html } = await signedIn('classes', { ...defaultProfile, elder: true, textPercent: 150, contrast: 'high' }).get('/text');
    expect(html).toContain('<html lang="zh-CN" class="size-150 high elder">');
  });

  it('stays within 30 kB, without script and without inline style, however much was said', async () => {
    const client = signedIn('long');
    for (let at = 0; at < 20; at++)
      bank.tell('long', at % 2 === 0 ? 'customer' : 'bot', at % 2 === 0 ? { text: '长"'.repeat(1_000) } : review);
    const page = await client.get('/text');
    const kept = await client.fill(page, { text: '"'.repeat(2_500) });
    for (const { html } of [page, kept]) {
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(30_000);
      expect(html).not.toMatch(/<script|style=|<style|\son\w+=/);
    }
    expect(textOf(page.html)).toContain('只显示最近的对话');
  });
});
