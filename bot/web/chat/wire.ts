/** What comes over the wire, as far as the page reads it (DESIGN 5, "One turn = one bot Activity"). Older servers may leave any of it out. */
export type Block =
  | { b: 'text'; text: string }
  | { b: 'facts'; rows: { label: string; value: string }[] }
  | { b: 'table'; caption: string; head: string[]; rows: string[][] };
export type Tap = { choice: string; frame?: string; digest?: string };
export type Choice = { id: string; n: number; label: string; href?: string };
export type Look = { lang?: string; textPercent?: number; contrast?: string; elder?: boolean; form?: string; [other: string]: unknown };
export type Activity = {
  id: string;
  type: string;
  timestamp?: string;
  replyToId?: string;
  from: { role?: string; name?: string };
  locale?: string;
  text?: string;
  speak?: string;
  suggestedActions?: { actions: { value?: Tap | string }[] };
  channelData?: {
    clientActivityID?: string;
    screenReader?: string;
    kind?: string;
    urgency?: string;
    step?: { n: number; of: number };
    blocks?: Block[];
    choices?: Choice[];
    profile?: Look;
  };
};

/** Reads what our own server wrote; a guard for every field would be a third of the page. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters, @typescript-eslint/no-unsafe-return -- see above
export const readJson = <T>(text: string): T => JSON.parse(text);

/** The place of an activity in its conversation, or 0 for what is only shown in passing. */
export const seqOf = ({ id }: Activity): number => Number(/\|(\d+)$/.exec(id)?.[1] ?? 0);
