/** How long an answer is listened for after its customer was told that we are checking; the status is asked for besides. */
const listenMs = 30_000;
const listeningMax = 1_000;

/** Answers that come when nobody waits any more are heard all the same: a biller may have paid after all. */
export type Late = {
  /** Takes over an asking and what is to be done with its answer; `give up` ends the asking. Beyond a thousand it is ended at once. */
  listen<T>(asking: { answer: Promise<T>; giveUp(): void }, heard: (answer: T) => Promise<unknown>): void;
  /** Ends what is listened for, and waits until what was heard has been dealt with. */
  stop(): Promise<void>;
};

export function createLate(o: { failed: (error: unknown) => void }): Late {
  const open = new Map<Promise<void>, () => void>();
  let ending = false;
  return {
    listen: ({ answer, giveUp }, heard) => {
      if (ending || open.size >= listeningMax) giveUp();
      const timer = setTimeout(giveUp, listenMs).unref();
      const dealt = answer
        .then(
          async (one) => {
            await heard(one).catch(o.failed);
          },
          () => undefined, // it was never answered; our reference is asked about
        )
        .finally(() => {
          clearTimeout(timer);
          open.delete(dealt);
        });
      open.set(dealt, giveUp);
    },
    stop: async () => {
      ending = true;
      for (const giveUp of open.values()) giveUp();
      await Promise.all(open.keys());
    },
  };
}
