import { spawnSync } from 'node:child_process';

const has = (program: string) => spawnSync('which', [program]).status === 0;

/**
 * Makes sure that a program of the machine is there. Where we are root on Debian a missing one is installed; elsewhere the test run says in
 * one line what to install.
 */
export function ensureTool(program: string, debianPackage = program): void {
  if (has(program)) return;
  const mayInstall = process.getuid?.() === 0 && has('apt-get');
  if (mayInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], { env });
  }
  if (!has(program)) throw new Error(`${program} is missing: install the package ${debianPackage} and run the tests again`);
}
