import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { projectRoot } from '../../root';
import type { Route } from '../../server';
import type { Answer } from '../../wire';

type Asset = { path: string; route: Route };

/** The one stylesheet, read and packed once at start. Its name is its fingerprint, so that a browser may keep it for ever. */
export function stylesheet(): Asset {
  const css = readFileSync(join(projectRoot, 'bot/channels/webchat/page.css'));
  const path = `/assets/${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
  const packed = new Map([
    ['br', brotliCompressSync(css)],
    ['gzip', gzipSync(css, { level: 9 })],
  ]);
  const answer = (coding: string | undefined): Answer => ({
    status: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(coding === undefined ? {} : { 'content-encoding': coding }),
    },
    body: packed.get(coding ?? '') ?? css,
  });
  return { path, route: { method: 'GET', path, answer: ({ headers }) => answer(codingOf(headers, [...packed.keys()])) } };
}

/** The first of ours that the caller takes (RFC 9110 12.5.3); a weight of 0 means it does not. */
function codingOf(headers: IncomingHttpHeaders, ours: readonly string[]): string | undefined {
  const taken = [headers['accept-encoding'] ?? []].flat().join(',').toLowerCase().split(',');
  const names = taken.filter((item) => !/;\s*q=0(\.0+)?\s*$/.test(item)).map((item) => item.split(';')[0]?.trim());
  return ours.find((coding) => names.includes(coding));
}
