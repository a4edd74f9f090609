import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lynx } from '../support/lynx';
import { serveBot } from '../support/serve';

jest.setTimeout(180_000);
let bot: Awaited<ReturnType<typeof serveBot>>;
let home: string;
beforeAll(async () => {
  bot = await serveBot();
  home = await mkdtemp(join(tmpdir(), 'lynx-'));
});
afterAll(async () => {
  await bot.close();
  await rm(home, { recursive: true });
});

/** The code that the carriers delivered, read where a person of the demo reads it. */
async function codeFromOutbox(customer: string): Promise<string> {
  const rows = (await (await fetch(`${bot.url}/demo/outbox`, { headers: { accept: 'application/json' } })).json()) as {
    customer: string;
    code?: string;
  }[];
  return rows.filter((row) => row.customer === customer).at(-1)!.code!;
}

const words = {
  'zh-CN': {
    customer: '10000001',
    language: /\[(\d+)\]中文/,
    name: '王芳，您好',
    send: '发送',
    turns: [
      ['查余额', /12,345\.67 元/],
      ['转500给妈妈', /确认转 500\.00 元/],
      ['帮助', /要改，请说要改成什么/],
      ['改成200', /确认转 200\.00 元/],
    ] as const,
    confirm: /\[(\d+)\]\s*1\. 确认转 200\.00 元/,
    open: /\[(\d+)\]\s*1\. 打开确认页面/,
    code: /验证码\n[\s\S]*?\[(\d+)\]_+/,
    pay: /\[(\d+)\](?:BUTTON\))?\s*转 200\.00 元/,
    done: '转账完成',
    back: /\[(\d+)\]\s*回到对话/,
    second: ['转100给妈妈', /确认转 100\.00 元/] as const,
    cancel: ['取消', /转账已取消。没有转账，钱没有动。/] as const,
  },
  en: {
    customer: '10000002',
    language: null,
    name: '李明',
    send: 'Send',
    turns: [
      ['speak English please', /Language: English/],
      ['what is my balance', /CNY 8,888\.88/],
      ['send 500 to mum', /Confirm CNY 500\.00/],
      ['help', /To change something, say it/],
      ['make it 200', /Confirm CNY 200\.00/],
    ] as const,
    confirm: /\[(\d+)\]\s*1\. Confirm CNY 200\.00/,
    open: /\[(\d+)\]\s*1\. Open the confirm page/,
    code: /Code\n[\s\S]*?\[(\d+)\]_+/,
    pay: /\[(\d+)\](?:BUTTON\))?\s*Send CNY 200\.00/,
    done: 'The transfer is done',
    back: /\[(\d+)\]\s*Back to the conversation/,
    second: ['send 100 to mum', /Confirm CNY 100\.00/] as const,
    cancel: ['cancel', /the transfer is cancelled\. No money has moved\./] as const,
  },
};

const field = /\[(\d+)\]_{10,}/;

describe.each(['zh-CN', 'en'] as const)('a customer at lynx, in %s', (lang) => {
  const w = words[lang];

  test('signs in, asks a balance, corrects and pays 200 with the code, cancels a second transfer; the ledger shows one', async () => {
    const before = await bot.posted(w.customer);
    const lynx = new Lynx(`${bot.url}/signin`, home);
    const say = async (text: string, answer: RegExp) => {
      await lynx.fill(field, text);
      await lynx.submit();
      await lynx.sees(answer);
    };
    try {
      await lynx.sees(/demo-2026/);
      if (w.language) await lynx.follow(w.language);
      await lynx.sees(w.language ? '登录' : 'Sign in');
      await lynx.fill(field, w.customer);
      await lynx.type('demo-2026');
      await lynx.submit();
      await lynx.sees(w.name);
      for (const [text, answer] of w.turns) await say(text, answer);
      await lynx.press(w.confirm);
      await lynx.sees(w.open);
      await lynx.follow(w.open);
      await lynx.sees(w.pay);
      await lynx.fill(w.code, await codeFromOutbox(w.customer));
      await lynx.press(w.pay);
      await lynx.sees(w.done);
      await lynx.follow(w.back);
      await lynx.sees(field);
      await say(w.second[0], w.second[1]);
      await say(w.cancel[0], w.cancel[1]);
    } finally {
      await lynx.close();
    }
    const posted = (await bot.posted(w.customer)).slice(before.length);
    expect(posted.map(({ amount }) => amount)).toEqual(['20000']);
    await bot.checkBooks();
  });
});
