import { timingSafeEqual } from 'node:crypto';
import type { ErrorCode } from '../../errors';
import type { Route } from '../../server';
import type { Metrics } from '../../telemetry/metrics';
import { isLoopback } from '../../wire';
import type { Answer, Asked } from '../../wire';
import type { Readiness } from './ports';

/** `/healthz`: the process answers. `/readyz`: everything a turn needs answers; names and details only for this machine or a METRICS_TOKEN. */
export function healthRoutes(ready: Readiness, tokens: readonly string[]): Route[] {
  return [
    { method: 'GET', path: '/healthz', answer: () => json(200, { alive: true }) },
    { method: 'GET', path: '/readyz', answer: (asked) => readyAnswer(asked, ready, tokens) },
  ];
}

async function readyAnswer(asked: Asked, ready: Readiness, tokens: readonly string[]): Promise<Answer> {
  const parts = await ready();
  const all = parts.every((part) => part.ok);
  return json(all ? 200 : 503, mayLook(asked, tokens) ? { ready: all, parts } : { ready: all });
}

/**
 * `GET /metrics` in Prometheus' text form, for this machine or a METRICS_TOKEN. To others there is no such page: 404, in JSON whatever they say
 * they accept, since nobody but programs comes here.
 */
export function metricsRoute(
  metrics: Pick<Metrics, 'expose'>,
  tokens: readonly string[],
  refuse: (code: ErrorCode, asked: Asked) => Answer,
): Route {
  const answer = async (asked: Asked): Promise<Answer> => {
    if (!mayLook(asked, tokens)) return refuse('notFound', { ...asked, headers: { ...asked.headers, accept: 'application/json' } });
    const { type, text } = await metrics.expose();
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, body: text };
  };
  return { method: 'GET', path: '/metrics', answer };
}

function mayLook({ request, headers }: Asked, tokens: readonly string[]): boolean {
  const shown = Buffer.from(headers.authorization?.replace(/^Bearer /i, '') ?? '');
  return (
    isLoopback(request) || tokens.some((token) => Buffer.byteLength(token) === shown.length && timingSafeEqual(Buffer.from(token), shown))
  );
}

function json(status: number, value: object): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
