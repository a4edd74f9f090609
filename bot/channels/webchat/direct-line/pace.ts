import type { Caller } from './callers';
import { askingLimits, type DirectLineNeeds } from './ports';
import { refused, type Refused } from './refusals';

const minuteMs = 60_000;

/**
 * Refuses a session that asks faster than any client of the protocol has to. Each stream puts a ticket into a store that holds those of everybody;
 * nothing is lost by waiting, since whoever comes back later hears the rest by watermark.
 */
export async function tooOften(
  what: 'streams' | 'reads',
  { session, customer }: Pick<Caller, 'session' | 'customer'>,
  { shared, limits }: Pick<DirectLineNeeds, 'shared' | 'limits'>,
): Promise<Refused | null> {
  const { streamsPerMinute, readsPerMinute } = { ...askingLimits, ...limits };
  const { ok, retryMs } = await shared.take(`${what}:${session}`, what === 'streams' ? streamsPerMinute : readsPerMinute, minuteMs);
  return ok ? null : refused('tooMany', { retryMs, ...(customer === null ? {} : { customer }) });
}
