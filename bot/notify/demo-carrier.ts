import type { Carrier, Notice } from './carrier';

/** A message as `/demo/outbox` shows it; `at` is ISO. */
export type Received = { id: string; at: string } & Notice;

const receivedMax = 200;

export type DemoCarrier = Carrier & { received(): Received[] };

/** The demo bank's carrier: nothing leaves the machine, the last 200 messages are kept in memory to be looked at, oldest first. */
export function createDemoCarrier({ now }: { now: () => Date }): DemoCarrier {
  let kept: Received[] = [];
  let sent = 0;
  return {
    send(notice) {
      sent += 1;
      kept = [...kept, { id: String(sent), at: now().toISOString(), ...notice }].slice(-receivedMax);
      return Promise.resolve();
    },
    received: () => kept.map((one) => ({ ...one })),
  };
}
