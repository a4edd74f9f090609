import WebSocket from 'ws';
import { z } from 'zod';

const Answer = z.object({ id: z.number(), result: z.object({ usedSize: z.number().optional() }) });
const Address = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/;

/** Arguments of node that open its inspector on loopback, on a port of its choice; it says where on its first line. */
export const inspected = ['--inspect=127.0.0.1:0'];

/** The heap of a bot that runs with `inspected`, in megabytes, after two whole collections: what is really held. */
export async function heapMb(bot: { says(words: RegExp): Promise<string> }): Promise<number> {
  const address = Address.exec(await bot.says(Address))?.[0] ?? '';
  const socket = new WebSocket(address);
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    await ask(socket, 1, 'HeapProfiler.collectGarbage');
    await ask(socket, 2, 'HeapProfiler.collectGarbage');
    return ((await ask(socket, 3, 'Runtime.getHeapUsage')).usedSize ?? 0) / 1e6;
  } finally {
    socket.terminate();
  }
}

function ask(socket: WebSocket, id: number, method: string): Promise<{ usedSize?: number }> {
  return new Promise((resolve, reject) => {
    const hear = (data: WebSocket.RawData) => {
      const answer = Answer.safeParse(JSON.parse((data as Buffer).toString('utf8')));
      if (answer.data?.id !== id) return;
      socket.off('message', hear);
      resolve(answer.data.result);
    };
    socket.on('message', hear).once('error', reject);
    socket.send(JSON.stringify({ id, method }));
  });
}
