const headerMaxLength = 8_192;
const pairsMax = 50;

/** A cookie's name as the browser sees it: `__Host-` binds it to this host and to https (DESIGN 8). */
const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

/**
 * The `Set-Cookie` text of one of our cookies: never readable by script, not sent with foreign posts, `Secure` exactly when the public
 * address is https. Without `maxAgeSeconds` it ends with the browser; the session itself ends on the server.
 */
export function writeCookie(name: string, value: string, o: { secure: boolean; maxAgeSeconds?: number }): string {
  const parts = [`${nameOf(name, o.secure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (o.secure) parts.push('Secure');
  if (o.maxAgeSeconds !== undefined) parts.push(`Max-Age=${o.maxAgeSeconds}`);
  return parts.join('; ');
}

/** The `Set-Cookie` text that takes a cookie away. */
export const dropCookie = (name: string, o: { secure: boolean }): string => writeCookie(name, '', { ...o, maxAgeSeconds: 0 });

/** One cookie out of a request's `Cookie` header, or null. Of two with one name none is believed: one of them is not ours. */
export function readCookie(header: string | undefined, name: string, o: { secure: boolean }): string | null {
  if (header === undefined || header.length > headerMaxLength) return null;
  const prefix = `${nameOf(name, o.secure)}=`;
  const found = header
    .split(';', pairsMax)
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
  return found.length === 1 ? (found[0] ?? null) : null;
}
