import { spawnSync } from 'node:child_process';

const has = (program: string) => spawnSync('which', [program]).status === 0;

/** Two test files may both find something missing: one installs after the other. */
const lock = '/tmp/installing-test-tools.lock';

/** Makes sure that a program of the machine is there; see `ensureTools`. */
export const ensureTool = (program: string, debianPackage = program): void => ensureTools([[program, debianPackage]]);

/**
 * Makes sure that programs of the machine are there, each with the package that brings it. Where we are root on Debian the missing ones are
 * installed; elsewhere the test run says in one line what to install.
 */
export function ensureTools(tools: readonly (readonly [program: string, debianPackage: string])[]): void {
  const missing = () => tools.filter(([program]) => !has(program));
  const packages = (): string[] => [...new Set(missing().map(([, debianPackage]) => debianPackage))];
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && has('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = `apt-get update -qq; apt-get install -y -qq --no-install-recommends ${packages().join(' ')}`;
    spawnSync('flock', [lock, 'sh', '-c', install], { env });
  }
  if (missing().length === 0) return;
  const names = missing().map(([program]) => program);
  throw new Error(`missing here: ${names.join(', ')}. Install ${packages().join(' ')} and run the tests again`);
}
