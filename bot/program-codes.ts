import type { ErrorCode } from './errors';

/** What went wrong, by the codes that clients of Direct Line 3.0 know. */
const directLineCodes: { readonly [C in ErrorCode]: string } = {
  badRequest: 'BadArgument',
  csrf: 'Forbidden',
  foreign: 'Forbidden',
  notFound: 'NotFound',
  methodNotAllowed: 'MethodNotAllowed',
  slow: 'RequestTimeout',
  tooLarge: 'TooLarge',
  contentType: 'UnsupportedMediaType',
  tooMany: 'TooManyRequests',
  headersTooLarge: 'TooLarge',
  internal: 'ServiceError',
  unavailable: 'ServiceUnavailable',
  stopping: 'ServiceUnavailable',
};

const directLinePath = /^\/v3\/directline(?:[/?]|$)/;

/** The code of an error as a program is told it, by the protocol that is spoken at this path. */
export const programCode = (code: ErrorCode, path: string): string => (directLinePath.test(path) ? directLineCodes[code] : code);
