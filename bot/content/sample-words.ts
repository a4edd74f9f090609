import type { Message, Values } from '../../accessibility/message';
import type { Lang } from '../../accessibility/profile';
import type { SlotKind } from '../../dialogs/engine/command';
import type { Dialog, Dialogs } from '../../dialogs/engine/dialog';
import type { Act, Outcome, RefusalCode } from '../../dialogs/ports';
import type { Catalogue } from './catalogue';
import { valuesFor } from './sample-values';

/** What customers answer, by what is asked for: a plain answer, one of several, one that is none. They are read by the product's own reader. */
const answers: { [L in Lang]: { [K in SlotKind]: string[] } } = {
  'zh-CN': {
    money: ['500', '8000', '全部', '大概三百', '零元', '转五百还是八百', '五十欧元', '九万九千九百九十九亿', '负三百', '一块零五厘'],
    account: ['工资卡', '尾号0000', '信用卡', '卡'],
    payee: ['房东', '妈妈', '李娜', '赵六六'],
    biller: ['电费', '示范电力', '别的'],
    bill: ['电费', '水费', '话费', '燃气费', '罚款'],
    period: ['上个月', '最近三天', '2月31日'],
    date: ['明天', '2月31日'],
    phone: ['13900000009', '13900000404', '139'],
    number: ['6299990000000095566', '6299990000000095567', '3100012345'],
    words: ['房租'],
    choice: ['1', '都不是'],
  },
  en: {
    money: [
      '500',
      '8000',
      'all of it',
      'about 300',
      'zero',
      'five hundred or eight hundred',
      '50 euros',
      '999999999999',
      'minus 300',
      '1.005 yuan',
    ],
    account: ['salary', 'ending 0000', 'credit card', 'card'],
    payee: ['landlord', 'mum', 'Li Na', 'Bob Nobody'],
    biller: ['electricity', 'Demo Power', 'another'],
    bill: ['electricity', 'water', 'phone bill', 'gas', 'fine'],
    period: ['last month', 'the past 3 days', '31 February'],
    date: ['tomorrow', '31 February'],
    phone: ['13900000009', '13900000404', '139'],
    number: ['6299990000000095566', '6299990000000095567', '3100012345'],
    words: ['rent'],
    choice: ['1', 'none of them'],
  },
};

/** What a text tells customers to say: its words in quotes, without those that hold a value. */
export function quotedIn(key: string, { templates }: Catalogue): string[] {
  const text = templates.get(key) ?? '';
  return [...text.matchAll(/“([^”{]{1,60})”/gu)].map(([, words = '']) => words);
}

/** What customers answer to questions of these kinds. */
export const answersTo = (kinds: readonly SlotKind[], lang: Lang): string[] => [...new Set(kinds.flatMap((kind) => answers[lang][kind]))];

const refusalPrefix = 'refusal.';
const isRefusal = (key: string, codes: readonly string[]): key is RefusalCode => codes.includes(key);

const isOf = (code: RefusalCode, { mends = {}, ends = [] }: Dialog) => Object.hasOwn(mends, code) || ends.includes(code);

/** What was read back no longer holds: only a dialog that reads back can hear of it. */
const ofReviews: readonly RefusalCode[] = ['quoteChanged', 'grantInvalid', 'billChanged', 'payeeChanged'];

/** Every reason for which the bank may say no, with values for its words: those that the dialog knows of, and those that no dialog does. */
export function refusalsOf(dialog: Dialog, dialogs: Dialogs, catalogue: Catalogue): Extract<Outcome, { is: 'refused' }>[] {
  const codes = [...catalogue.places.keys()].filter((key) => key.startsWith(refusalPrefix)).map((key) => key.slice(refusalPrefix.length));
  return codes
    .filter((code): code is RefusalCode => isRefusal(code, codes))
    .filter((code) => dialog.review !== undefined || !ofReviews.includes(code))
    .filter((code) => isOf(code, dialog) || !Object.values(dialogs).some((other) => isOf(code, other)))
    .map((code) => ({
      is: 'refused',
      code,
      final: false,
      values: valuesFor(`${refusalPrefix}${code}`, 'typical', catalogue, new Map()) ?? {},
    }));
}

/** What the bank tells of any act beside the facts that were read back. */
const posted: Values = {
  payee: { t: 'name', v: '周海' },
  to: { t: 'account', tail: '5566', bank: 'bank.demo' },
  id: { t: 'said', v: 'p1' },
};

/** Everything that may become of an act; what was done has the facts of its review. */
export function outcomesOf(
  act: Act,
  review: Message | undefined,
  refusals: Extract<Outcome, { is: 'refused' }>[],
): { by: string; outcome: Outcome }[] {
  const reference = 'K7P3QA';
  const stepUp: Outcome = { is: 'stepUp', challenge: 'c1', href: '/confirm/t', sentBy: 'sms', expires: '2026-03-18T02:10:00.000Z' };
  return [
    { by: 'the bank did it', outcome: { is: 'done', reference, values: { ...posted, ...review?.values } } },
    ...(act.kind === 'request' ? [] : [{ by: 'the bank asks for a code', outcome: stepUp }]),
    { by: 'the bank is still at it', outcome: { is: 'running' } },
    { by: 'the bank is checking', outcome: { is: 'checking', reference } },
    { by: 'the bank knows it otherwise', outcome: { is: 'mismatch' } },
    ...refusals.map((outcome) => ({ by: `the bank refuses (${outcome.code})`, outcome })),
  ];
}
