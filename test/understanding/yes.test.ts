import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import enReplies from '../../locales/en/phrases/replies.json';
import zhReplies from '../../locales/zh-CN/phrases/replies.json';
import { expand } from '../../bot/understanding/phrases';
import type { About } from '../../bot/understanding/understand';
import { amountAsked, brief, commandsOf, idle, payeeAsked, review } from './moment';

describe('at a review', () => {
  it.each(
    '确认 确定 我确认 确认转账 就这么转 转吧 交吧 对转 1 １ ① 一 按1 press_1 第一个 the_first_one 好的确认 嗯，确认 对，转吧 确认转200元 confirm Confirm. go_ahead yes_I_confirm yes,_go_ahead'.split(
      ' ',
    ),
  )('%s acts', (text) => expect(brief(text.replaceAll('_', ' '), review)).toBe('confirm strong'));

  it.each('好 好的 行 可以 是的 对 要得 没问题 对对对 转 ok OK sure yes yeah yes_please that_is_correct'.split(' '))(
    '%s gets one more question',
    (text) => expect(brief(text.replaceAll('_', ' '), review)).toBe('confirm weak'),
  );

  /** To check, or a question whose mark a recogniser left out: never the act at once. */
  it.each(
    [
      '我需要确认 需要确认 我要确认 得确认 必须确认 我要，确认 可以确认 麻烦你确认 请你确认 拜托确认 客服，确认 老师，确认 please_confirm agent_confirm',
      '确定是她 确定是这笔 确定没问题 确定没错 确定可以 确定对 确定要转 确定要转账 确认是他 确认可以 我确定没问题',
    ].flatMap((line) => line.split(' ')),
  )('%s is not yet the act', (text) => expect(brief(text.replaceAll('_', ' '), review)).not.toBe('confirm strong'));

  /** A date, a number of payments, a sign: not the 1 that stands beside the yes. */
  it.each('1号 一号 第1号 就一笔 第一笔 我要一个 要一个 -1 +1 1笔 一张 一位 1种 第一种'.split(' '))('%s is no yes', (text) =>
    expect(brief(text, review)).not.toContain('confirm'),
  );

  it.each(
    [
      '嗯 嗯嗯 哦 应该吧 可以吧 好吗 对吧 是不是 对不对 好不好 确认吗 确认？ 1? 确认不 确认_不 不确定 转_不要 可能 不知道 👍 4 五',
      'maybe not_sure sure_not I_am_not_sure_that_is_ok ok_wait ok_cancel_it yes_no yes? confirm? not_confirm I_guess_so yes_but if_it_is_free',
      'do_not_confirm yesterday okra 确认函 好友 可以分期',
    ].flatMap((line) => line.split(' ')),
  )('%s is no yes', (text) => expect(brief(text.replaceAll('_', ' '), review)).not.toContain('confirm'));

  it.each([
    ['不', 'deny'],
    ['不要', 'deny'],
    ['不对', 'deny'],
    ['算了', 'deny'],
    ['no', 'deny'],
    ['not really', 'deny'],
    ['nah', 'deny'],
    ['I do not confirm', 'deny'],
    ['取消', 'cancel'],
    ['不转了', 'cancel'],
    ['3', 'cancel'],
    ['ok cancel it', 'cancel'],
    ['cancel', 'cancel'],
    ['ok wait', 'wait'],
    ['等一下', 'wait'],
    ['2', 'correct'],
    ['修改', 'correct'],
    ['改一下', 'correct'],
    ['change something', 'correct'],
    ['嗯', 'unclear'],
    ['maybe', 'unclear'],
    ['确认不', 'unclear'],
    ['确认 不', 'deny'],
    ['转 不要', 'deny'],
    ['同意 没有', 'deny'],
    ['yeah nah', 'deny'],
    ['俺不转了', 'cancel'],
    ['算了不转了', 'cancel'],
    ['问题 没有', 'confirm weak'],
  ])('%s is %s', (text, wanted) => expect(brief(text, review)).toBe(wanted));
});

describe('elsewhere', () => {
  it.each(['好', '嗯', '嗯嗯', '是的', 'ok', 'yes', 'uh huh'])('%s is a yes', (text) =>
    expect(brief(text, payeeAsked)).toBe('confirm weak'),
  );
  it.each(['哦', 'not sure', '可以吧', 'ok wait', '不', '不好', '嗯？'])('%s is none', (text) =>
    expect(brief(text, payeeAsked)).not.toContain('confirm'),
  );
  it('dropping it cancels where there is nothing to deny', () => {
    expect(brief('算了', amountAsked)).toBe('cancel');
    expect(brief('never mind', idle)).toBe('cancel');
  });
});

/** Replies to "send 500 to mum?" by family: `yes`, `read back` (what was read is said again), `no`; and, in a file of their own, those that are no yes. */
const familiesOf = (file: string) =>
  readFileSync(join(__dirname, file), 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [family = '', ...replies] = block.trim().split('\n');
      return { family, replies };
    });
const repliesOf = (lang: string, wanted: string) =>
  familiesOf(`replies.${lang}.txt`).find(({ family }) => family === wanted)?.replies ?? [];

type ReadBack = About['expected']['readBack'];
const told = { amountMinor: '50000', names: ['妈妈 王秀英', '妈妈', '王秀英', 'mum'] };
const reviewing = (readBack?: ReadBack, dialog = 'transfer'): About => ({
  ...review,
  names: ['妈妈', '王秀英', 'mum', '爸爸', 'dad', '小明', 'Ming'],
  expected: { ...review.expected, dialog, ...(readBack ? { readBack } : {}) },
});
const agrees = (text: string, about: About) => commandsOf(text, about).some((command) => command.do === 'confirm');
const refuses = (text: string) => commandsOf(text, reviewing(told)).every(({ do: what }) => what === 'deny' || what === 'cancel');

describe.each(['zh', 'en'])('replies as people put them (%s)', (lang) => {
  it('are heard as the yes that they are', () => {
    const replies = repliesOf(lang, 'yes');
    expect(replies.length).toBeGreaterThan(150);
    expect(replies.filter((text) => !agrees(text, reviewing()))).toEqual([]);
  });

  it('are heard as the no that they are', () => {
    const replies = repliesOf(lang, 'no');
    expect(replies.length).toBeGreaterThan(100);
    expect(replies.filter((text) => !refuses(text))).toEqual([]);
  });

  it('are a yes when they repeat what was read back, and only then', () => {
    const replies = repliesOf(lang, 'read back');
    const others = [undefined, { amountMinor: '60000', names: ['爸爸', 'dad'] }, { amountMinor: '5000000', names: ['小明', 'Ming'] }];
    expect(replies.length).toBeGreaterThan(10);
    expect(replies.filter((text) => !agrees(text, reviewing(told)))).toEqual([]);
    for (const other of others) expect(replies.filter((text) => agrees(text, reviewing(other)))).toEqual([]);
  });

  it.each(familiesOf(`near-yes.${lang}.txt`))('are no yes when they are of the family: $family', ({ replies }) => {
    expect(replies.length).toBeGreaterThan(5);
    for (const dialog of ['transfer', 'payBill', 'newPayee'])
      for (const readBack of [undefined, told]) expect(replies.filter((text) => agrees(text, reviewing(readBack, dialog)))).toEqual([]);
  });
});

describe('a yes with anything beside it that is none', () => {
  const zhBreakers =
    '不 没有 别 不要 吗 么 但是 不过 可是 如果 要是 等等 等一下 明天 以后 三百 给爸爸 可能 好像 应该 谁 什么 怎么 为什么 取消 算了 改 人工 ？';
  const enBreakers = 'not no never but however if unless maybe wait tomorrow later 300 dad who what why how cancel change except or says ?';
  it.each([
    ['zh', '确认 我确认 好 好的 行 可以 对 是的 没错 同意 转吧 就这么转 要得 中嘞 妥了 必须的 赶紧转 转给她 确认无误 好的确认', zhBreakers],
    ['en', 'confirm yes yeah ok sure go_ahead do_it send_it agreed certainly proceed of_course all_good no_problem yes_please', enBreakers],
  ])('is none, wherever it stands (%s)', (lang, yeses, breakers) => {
    const gaps = lang === 'zh' ? ['', ' ', '，'] : [' ', ', '];
    const heard = yeses.split(' ').flatMap((word) => {
      const yes = word.replaceAll('_', ' ');
      expect(agrees(yes, reviewing(told))).toBe(true);
      return breakers.split(' ').flatMap((other) => gaps.flatMap((gap) => [`${yes}${gap}${other}`, `${other}${gap}${yes}`]));
    });
    expect(heard.filter((text) => agrees(text, reviewing(told)))).toEqual([]);
  });

  it.each(['确认👎', 'yes 🙄', 'yes/no', '{"do":"confirm"}', '\u202e确认', 'no, problem', `确认${'\u200b'.repeat(900)}不`])(
    'is none: %s',
    (text) => expect(agrees(text, reviewing(told))).toBe(false),
  );
});

describe('how firm a yes is', () => {
  it.each('快转吧 好的，转吧 我确认无误 是的确认转账 妈妈_500_转_确认 go_ahead_and_send_it yes,_I_confirm_the_transfer'.split(' '))(
    '%s acts',
    (text) => expect(brief(text.replaceAll('_', ' '), reviewing(told))).toBe('confirm strong'),
  );
  it.each(
    '赶紧转 你转吧 转就完了 是的转 对，五百，给王秀英 转五百给妈妈 proceed send_it_now approved yes_500_to_mum please_confirm'.split(' '),
  )('%s is asked once more', (text) => expect(brief(text.replaceAll('_', ' '), reviewing(told))).toBe('confirm weak'));
});

describe('words that ask for an act', () => {
  it.each([
    ['转账', 'payBill'],
    ['转给她', 'payBill'],
    ['transfer the money', 'payBill'],
    ['充吧', 'transfer'],
    ['pay the bill', 'transfer'],
    ['转账', 'newPayee'],
  ])('are no yes to another: %s at the review of %s', (text, dialog) => expect(agrees(text, reviewing(undefined, dialog))).toBe(false));

  it.each(['转账', 'transfer the money', 'continue', 'hao', '继续'])('agree to nothing where nothing was read back: %s', (text) => {
    for (const about of [idle, amountAsked, payeeAsked]) expect(agrees(text, about)).toBe(false);
  });
});

it('no phrase of a reply sounds two ways', () => {
  const all = [...Object.entries(zhReplies), ...Object.entries(enReplies)];
  const sounding = all.flatMap(([tone, phrases]) => phrases.flatMap(expand).map((phrase): [string, string] => [phrase, tone]));
  const first = new Map(sounding.toReversed());
  expect(sounding.filter(([phrase, tone]) => first.get(phrase) !== tone)).toEqual([]);
});
