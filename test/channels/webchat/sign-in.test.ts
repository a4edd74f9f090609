import { serve, smallBank } from './bank';
import { browser, formsOf, textOf } from './browser';

describe('/signin', () => {
  const bank = smallBank();
  let url = '';
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { url: served, server } = await serve(bank);
    [url, close] = [served, () => server.close()];
  });
  afterAll(() => close());

  it('signs a customer in and goes to the conversation in their language', async () => {
    const client = browser(url);
    const page = await client.fill(await client.get('/signin'), { who: '10000010', password: 'demo-2026' });
    expect(page.path).toBe('/text');
    expect(page.html).toContain('<html lang="en"');
    expect(textOf(page.html)).toContain('After 20 minutes without activity');
  });

  it('lets browsers and password managers help', async () => {
    const { html } = await browser(url).get('/signin');
    expect(html).toMatch(/<label for="who">[\s\S]*id="who"[\s\S]*autocomplete="username"/);
    expect(html).toMatch(/<label for="password">[\s\S]*id="password"[\s\S]*autocomplete="current-password"/);
  });

  it.each([
    ['both wrong', { who: '99999999', password: 'wrong' }, '号码和密码对不上', 422],
    ['the password wrong', { who: '10000001', password: 'wrong' }, '号码和密码对不上', 422],
    ['a shared phone', { who: '13800000004', password: 'demo-2026' }, '请改写证件号或客户号', 422],
    ['a locked customer', { who: '10000011', password: 'demo-2026' }, '10:20以后可以再登录', 422],
    ['too many tries', { who: '10000099', password: 'demo-2026' }, '请等一分钟', 429],
    ['no name', { who: '', password: 'demo-2026' }, '请写手机号、证件号或客户号。', 422],
    ['no password', { who: '10000001', password: '' }, '请写登录密码', 422],
  ])('says what to do for %s, keeps the name and never the password', async (_, fields, words, status) => {
    const client = browser(url);
    const answer = await client.fill(await client.get('/signin'), fields);
    expect(answer.status).toBe(status);
    expect(textOf(answer.html)).toContain(words);
    expect(answer.html).toMatch(/role="alert"/);
    const field = (name: string): string => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(answer.html)![0];
    expect(field('who')).toContain(`value="${fields.who}"`);
    expect(field('password')).toContain('value=""');
  });

  it('says the same of an unknown customer and a wrong password', async () => {
    const client = browser(url);
    const page = await client.get('/signin');
    const answers = await Promise.all(['10000001', '99999999'].map((who) => client.fill(page, { who, password: 'wrong' })));
    const [one, other] = answers.map(({ html }) => html.replace(/value="[^"]*"/g, ''));
    expect(one).toBe(other);
  });

  it('refuses a form that is not ours', async () => {
    const client = browser(url);
    const opened = bank.opened;
    const answer = await client.post('/signin', { who: '10000001', password: 'demo-2026' });
    expect(answer.status).toBe(403);
    expect(bank.opened).toBe(opened);
  });

  it('has help, a person and the other language on it', async () => {
    const client = browser(url);
    const page = await client.get('/signin');
    expect(page.html).toContain('href="/signin?lang=en"');
    const answered = await client.press(page, '转人工');
    expect(textOf(answered.html)).toContain('您 10:04 转人工');
  });

  it('signs out by a form of the session only, and says that the conversation is cleared', async () => {
    const client = browser(url);
    const inside = await client.fill(await client.get('/signin'), { who: '10000001', password: 'demo-2026' });
    expect((await client.post('/signout', { csrf: 'csrf-of-somebody' })).status).toBe(403);
    expect(formsOf(await client.get('/signin')).length).toBeGreaterThan(0);
    const left = await client.press(inside, '退出登录');
    expect(left.path).toBe('/signin?left=1&lang=zh-CN');
    expect(textOf(left.html)).toContain('对话已经清空');
    expect(textOf((await client.get('/text')).html)).toContain('您还没有登录');
  });
});
