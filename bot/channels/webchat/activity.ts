import { z } from 'zod';
import type { Block } from '../../../accessibility/rendition';
import type { StoredActivity } from '../../stores/types';

/** A choice as it can be shown: `send` is what its button sends back, `href` is where its link leads. */
export type Offered = { n: number; label: string; send: string; href?: string };
/** One activity as the page shows it. */
export type Shown = {
  id: string;
  from: StoredActivity['from'];
  name?: string;
  at?: string;
  lang?: string;
  kind: string;
  step?: { n: number; of: number };
  blocks: Block[];
  choices: Offered[];
};
export type Tap = { id: string; frame?: string; digest?: string };

const block = z.discriminatedUnion('b', [
  z.object({ b: z.literal('text'), text: z.string() }),
  z.object({ b: z.literal('facts'), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({ b: z.literal('table'), caption: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
]);
const choice = z.object({ id: z.string(), n: z.number().optional(), label: z.string(), href: z.string().optional() });
const tapped = z.object({ value: z.object({ choice: z.string(), frame: z.string().optional(), digest: z.string().optional() }) });
/** What is of another shape (an older or a newer version wrote it) is left out; the text remains. */
const activity = z.object({
  id: z.string().catch(''),
  text: z.string().catch(''),
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
  from: z.object({ name: z.string().optional() }).catch({}),
  suggestedActions: z.object({ actions: z.array(tapped.or(z.unknown().transform(() => null))) }).catch({ actions: [] }),
  channelData: z
    .object({
      kind: z.string().catch('info'),
      step: z.object({ n: z.number(), of: z.number() }).optional().catch(undefined),
      blocks: z.array(block).catch([]),
      choices: z.array(choice).catch([]),
    })
    .catch({ kind: 'info', blocks: [], choices: [] }),
});

/** Reads a stored activity (DESIGN 5, "One turn = one bot Activity") into what the page needs of it. */
export function readActivity(stored: Pick<StoredActivity, 'from' | 'activity'>): Shown {
  const { id, text, timestamp, locale, from, suggestedActions, channelData } = activity.parse(stored.activity ?? {});
  const taps = new Map(suggestedActions.actions.flatMap((action) => (action === null ? [] : [[action.value.choice, action.value]])));
  const { kind, step, blocks, choices } = channelData;
  return {
    id,
    from: stored.from,
    name: from.name,
    at: timestamp,
    lang: locale,
    kind,
    step,
    blocks: blocks.length > 0 ? blocks : [{ b: 'text', text }],
    choices: choices.map((one, at) => {
      const { frame, digest } = taps.get(one.id) ?? {};
      return { n: one.n ?? at + 1, label: one.label, href: one.href, send: writeTap({ id: one.id, frame, digest }) };
    }),
  };
}

const tapPartMax = 200;

/** A tap as the value of a button: id, frame and digest between bars. A browser sends it back as it is; the engine judges it. */
export function writeTap({ id, frame = '', digest = '' }: Tap): string {
  return [id, frame, digest].map(encodeURIComponent).join('|');
}

export function readTap(sent: string): Tap | null {
  const parts = sent.split('|', 4);
  if (parts.length > 3 || parts.some((part) => part.length > tapPartMax)) return null;
  try {
    const [id = '', frame = '', digest = ''] = parts.map(decodeURIComponent);
    if (id === '') return null;
    return { id, ...(frame === '' ? {} : { frame }), ...(digest === '' ? {} : { digest }) };
  } catch {
    return null;
  }
}
