import { catalogues } from '../../locales/index';
import type { Lang } from '../../accessibility/profile';
import { allowances } from '../../accessibility/lint/allowances';
import { Thresholds } from '../../accessibility/lint/thresholds';
import type { Finding } from '../../accessibility/lint/index';
import { createWords } from '../../accessibility/words';
import { openCatalogues } from '../../bot/content/catalogue';
import { splitKey } from '../../bot/content/keys';
import { codeRules } from '../../bot/content/codes';
import { type Content, lintContent, type Linted } from '../../bot/content/lint-content';
import { readSources } from '../../bot/content/sources';
import { message } from '../../accessibility/message';
import type { Dialogs } from '../../dialogs/engine/dialog';
import { dialogs } from '../../dialogs/index';

const sources = readSources();

type Patch = { lang: Lang; key: string; text: string };

/** Lints a scratch copy: the same catalogues with some texts changed, put back afterwards whatever happens. */
async function lintWith(patches: Patch[], changed: Dialogs = dialogs, about: Partial<Content> = {}): Promise<Linted> {
  const files = openCatalogues();
  const before = patches.map(({ lang, key }) => ({ lang, key, text: catalogues[lang][key] }));
  try {
    for (const { lang, key, text } of patches) {
      catalogues[lang][key] = text;
      files[lang].templates.set(key, text);
    }
    return await lintContent({ catalogues: files, words: createWords(), dialogs: changed, sources, ...about });
  } finally {
    for (const { lang, key, text } of before) if (text !== undefined) catalogues[lang][key] = text;
  }
}

const zh = (key: string, text: string): Patch => ({ lang: 'zh-CN', key, text });
const en = (key: string, text: string): Patch => ({ lang: 'en', key, text });
const balanceOne = '{{account, account}}，可用余额 {{available, money}}。';

/** Two breaks of every group, each with the rule that has to find it and where. */
const breaks: { group: string; patch: Patch; rule: string }[] = [
  { group: 'structure', patch: zh('balance.one', '{{account, account}}。'), rule: 'SEM-02' },
  { group: 'structure', patch: en('help.anytime', 'At any time you can say 返回.'), rule: 'SEM-08' },
  { group: 'screen reader', patch: zh('common.wait', '好的😀，我等您。'), rule: 'SR-01' },
  { group: 'screen reader', patch: en('transfer.exampleTo_screenReader', 'For example “ending 6688”.'), rule: 'SR-05' },
  { group: 'speech', patch: zh('transfer.weakYes_speech', '钱还没有动。要办理，请点击“确认”。'), rule: 'SP-08' },
  { group: 'speech', patch: en('common.hello', 'Hello. Press # to begin.'), rule: 'SP-13' },
  { group: 'ivr', patch: zh('common.choiceKey', '请按{{n}}，{{label}}。'), rule: 'IVR-02' },
  { group: 'ivr', patch: en('common.choiceKey', 'Press {{n}} for {{label}}.'), rule: 'IVR-02' },
  { group: 'text only', patch: zh('human.failed', '没有登记上。请拨打客服。'), rule: 'TX-01' },
  { group: 'text only', patch: en('common.thanks', 'You are welcome. Listen for the tone.'), rule: 'TX-02' },
  { group: 'easy', patch: zh('transfer.whyTo', '我要先确认收款方户名和您登记的完全一致之后才能继续为您办理。'), rule: 'EZ-04' },
  {
    group: 'easy',
    patch: en('common.wait', 'You are welcome, and if there is anything else at all that I can do for you today, tell me.'),
    rule: 'EZ-01',
  },
  { group: 'errors', patch: zh('transfer.codeWrong', '验证码不对。请在确认页面再输入一次。'), rule: 'ERR-04' },
  { group: 'errors', patch: en('transfer.badAmount.zero', 'Invalid amount. No money has moved.'), rule: 'ERR-01' },
  {
    group: 'otp',
    patch: zh(
      'notify.transferCode',
      '验证码 {{first, digits}} {{second, digits}}：{{bank, term}}，{{amount, money}}，{{payee, name}}，{{to, account}}，{{expires, instant}}。',
    ),
    rule: 'OTP-04',
  },
  { group: 'otp', patch: en('transfer.stepUpWaiting', 'Solve the captcha by {{expires, instant}}. No money has moved.'), rule: 'OTP-06' },
  {
    group: 'errors',
    patch: zh(
      'transfer.done',
      '转账没有办成。{{amount, money}} 没能转给{{payee, name}}，{{to, account}}。从{{from, account}}付，{{fee, money}}。参考号{{reference, digits}}。',
    ),
    rule: 'ERR-04',
  },
  { group: 'errors', patch: zh('transfer.checking', '没有办成，钱还在您的账户里。参考号{{reference, digits}}。'), rule: 'ERR-04' },
  {
    group: 'errors',
    patch: en('transfer.checking', 'Nothing was sent. Your money is still in your account. Reference {{reference, digits}}.'),
    rule: 'ERR-04',
  },
  { group: 'errors', patch: zh('transfer.badAmount.zero', '输入错误。没有转账。'), rule: 'ERR-01' },
  { group: 'errors', patch: zh('transfer.unknownAccount', '您说错了。没有转账。'), rule: 'ERR-01' },
  { group: 'errors', patch: en('transfer.unknownAccount', 'Error. No money has moved.'), rule: 'ERR-01' },
  { group: 'errors', patch: en('payBill.unknownAccount', 'You made a mistake. No money has moved.'), rule: 'ERR-01' },
  {
    group: 'otp',
    patch: zh('payBill.stepUpWaiting', '还差验证码，{{expires, instant}}前有效，钱没有动。也可以告诉客服。'),
    rule: 'OTP-04',
  },
  { group: 'choices', patch: zh('transfer.choiceChange', '更多'), rule: 'BTN-01' },
  { group: 'choices', patch: en('help.choiceRates', 'Here'), rule: 'BTN-01' },
];

const baseOf = (key: string) => splitKey(key).base;
const idOf = ({ rule, where, words, why }: Finding) => JSON.stringify([rule, where, words, why]);

describe('the content lint over everything', () => {
  let plain: Linted;
  beforeAll(async () => (plain = await lintWith([])));

  test('finds nothing that stops a merge', () => {
    expect(
      plain.findings.filter(({ severity }) => severity === 'E').map(({ where, rule, words, why }) => `${where}: ${rule} ${words} — ${why}`),
    ).toEqual([]);
  });

  test('looks at every dialog and at thousands of turns', () => {
    expect(plain.counts.dialogs).toBe(Object.keys(dialogs).length);
    expect(plain.counts.places).toBeGreaterThan(200);
    expect(plain.counts.renditions).toBeGreaterThan(2000);
  });

  test('needs every allowance, and each has its reason', () => {
    expect(plain.unneeded).toEqual([]);
    for (const { reason } of allowances) expect(reason).toMatch(/\w+ \w+ \w+/);
  });

  test('catches two breaks of every group in a scratch copy', async () => {
    // Breaks of one kind do not hide one another, so one run sees them all; a text that is broken twice gets a run of its own.
    const { findings } = await lintWith(breaks.map(({ patch }) => patch));
    const seen = new Set(plain.findings.map(idOf));
    const fresh = findings.filter((one) => !seen.has(idOf(one)));
    const missed = breaks.filter(
      ({ patch, rule }) =>
        !fresh.some((one) => one.rule === rule && (patch.key.startsWith(one.key) || one.key.includes(baseOf(patch.key)))),
    );
    expect(missed).toEqual([]);
  });

  test('allows nothing beyond a floor, and every measure only so far', () => {
    const floors: { [rule: string]: (keyof Thresholds)[] } = {
      ...{ 'SP-06': ['confirmSeconds'], 'EZ-01': ['sentenceHanzi', 'sentenceWords'], 'EZ-13': ['easyOptions'], 'IVR-01': ['keyOptions'] },
    };
    for (const { rule, upTo } of allowances.filter((one) => floors[one.rule]))
      for (const name of floors[rule]!) expect(Thresholds.safeParse({ [name]: upTo ?? Infinity }).success).toBe(true);
    for (const { upTo } of allowances.filter(({ rule }) => rule === 'EZ-10')) expect(upTo).toBeLessThanOrEqual(60);
  });

  test('asks the program itself how long a code lives and by which ways it goes', async () => {
    const { balance } = dialogs;
    if (!balance) throw new Error('no balance');
    const short = { ...codeRules, expiresAt: (_profile: unknown, now: Date) => new Date(now.getTime() + 60_000) };
    const seen = await lintWith([], { balance }, { codes: { ...short, ways: () => ['sms'] } });
    const rules = (linted: Linted) => linted.findings.filter(({ rule }) => rule.startsWith('OTP-0')).map(({ rule }) => rule);
    expect(new Set(rules(seen))).toEqual(new Set(['OTP-01', 'OTP-02']));
    expect(plain.findings.filter(({ rule }) => rule === 'OTP-01' || rule === 'OTP-02')).toEqual([]);
  });

  test('catches words for customers in the program, and answers that are all the same', async () => {
    const { balance } = dialogs;
    if (!balance) throw new Error('no balance');
    const wait = catalogues['zh-CN']['common.wait'] ?? '';
    const worded = [
      ...sources,
      { path: 'dialogs/new.ts', text: "const told = 'your money has been sent to the bank';" },
      { path: 'bot/channels/new.ts', text: "const told = '您的钱已经转走了';" },
    ];
    const { findings } = await lintWith([zh('common.whereNothing', wait)], { balance }, { sources: worded });
    const found = findings.filter(({ rule }) => rule === 'SEM-03').map(({ words }) => words.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['dialogs/new.ts', 'bot/channels/new.ts']));
    expect(findings.some(({ rule, words }) => rule === 'SEM-06' && words.includes('where'))).toBe(true);
  });

  test('catches a review that leaves out the fee, and one whose choices are in another order', async () => {
    const { transfer } = dialogs;
    if (!transfer?.review) throw new Error('no transfer');
    const review = transfer.review;
    const feeless: Dialogs = {
      transfer: {
        ...transfer,
        review: async (filled, c) => {
          const made = await review(filled, c);
          if (!('act' in made)) return made;
          const { fee: _fee, ...values } = made.message.values;
          return {
            ...made,
            message: {
              ...made.message,
              key: 'transfer.memoIs',
              values: { ...values, memo: { t: 'said', v: 'x' } },
              choices: [...(made.message.choices ?? [])].reverse(),
            },
          };
        },
      },
    };
    const { findings } = await lintWith([], feeless);
    expect(findings.some(({ rule, why }) => rule === 'CF-01' && why.includes('fee'))).toBe(true);
    expect(findings.some(({ rule }) => rule === 'CF-02')).toBe(true);
  });

  test('catches money that moves without a review, a question that confirms, and a private amount that is spoken', async () => {
    const { transfer, balance } = dialogs;
    if (!transfer || !balance) throw new Error('a dialog is missing');
    const { review: _review, ...reviewless } = transfer;
    const hasty: Dialogs = {
      transfer: { ...reviewless, slots: [], act: () => ({ kind: 'transfer', facts: {} }) },
      balance: { ...balance, answer: () => Promise.resolve([message('common.thanks', 'review', {})]) },
    };
    const { findings } = await lintWith([zh('common.privateSpeech', balanceOne)], hasty);
    expect(findings.filter(({ rule }) => rule === 'CF-03').map(({ why }) => why)).toEqual(
      expect.arrayContaining(['it acts without a confirmed review', 'money never moves without a review']),
    );
    expect(findings.some(({ rule }) => rule === 'CF-02')).toBe(true);
  });
});
