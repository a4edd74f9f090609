import { randomBytes } from 'node:crypto';
import type { Talk } from './load';

/** Who asks for a balance and what is right: the first account of the demo bank's customers, which nothing in the bench changes. */
export const askers = [
  ['10000001', '12,345.67'],
  ['10000002', '8,888.88'],
  ['10000003', '6,000.00'],
  ['10000004', '20,000.00'],
  ['10000005', '100.00'],
  ['10000006', '3,000.00'],
  ['10000007', '420,000.00'],
  ['10000008', '5,000.00'],
  ['10000009', '2,000.00'],
  ['10000010', '7,500.00'],
  ['10000011', '1,500.00'],
] as const;
/** The asker of the n-th connection. */
export const askerAt = (n: number) => askers[n % askers.length]!;

/** What a customer asks, and what every answer to it must hold. */
export type Asked = { words: string; holds: string };

const question = '查余额';
/** A month's list: every customer of the demo bank has spent something in it. */
export const list = { words: '最近三十天的交易', holds: '支出' };
/** What is due for one thing; who has no water bill is told so. */
export const waterBill = { words: '水费多少', holds: '水费' };
/** Everything that is due, asked of every biller at once. */
export const allBills = { words: '查账单', holds: '账单' };
/** Ids of a run are its own, so that no answer can come from what an earlier one stored. */
const run = randomBytes(6).toString('hex');
let count = 0;
const newId = () => `${run}-${(count += 1)}`;

const wire = (line: string, headers: string[], body: string) =>
  `${line} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers.map((header) => `${header}\r\n`).join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const json = 'content-type: application/json';

function expect(wanted: number, status: number, body: string, holds: string): void {
  if (status !== wanted || !body.includes(holds))
    throw new Error(`wrong answer: wanted ${wanted} with “${holds}”, got ${status}: ${body.slice(0, 500)}`);
}

/** One Bot Framework conversation with expectReplies; `holds` is what each answer must hold. */
export function frameworkTalk(conversation: string, holds: string, words = question): Talk {
  const stable = {
    channelId: 'test',
    conversation: { id: conversation },
    from: { id: `user-${conversation}` },
    recipient: { id: 'bot' },
    text: words,
    deliveryMode: 'expectReplies',
    serviceUrl: 'http://127.0.0.1:9/',
  };
  return {
    ask: () => wire('POST /api/messages', [json], JSON.stringify({ type: 'message', id: newId(), timestamp: new Date().toISOString(), ...stable })),
    take: (status, body) => (expect(200, status, body, holds), 'told'),
  }; // prettier-ignore
}

/** One browser at the text page: the form is posted, then the page is read that it leads to; together they are a turn. */
export function textTalk(o: { cookie: string; csrf: string }, holds: string, words = question): Talk {
  let posted = false;
  return {
    ask: () => {
      if (posted) return wire('GET /text', [`cookie: ${o.cookie}`], '');
      const body = new URLSearchParams({ csrf: o.csrf, turn: newId(), text: words }).toString();
      return wire('POST /text', [`cookie: ${o.cookie}`, 'content-type: application/x-www-form-urlencoded'], body);
    },
    take: (status, body) => {
      expect(posted ? 200 : 303, status, body, posted ? holds : '');
      posted = !posted;
      return posted ? 'more' : 'told';
    },
  };
}

/** One Direct Line client that polls: the activity is posted, then all after the last watermark is read; together they are a turn. */
export function directLineTalk(o: { token: string; conversation: string }, holds: string, words = question): Talk {
  const path = `/v3/directline/conversations/${o.conversation}/activities`;
  const bearer = `authorization: Bearer ${o.token}`;
  let watermark = '';
  let posted = false;
  return {
    ask: () => {
      if (posted) return wire(`GET ${path}?watermark=${watermark}`, [bearer], '');
      const activity = { type: 'message', from: { id: 'me' }, text: words, channelData: { clientActivityID: newId() } };
      return wire(`POST ${path}`, [bearer, json], JSON.stringify(activity));
    },
    take: (status, body) => {
      expect(200, status, body, posted ? holds : '"id"');
      if (posted) watermark = /"watermark":"?(\d+)/.exec(body)?.[1] ?? '';
      posted = !posted;
      return posted ? 'more' : 'told';
    },
  };
}
