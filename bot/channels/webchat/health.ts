import { timingSafeEqual } from 'node:crypto';
import type { Route } from '../../server';
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
