import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../bot/root';
import type { FrontPages } from './front';

/** The official Web Chat. As a dependency it would bring some hundreds of packages for one file of it, so that file is fetched where it is wanted. */
const version = '4.18.1';
/** Of the tarball, as the registry publishes it: `npm view botframework-webchat@4.18.1 dist.integrity`. */
const integrity = 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const cache = join(projectRoot, 'node_modules', '.cache', 'botframework-webchat');
const tarball = `botframework-webchat-${version}.tgz`;
const bundleMaxBytes = 16_000_000;

/** `webchat.js` is what its makers have everybody embed; `webchat-minimal.js` is theirs too, without Adaptive Cards, Markdown and speech. */
export type Bundle = 'webchat.js' | 'webchat-minimal.js';
export const official = `botframework-webchat ${version}`;

/** One file of the published package. Throws where the registry cannot be reached, and where what came is not what was published. */
export function readBundle(bundle: Bundle): Buffer {
  const file = join(cache, tarball);
  if (!existsSync(file)) fetchTarball();
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(file);
    throw new Error(`${tarball} is not what was published: ${found}`);
  }
  return execFileSync('tar', ['-xzOf', file, `package/dist/${bundle}`], { maxBuffer: bundleMaxBytes });
}

/** By npm, so that its registry, proxy and cache are those that everything else here came by. Whoever is first puts the whole file in its place. */
function fetchTarball(): void {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetching-'));
  try {
    execFileSync('npm', ['pack', `botframework-webchat@${version}`, '--silent', '--ignore-scripts', '--pack-destination', folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    renameSync(join(folder, tarball), join(cache, tarball));
  } catch (error) {
    throw new Error(`npm cannot fetch ${official}: is its registry within reach?`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks for its token while the bundle is still coming: as quick as a page with it can be. */
const pageOf = (bundle: Bundle): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Web Chat</title><link rel="icon" href="data:,">
<style>html, body, #webchat { height: 100%; margin: 0 }</style>
<script>const asked = fetch('/chat/token', { method: 'POST' }).then((answer) => answer.json());</script></head>
<body><div id="webchat" role="main"></div>
<script src="/official/${bundle}"></script>
<script>
asked.then(({ token }) => {
  const directLine = WebChat.createDirectLine({ token, domain: location.origin + '/v3/directline' });
  WebChat.renderWebChat({ directLine, locale: 'zh-CN' }, document.getElementById('webchat'));
});
</script></body></html>`;

/** A page that is nothing but the official client, at `/official/<bundle>.html`. */
export const officialPages = (bundle: Bundle): FrontPages => ({
  [`/official/${bundle}.html`]: { type: 'text/html; charset=utf-8', body: pageOf(bundle) },
  [`/official/${bundle}`]: { type: 'text/javascript; charset=utf-8', body: readBundle(bundle) },
});

/** Where things are on its page. */
export const on = {
  box: '[data-id="webchat-sendbox-input"]',
  message: '.webchat__basic-transcript__activity',
  choice: '.webchat__suggested-action',
} as const;
