import { z } from 'zod';
import { defaultProfile } from '../../accessibility/profile';
import type { Rendition } from '../../accessibility/rendition';
import type { Render } from '../../accessibility/render';
import { LineError } from '../json-lines';
import type { Values } from '../../accessibility/message';
import type { MessageKey } from '../../locales/keys';
import { kindsIn, messageKeyOf, termKeys } from './catalogue';

const messagesMax = 20;
const choicesMax = 50;
const itemsMax = 500;

const MessageKey = z.string().transform((key, context) => {
  const known = messageKeyOf(key);
  if (known !== undefined) return known;
  context.addIssue({ code: 'custom', message: `no message has the key ${key}` });
  return z.NEVER;
});
const Term = z.string().transform((key, context) => {
  const known = termKeys.find((one) => one === key);
  if (known !== undefined) return known;
  context.addIssue({ code: 'custom', message: `no word of the house has the key ${key}` });
  return z.NEVER;
});
const Money = z.object({ minor: z.string().regex(/^-?\d{1,15}$/), currency: z.literal('CNY') });

const Simple = z.discriminatedUnion('t', [
  z.object({ t: z.literal('money'), v: Money, as: z.enum(['in', 'out', 'fee']).optional() }),
  z.object({ t: z.literal('account'), tail: z.string().max(40), alias: z.string().max(200).optional(), bank: Term.optional() }),
  z.object({ t: z.literal('date'), v: z.string().max(40) }),
  z.object({ t: z.literal('instant'), v: z.string().max(40), as: z.literal('dated').optional() }),
  z.object({ t: z.literal('period'), start: z.string().max(40), end: z.string().max(40) }),
  z.object({ t: z.literal('digits'), v: z.string().max(200), as: z.enum(['reference', 'phone', 'billKey', 'key', 'account']) }),
  z.object({ t: z.literal('count'), v: z.number(), as: z.literal('order').optional() }),
  z.object({ t: z.literal('percent'), v: z.string().max(40) }),
  z.object({ t: z.literal('name'), v: z.string().max(10_000), en: z.string().max(10_000).optional() }),
  z.object({ t: z.literal('said'), v: z.string().max(10_000) }),
  z.object({ t: z.literal('term'), key: Term }),
]);
const Row = z.record(z.string(), Simple);
const Rows = z.object({
  ...{ t: z.literal('rows'), caption: MessageKey, row: MessageKey, items: z.array(Row).max(itemsMax), total: z.number().int().min(0) },
  lead: MessageKey.optional(),
});
const AnyValue = z.union([Simple, Rows]);

const Message = z.object({
  key: MessageKey,
  kind: z.enum([
    ...(['info', 'question', 'menu', 'review', 'stepUp', 'receipt', 'refusal', 'error', 'warning', 'status', 'timeout', 'queue'] as const),
    ...(['handoff', 'agentJoined', 'agentLeft', 'agent', 'farewell'] as const),
  ]),
  values: z.record(z.string(), AnyValue).default({}),
  money: z.enum(['none', 'notMoved', 'held', 'checking', 'moved', 'returned']),
  urgency: z.enum(['polite', 'alert']).default('polite'),
  choices: z
    .array(
      z.object({
        id: z.string().max(200),
        label: MessageKey,
        values: z.record(z.string(), AnyValue).optional(),
        href: z.string().max(2000).optional(),
      }),
    )
    .max(choicesMax)
    .optional(),
  step: z.object({ n: z.number(), of: z.number() }).optional(),
  private: z.literal(true).optional(),
});

const Profile = z
  .object({
    ...{ v: z.literal(1), lang: z.enum(['zh-CN', 'en']), form: z.enum(['any', 'screenReader', 'speech', 'text']) },
    ...{ wording: z.enum(['plain', 'easy', 'signFirst']), verbosity: z.enum(['brief', 'full']), pace: z.enum(['slow', 'normal', 'fast']) },
    ...{ elder: z.boolean(), textPercent: z.literal([100, 125, 150, 200]), contrast: z.enum(['normal', 'high']), slowTimers: z.boolean() },
    ...{ codeMinutes: z.literal([5, 10, 15]), codeBy: z.enum(['sms', 'voice', 'email', 'wechat']), privateSpeech: z.boolean() },
    ...{ noVoice: z.boolean(), quiet: z.boolean() },
  })
  .partial();
const Abilities = z.object({
  channel: z.enum(['web', 'text', 'phone', 'wechat', 'framework', 'desk']).default('text'),
  choices: z.enum(['buttons', 'numbers', 'keys']).default('numbers'),
  choicesMax: z.number().int().min(0).default(9),
  bytesMax: z.number().int().min(1).optional(),
  signIn: z.enum(['here', 'elsewhere']).optional(),
});

const Request = z.object({
  messages: z.array(Message).min(1).max(messagesMax),
  profile: Profile.default({}),
  abilities: Abilities.default({ channel: 'text', choices: 'numbers', choicesMax: 9 }),
});

type Keyed = { at: string; key: MessageKey; values: Values };

/** A message, its choices and the rows of its lists, each with the key that words its values. */
const keyed = ({ at, key, values }: Keyed): Keyed[] => [
  { at, key, values },
  ...Object.entries(values).flatMap(([name, value]) =>
    value.t === 'rows' ? value.items.map((item, index) => ({ at: `${at}.${name}.items.${index}`, key: value.row, values: item })) : [],
  ),
];

/** A value of another kind than its place takes would be worded as something that nobody said: "0.01 yuan, hello". */
function checkKinds({ at, key, values }: Keyed): void {
  const kinds = kindsIn(key);
  for (const [name, value] of Object.entries(values)) {
    const kind = kinds.get(name);
    if (kind !== undefined && kind !== value.t)
      throw new LineError('badRequest', `${at}.${name}: ${key} takes a value of the kind ${kind}, not ${value.t}`);
  }
}

/**
 * One turn from outside, rendered: what a profile or the abilities leave out is as for a customer whom nobody has asked, at the text page.
 * Throws LineError `badRequest` with where and why for a turn that is none, or whose values do not fit its key.
 */
export function renderRequest(request: unknown, render: Render): Rendition {
  const read = Request.safeParse(request);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new LineError('badRequest', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a turn'}`);
  }
  const { messages, profile, abilities } = read.data;
  const told = messages.flatMap(({ key, values, choices = [] }, index): Keyed[] => {
    const at = `messages.${index}`;
    return [
      { at: `${at}.values`, key, values },
      ...choices.map((one, n) => ({ at: `${at}.choices.${n}.values`, key: one.label, values: one.values ?? {} })),
    ];
  });
  for (const one of told.flatMap(keyed)) checkKinds(one);
  return render(messages, { ...defaultProfile, ...profile }, abilities);
}
