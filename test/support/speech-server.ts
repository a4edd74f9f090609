import { mkdirSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';

export type SpeechServer = {
  /** All that was to be said until now, in order. */
  said(): string[];
  /** Calls back at the next utterance. */
  onceSaid(then: () => void): void;
  close(): Promise<void>;
};

/** Stands where the client fell silent in the middle of what it had to say: the words before it may not have been heard. */
export const hush = '(hush)';

/** What a client gets for its command; all else that it asks for is simply granted. */
const answers: Record<string, string> = {
  'HISTORY GET CLIENT_ID': '245-1\r\n245 OK CLIENT ID SENT',
  'LIST OUTPUT_MODULES': '250-log\r\n250 OK MODULE LIST SENT',
  'LIST SYNTHESIS_VOICES': '249-log\tzh\tnone\r\n249-log\ten\tnone\r\n249 OK VOICE LIST SENT',
  SPEAK: '230 OK RECEIVING DATA',
  QUIT: '231 HAPPY HACKING',
};
const got = '251-0\r\n251 OK GET RETURNED';
const queued = '225-1\r\n225 OK MESSAGE QUEUED';
const granted = '200 OK';

/** The words in the SSML that Orca wraps each utterance in; its marks are places to go on from. */
const wordsOf = (ssml: string): string =>
  ssml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/**
 * In the place of speech-dispatcher and its synthesiser: speaks SSIP, its protocol, on a Unix socket, and keeps each string whole and as it was
 * sent. It takes no time to speak.
 */
export async function openSpeechServer(path: string): Promise<SpeechServer> {
  const said: string[] = [];
  const clients = new Set<Socket>();
  let told: () => void = () => undefined;
  const keep = (text: string): void => {
    said.push(text);
    told();
  };
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client)).on('error', () => client.destroy());
    serve(client, keep);
  });
  mkdirSync(dirname(path), { recursive: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const client of clients) client.destroy();
    await closed;
  };
  return { said: () => [...said], onceSaid: (then) => void (told = then), close };
}

/** One client: commands a line, and after `SPEAK` lines of data up to one with a full stop alone. */
function serve(client: Socket, keep: (text: string) => void): void {
  let rest = '';
  let data: string[] | undefined;
  const take = (line: string): string | undefined => {
    if (data && line !== '.') {
      data.push(line.replace(/^\.\./, '.'));
      return undefined;
    }
    if (data) {
      keep(wordsOf(data.join('\n')));
      data = undefined;
      return queued;
    }
    const [, spoken] = /^(?:CHAR|KEY|SOUND_ICON) (.*)/.exec(line) ?? [];
    if (spoken !== undefined) keep(spoken);
    if (/^(?:STOP|CANCEL) /.test(line)) keep(hush);
    if (line === 'SPEAK') data = [];
    return spoken === undefined ? (answers[line.toUpperCase()] ?? (line.startsWith('GET ') ? got : granted)) : queued;
  };
  client.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const answer of lines.map(take)) if (answer !== undefined) client.write(`${answer}\r\n`);
  });
}
