import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../../root';
import type { Route } from '../../server';
import type { Answer } from '../../wire';

export type Asset = { path: string; route: Route };
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** Something that never changes under its name, which is its fingerprint: packed once at start, kept by browsers for ever. */
export function asset(body: Buffer, kind: keyof typeof types): Asset {
  const path = `/assets/${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${kind}`;
  return { path, route: packed(path, body, { 'content-type': types[kind], 'cache-control': 'public, max-age=31536000, immutable' }) };
}

/** A route that answers always the same bytes, in the packing that the caller takes. */
export function packed(path: string, body: Buffer, headers: Record<string, string>): Route {
  const codings = new Map([
    ['br', brotliCompressSync(body)],
    ['gzip', gzipSync(body, { level: 9 })],
  ]);
  const answer = (coding: string | undefined): Answer => ({
    status: 200,
    headers: { ...headers, vary: 'accept-encoding', ...(coding === undefined ? {} : { 'content-encoding': coding }) },
    body: codings.get(coding ?? '') ?? body,
  });
  return { method: 'GET', path, answer: ({ headers: asked }) => answer(codingOf(asked, [...codings.keys()])) };
}

/** The stylesheet of all pages. */
export const stylesheet = (): Asset => asset(readFileSync(join(projectRoot, 'bot/channels/webchat/page.css')), 'css');

/** The first of ours that the caller takes (RFC 9110 12.5.3); a weight of 0 means it does not. */
export function codingOf(headers: IncomingHttpHeaders, ours: readonly string[]): string | undefined {
  const taken = [headers['accept-encoding'] ?? []].flat().join(',').toLowerCase().split(',');
  const names = taken.filter((item) => !/;\s*q=0(\.0+)?\s*$/.test(item)).map((item) => item.split(';')[0]?.trim());
  return ours.find((coding) => names.includes(coding));
}
