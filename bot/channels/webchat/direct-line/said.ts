import { ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import type { Json } from '../../../../accessibility/message';
import type { Said } from '../../../turn/inbound';
import { refused, type Refused } from './refusals';

const part = z.string().max(200);
/** What a `messageBack` of ours sends back: the choice, the frame that asked and, at a review, the digest of what was read back. */
const Tap = z.object({ choice: part.min(1), frame: part.optional(), digest: part.optional() });

/** What we read of an activity. Everything else a client says of itself (from, conversation, id, timestamp) is not believed. */
const Wire = z.object({
  type: z.string(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  locale: z.string().nullish(),
  channelData: z.object({ clientActivityID: z.string().min(1).max(64).nullish() }).nullish(),
});

const knownTypes: ReadonlySet<string> = new Set(Object.values(ActivityTypes));

/** An activity as it came. `said` is absent where its type is no turn; `files`: it carried some, which are not opened. */
export type Sent = { said?: Said; files: boolean; clientActivityID?: string; locale?: string };

/** Reads an activity: words, a tap, or one of the types that are taken and are no turn (typing, event, endOfConversation, …). */
export function readSent(json: Json): Sent | Refused {
  const wire = Wire.safeParse(json);
  if (!wire.success || !knownTypes.has(wire.data.type)) return refused('badArgument');
  const { type, text, value, attachments, channelData, locale } = wire.data;
  const clientActivityID = channelData?.clientActivityID ?? undefined;
  const sent = {
    files: (attachments ?? []).length > 0,
    ...(clientActivityID === undefined ? {} : { clientActivityID }),
    ...(typeof locale === 'string' ? { locale } : {}),
  };
  if (type !== 'message') return sent;
  const said = saidIn(text ?? '', value);
  return said === null ? refused(sent.files ? 'noFiles' : 'empty') : { ...sent, said };
}

/** A tap comes with its label as text; it is the tap that counts. */
function saidIn(text: string, value: unknown): Said | null {
  const tap = Tap.safeParse(value);
  if (tap.success) {
    const { choice, frame, digest } = tap.data;
    return { choice: { id: choice, ...(frame === undefined ? {} : { frame }), ...(digest === undefined ? {} : { digest }) } };
  }
  return text.trim() === '' ? null : { text };
}
