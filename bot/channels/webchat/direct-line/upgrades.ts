import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../../errors';
import { readWatermark } from './frames';

/** A request for a stream, as far as its address tells. */
export type Asking = { conversation: string; after: number; ticket: string };

const path = /^\/v3\/directline\/conversations\/([\w-]{1,200})\/stream$/;

/** Reads a request to upgrade. A browser always says where the page is from, and only ours may open a stream; servers say nothing. */
export function readAsking({ url = '', headers: { origin } }: IncomingMessage, publicUrl: string): Asking | ErrorCode {
  const { pathname, searchParams } = new URL(`http://localhost${url}`); // the edge took it for a path
  const conversation = path.exec(pathname)?.[1];
  if (conversation === undefined) return 'notFound';
  if (origin !== undefined && origin !== publicUrl) return 'foreign';
  const after = readWatermark(searchParams.get('watermark'));
  return after === null ? 'badRequest' : { conversation, after, ticket: searchParams.get('t') ?? '' };
}
