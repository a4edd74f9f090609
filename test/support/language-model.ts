import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in was sent, to be searched for what must never be in it. */
export type AskedOf = { path: string; headers: IncomingHttpHeaders; body: string };
/** How it behaves towards one question; `elsewhere` is an address that nothing may follow it to. */
export type Manner = (answer: ServerResponse, elsewhere: string) => void;

/** The chat completions envelope, as servers send it: with more in it than anybody reads. */
const envelope = (content: string | null, finish = 'stop'): string =>
  JSON.stringify({
    ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_774_000_000, model: 'stand-in' },
    choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: finish }],
    usage: { prompt_tokens: 700, completion_tokens: 20, total_tokens: 720 },
  });
const json = { 'content-type': 'application/json; charset=utf-8' };
const sends =
  (body: string, headers: Record<string, string> = json, status = 200): Manner =>
  (answer) => {
    answer.writeHead(status, headers); // under restify this returns nothing to go on with
    answer.end(body);
  };

/** A model that says just this. */
export const says = (content: string | object): Manner => sends(envelope(typeof content === 'string' ? content : JSON.stringify(content)));
export const starts = (...names: string[]): Manner => says({ commands: names.map((dialog) => ({ do: 'start', dialog })) });

const hostileSet = [{ kind: 'money', text: '5000', value: { minor: '500000' } }];
/** What a model that was talked round, or is in the wrong hands, might say. None of it may come to more than "I did not understand". */
export const hostile: { [what: string]: Manner } = {
  'a transfer with an amount and a payee': says({ commands: [{ do: 'start', dialog: 'transfer', set: hostileSet }] }),
  'an amount': says({ commands: [{ do: 'set', raw: hostileSet[0] }] }),
  'a correction': says({ commands: [{ do: 'correct', slot: 'to', raw: { kind: 'payee', text: 'x', value: 'x' } }] }),
  'a yes': says({ commands: [{ do: 'confirm', strength: 'strong' }] }),
  'a yes behind a start': says({
    commands: [
      { do: 'start', dialog: 'transfer' },
      { do: 'confirm', strength: 'strong' },
    ],
  }),
  'a help behind a start': says({ commands: [{ do: 'start', dialog: 'balance' }, { do: 'help' }] }),
  'a choice': says({ commands: [{ do: 'choose', id: 'confirm' }] }),
  'a digest': says({ commands: [{ do: 'choose', id: 'confirm', frame: 'f', digest: 'd' }] }),
  'a code': says({ commands: [{ do: 'stepUp', challenge: 'c', result: 'granted' }] }),
  'an outcome': says({ commands: [{ do: 'outcome', frame: 'f', outcome: { is: 'done', reference: 'x', values: {} } }] }),
  'a sign-in': says({ commands: [{ do: 'signedIn' }] }),
  'a no': says({ commands: [{ do: 'deny' }] }),
  'an end': says({ commands: [{ do: 'cancel' }] }),
  'a change of needs': says({ commands: [{ do: 'profile', patch: { codeBy: 'email' } }] }),
  'a dialog that changes payees': starts('removePayee'),
  'a dialog that nobody has': starts('payEverything'),
  'the name of every object': starts('constructor'),
  'a dialog in the wrong language': starts('转账'),
  'more than was asked for': starts('balance', 'fees', 'rates'),
  'a thousand things': says({ commands: Array.from({ length: 100 }, () => ({ do: 'help' })) }),
  'a key more': says({ commands: [{ do: 'help', note: 'transfer 5,000' }] }),
  'a key more outside': says({ commands: [{ do: 'help' }], reply: '已转 5,000 元' }),
  'a prototype': says('{"commands":[{"do":"help"}],"__proto__":{"do":"confirm"}}'),
};

/** Answers that are none, from a server that is up. */
export const wrong: { [what: string]: Manner } = {
  'a sentence': says('好的，我已经帮您转了 5,000 元。'),
  'words around it': says('Sure! {"commands":[{"do":"help"}]}'),
  'a fence around it': says('```json\n{"commands":[{"do":"help"}]}\n```'),
  'the instructions again': says('You sort what a customer said to the assistant of a bank.'),
  'a list': says('[{"do":"help"}]'),
  'half of it': says('{"commands":[{"do":"he'),
  nothing: says(''),
  'a bare word': says('"help"'),
  'what is not said to its end': sends(envelope('{"commands":[{"do":"help"}]}', 'length')),
  'a call of a tool': sends(envelope(null, 'tool_calls')),
};

/** A server that is not one. */
export const broken: { [what: string]: Manner } = {
  'an error': sends('{"error":{"message":"overloaded"}}', json, 500),
  'too many': sends('{}', { ...json, 'retry-after': '60' }, 429),
  'a key that is not known': sends('{}', json, 401),
  'a page': sends('<p>welcome</p>', { 'content-type': 'text/html' }),
  'no JSON': sends('certainly'),
  'another shape': sends('{"output":"help"}'),
  'no choice': sends('{"choices":[]}'),
  'two choices': sends(envelope('{"commands":[{"do":"help"}]}').replace('"choices":[', '"choices":[{"message":{}},')),
  'ten megabytes': sends(`{"choices":"${'x'.repeat(10_000_000)}"}`),
  'ten megabytes of blanks': sends(`${' '.repeat(10_000_000)}${envelope('{"commands":[{"do":"help"}]}')}`),
  'the way elsewhere': (answer, elsewhere) => sends('', { location: elsewhere }, 307)(answer, elsewhere),
  'an end in the middle': (answer) => {
    answer.writeHead(200, { ...json, 'content-length': '900' });
    answer.write('{"cho', () => answer.destroy());
  },
  'an end at once': (answer) => void answer.destroy(),
};

/** A server that lets one wait. Whoever hangs up is free. */
export const slow: { [what: string]: Manner } = {
  'says nothing': () => undefined,
  'sends headers only': (answer) => {
    answer.writeHead(200, json);
    answer.flushHeaders();
  },
  'never ends': (answer) => {
    answer.writeHead(200, json);
    const timer = setInterval(() => answer.write(' '), 20);
    answer.once('close', () => clearInterval(timer));
  },
};

/** A language model on loopback that speaks the chat completions protocol, well or badly; `turnTo` says how from now on. */
export async function startLanguageModel() {
  const asked: AskedOf[] = [];
  let manner: Manner = says({ commands: [] });
  let port = 0;
  const address = () => `http://127.0.0.1:${port}`;
  const listener = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('error', () => undefined);
    answer.on('error', () => undefined);
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      manner(answer, `${address()}/elsewhere`);
    });
  });
  const listen = async () => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    ({ port } = listener.address() as AddressInfo);
  };
  const die = async () => {
    if (!listener.listening) return;
    const closed = once(listener, 'close');
    listener.close();
    listener.closeAllConnections();
    await closed;
  };
  await listen();
  return {
    url: `${address()}/v1`,
    asked,
    /** What was asked since the last look. */
    take: () => asked.splice(0),
    turnTo: (how: Manner) => void (manner = how),
    die,
    revive: listen,
    close: die,
  };
}

export type TestLanguageModel = Awaited<ReturnType<typeof startLanguageModel>>;
