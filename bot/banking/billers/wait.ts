/** How long anybody waits for a biller while a customer waits for us. */
export const answerMs = 3_000;

/** What is asked within a time limit, or `silent`: no answer, whatever the reason. The asking is told to stop when its time is over. */
export async function within<T extends object>(ms: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T | 'silent'> {
  const asking = new AbortController();
  const first = await firstOf(ask(asking.signal), ms);
  if (first === 'silent') asking.abort();
  return first;
}

/** Likewise, of an asking that goes on when its time is over: a payment may be answered yet. */
export async function firstOf<T extends object>(answer: Promise<T>, ms: number): Promise<T | 'silent'> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'silent'>((resolve) => (timer = setTimeout(resolve, ms, 'silent')));
  const first = await Promise.race([answer.catch(() => 'silent' as const), silence]);
  clearTimeout(timer);
  return first;
}
