import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb } from '../../bot/content/web';
import { projectRoot } from '../../bot/root';

/** What `npm run build` makes, for a bot that is measured as it is run: the server's code and the browser's. */
export function build(): void {
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: projectRoot, stdio: 'inherit' });
  if (status !== 0) throw new Error('the bot does not build');
  buildWeb();
}
