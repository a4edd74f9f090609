/** Tells the holder of a lock that it is lost. */
export type Loss = { readonly signal: AbortSignal; tell(why: Error): void };

/** The signal is made only when somebody looks at it: nearly every lock is given back unseen, and a signal costs more than the whole lock. */
export function createLoss(): Loss {
  let controller: AbortController | undefined;
  let told: Error | undefined;
  return {
    get signal() {
      if (!controller) {
        controller = new AbortController();
        if (told) controller.abort(told);
      }
      return controller.signal;
    },
    tell: (why) => {
      told = why;
      controller?.abort(why);
    },
  };
}
