import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { projectRoot } from '../../root';
import type { Route } from '../../server';
import type { Answer } from '../../wire';
import { codings, fingerprint, packing } from './packings';

export type Asset = { path: string; route: Route };
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** Something that never changes under its name, which is its fingerprint: packed when it is built, kept by browsers for ever. */
export function asset(body: Buffer, kind: keyof typeof types): Asset {
  const path = `/assets/${fingerprint(body)}.${kind}`;
  return { path, route: packed(path, body, { 'content-type': types[kind], 'cache-control': 'public, max-age=31536000, immutable' }) };
}

/** A route that answers always the same bytes, in the packing that the caller takes. */
export function packed(path: string, body: Buffer, headers: Record<string, string>): Route {
  const bodies = new Map<string, Buffer>(codings.map((coding) => [coding, packing(body, coding)]));
  const answer = (coding: string | undefined): Answer => ({
    status: 200,
    headers: { ...headers, vary: 'accept-encoding', ...(coding === undefined ? {} : { 'content-encoding': coding }) },
    body: bodies.get(coding ?? '') ?? body,
  });
  return { method: 'GET', path, answer: ({ headers: asked }) => answer(codingOf(asked, codings)) };
}

/** The stylesheet of the pages without script: what all pages have, and what only they have. */
export const stylesheet = (): Asset => asset(readStylesheet(), 'css');
export const readStylesheet = (): Buffer => Buffer.concat(['page.css', 'forms.css'].map(readStyle));
const readStyle = (name: string): Buffer => readFileSync(join(projectRoot, 'bot/channels/webchat', name));

/** The first of ours that the caller takes (RFC 9110 12.5.3); a weight of 0 means it does not. */
export function codingOf(headers: IncomingHttpHeaders, ours: readonly string[]): string | undefined {
  const taken = [headers['accept-encoding'] ?? []].flat().join(',').toLowerCase().split(',');
  const names = taken.filter((item) => !/;\s*q=0(\.0+)?\s*$/.test(item)).map((item) => item.split(';')[0]?.trim());
  return ours.find((coding) => names.includes(coding));
}
