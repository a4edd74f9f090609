import { Readable } from 'node:stream';
import { z } from 'zod';
import type { PromptMessage } from './prompt';

/** An endpoint of the OpenAI chat completions protocol: the address that is posted to, the model it is asked for, the key where it wants one. */
export type Endpoint = { url: string; model: string; key?: string };

const completionsPath = '/chat/completions';

/** The address to post to, from what servers call theirs: their origin, their base such as /v1, or the whole. */
export function completionsAt(address: string): string {
  const url = new URL(address);
  const base = url.pathname.replace(/\/+$/, '');
  if (!base.endsWith(completionsPath)) url.pathname = `${base === '' ? '/v1' : base}${completionsPath}`;
  return url.href;
}

/** Why a server counts as not answering. */
export type FailedBy = 'network' | 'status' | 'type' | 'size' | 'envelope';
export type Completed = { is: 'answered'; content: string } | { is: 'timedOut' } | { is: 'failed'; by: FailedBy };

/** An answer of ours takes forty tokens; envelopes of servers with their statistics one or two kilobytes. */
const answerTokensMax = 80;
const bodyBytesMax = 8_192;

/** Of an envelope only this counts: one choice, how it ended, what it says. Servers add much of their own, so the rest may be there. */
const Envelope = z.object({
  choices: z.tuple([z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string().nullish() }) })]),
});

class Failed extends Error {
  override readonly name = 'Failed';
  constructor(readonly by: FailedBy) {
    super(by);
  }
}

/**
 * One completion: asked once, never sent on to another address, read no further than 8 kB, and over after `waitMs` wherever it is by then:
 * connecting, waiting for headers or in the middle of the body. Never throws.
 */
export async function complete(endpoint: Endpoint, messages: PromptMessage[], waitMs: number): Promise<Completed> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), waitMs);
  try {
    const response = await fetch(endpoint.url, { ...requestOf(endpoint, messages), signal: limit.signal });
    const content = contentOf(await bodyOf(response));
    return { is: 'answered', content };
  } catch (error) {
    if (limit.signal.aborted) return { is: 'timedOut' };
    return { is: 'failed', by: error instanceof Failed ? error.by : 'network' };
  } finally {
    clearTimeout(timer);
    limit.abort(); // what was not read is not waited for
  }
}

function requestOf({ model, key }: Endpoint, messages: PromptMessage[]): RequestInit {
  const asked = { model, messages, temperature: 0, max_tokens: answerTokensMax, stream: false, response_format: { type: 'json_object' } };
  return {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(asked),
  };
}

async function bodyOf(response: Response): Promise<string> {
  if (response.status !== 200) throw new Failed('status');
  if (!/^application\/json\b/i.test(response.headers.get('content-type') ?? '')) throw new Failed('type');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> = response.body ?? Readable.from([]);
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > bodyBytesMax) throw new Failed('size');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What the model said; nothing where it was cut off, filtered, or wanted to call something instead. */
function contentOf(body: string): string {
  const [choice] = envelopeOf(body).choices;
  return choice.finish_reason === 'stop' ? (choice.message.content ?? '') : '';
}

function envelopeOf(body: string): z.infer<typeof Envelope> {
  try {
    return Envelope.parse(JSON.parse(body));
  } catch {
    throw new Failed('envelope');
  }
}
