import { type Secrets, isSigned, newToken, sign } from './signing';

/** How long a sign-in form may lie open; long, because some people type a number in an hour. */
const formLifeMs = 2 * 60 * 60_000;

/**
 * A sign-in form for somebody who has no session yet: `cookie` goes to the browser, `csrf` into the form, and the two belong together. So
 * no other site can sign a visitor in as somebody else, and nothing is stored for a page that was only looked at.
 */
export function openSignInForm(secrets: Secrets, now: Date): { cookie: string; csrf: string } {
  const opened = `${newToken()}.${now.getTime()}`;
  const cookie = `${opened}.${sign(secrets, 'sign-in form', opened)}`;
  return { cookie, csrf: sign(secrets, 'csrf', cookie) };
}

/** Whether a posted form is one of ours, given to this browser, and not too old. */
export function isSignInForm(secrets: Secrets, form: { cookie: string | null; csrf: string }, now: Date): boolean {
  if (form.cookie === null) return false;
  const cut = form.cookie.lastIndexOf('.');
  const opened = form.cookie.slice(0, Math.max(cut, 0));
  const openedMs = Number(opened.split('.')[1]);
  if (!(openedMs <= now.getTime() && now.getTime() < openedMs + formLifeMs)) return false;
  return isSigned(secrets, 'sign-in form', opened, form.cookie.slice(cut + 1)) && isSigned(secrets, 'csrf', form.cookie, form.csrf);
}
