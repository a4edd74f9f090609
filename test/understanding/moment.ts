import type { Command, Expected, Raw } from '../../dialogs/engine/command';
import type { Lang } from '../../accessibility/profile';
import { reportOn } from '../../bot/understanding/report';
import { understand, type About } from '../../bot/understanding/understand';

/** A customer of the demo bank with nothing open. */
export const idle: About = {
  lang: 'zh-CN',
  expected: { review: false, offered: [] },
  choices: [],
  names: ['妈妈', '王秀兰', 'Wang Xiulan', 'mum', 'mom', 'mother', '房东', '张伟', 'landlord', '李娜', '小明', '李小明', '张三', '单晓东'],
  accounts: [
    { tail: '1234', words: ['工资卡', 'Salary'] },
    { tail: '5678', words: ['储蓄', 'Savings'] },
    { tail: '9012', words: ['备用', 'Spare'] },
  ],
  today: '2026-03-18',
};

const expecting = (expected: Partial<Expected>, choices: About['choices'] = []): About => ({
  ...idle,
  expected: { ...idle.expected, ...expected },
  choices,
});

export const amountAsked = expecting({ dialog: 'transfer', slot: 'amount', kind: 'money' });
export const payeeAsked = expecting({ dialog: 'transfer', slot: 'to', kind: 'payee' });
export const accountAsked = expecting({ dialog: 'transfer', slot: 'from', kind: 'account' });
export const twoPayees = expecting({ dialog: 'transfer', slot: 'to', kind: 'payee' }, [
  { id: 'first', n: 1, words: ['李娜 示范银行 1111', '1111'] },
  { id: 'second', n: 2, words: ['李娜 示例农商行 2222', '2222'] },
]);
export const review = expecting({ dialog: 'transfer', review: true }, [
  { id: 'confirm', n: 1, words: ['确认转 200 元'] },
  { id: 'change', n: 2, words: ['修改'] },
  { id: 'cancel', n: 3, words: ['取消'] },
]);
export const everyMoment = [idle, amountAsked, payeeAsked, accountAsked, twoPayees, review];

export const commandsOf = (text: string, about: About = idle): Command[] => understand(text, about).commands;

export const rawsOf = (command: Command): Raw[] =>
  command.do === 'start' ? (command.set ?? []) : 'raw' in command && command.raw ? [command.raw] : [];

/** The certain sums that are taken of an utterance, in yuan with two places. */
export const sumsTaken = (text: string, about: About): { amount: string; currency: string }[] =>
  commandsOf(text, about)
    .flatMap(rawsOf)
    .flatMap(({ kind, value }) =>
      kind === 'money' && typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'string'
        ? [{ amount: (Number(value.minor) / 100).toFixed(2), currency: typeof value.currency === 'string' ? value.currency : '' }]
        : [],
    );

/** What a report tells of one kind of thing, as it is said on 2026-11-22 where no other day is given. */
export const valuesTold = (text: string, type: string, lang?: Lang, today = '2026-11-22'): unknown[] =>
  reportOn(text, lang, today)
    .entities.filter((one) => one.type === type)
    .map(({ value }) => value);
export const sumsTold = (text: string, lang?: Lang): { amount: string; currency: string }[] =>
  valuesTold(text, 'amount', lang) as { amount: string; currency: string }[];

/** Commands in a line, to be compared at a glance: `start transfer money=50000 payee=妈妈`, `set money=300`, `correct amount`. */
export const brief = (text: string, about: About = idle): string =>
  commandsOf(text, about)
    .map((command) => {
      const extra =
        command.do === 'start'
          ? [command.dialog]
          : command.do === 'confirm'
            ? [command.strength]
            : command.do === 'choose'
              ? [command.id]
              : command.do === 'unclear'
                ? command.best
                : command.do === 'profile'
                  ? Object.entries({ ...command.patch, ...(command.text && { text: command.text }), ...(command.forget && { forget: true }) }).map(([key, value]) => `${key}=${valueOf(value)}`) // prettier-ignore
                  : command.do === 'correct' && !command.raw && command.slot
                    ? [command.slot]
                    : [];
      return [command.do, ...extra, ...rawsOf(command).map((raw) => `${raw.kind}=${valueOf(raw.value)}`)].join(' ');
    })
    .join('; ');

export function valueOf(value: Raw['value']): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(valueOf).join('|');
  for (const key of ['minor', 'either', 'invalid', 'tail', 'words']) if (key in value) return valueOf(value[key]!);
  return value['all'] === true ? 'all' : JSON.stringify(value);
}
