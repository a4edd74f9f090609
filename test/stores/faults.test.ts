import { spawnSync } from 'node:child_process';
import { FaultError, noFaults, parseFaults } from '../../bot/faults';
import { projectRoot } from '../../bot/root';

describe('failpoints', () => {
  test('do nothing unless they are armed', async () => {
    expect(parseFaults([])).toBe(noFaults);
    await parseFaults(['turn.afterActing=kill']).at('turn.before');
  });

  test('fail with a SQLSTATE as often as they were told', async () => {
    const faults = parseFaults(['commit.before=error:53100:2']);
    await expect(faults.at('commit.before')).rejects.toBeInstanceOf(FaultError);
    await expect(faults.at('commit.before')).rejects.toMatchObject({ code: '53100' });
    await faults.at('commit.before');
  });

  test('kill the process at the named place, and not before', () => {
    const code = `const { parseFaults } = require('./bot/faults');
      const faults = parseFaults(['second.place=kill']);
      faults.at('first.place').then(() => { require('fs').writeSync(1, 'first'); return faults.at('second.place'); }).then(() => require('fs').writeSync(1, 'second'));`;
    const { signal, stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], { cwd: projectRoot, encoding: 'utf8' });
    expect([signal, stdout]).toEqual(['SIGKILL', 'first']);
  });

  test.each([
    'commit.before',
    'x=boom',
    'x=error',
    'x=error:5310',
    'x=delay',
    'x=delay:99999999',
    'x=kill:0',
    'x=error:53100:many',
    'a b=kill',
  ])('refuse %s', (text) => {
    expect(() => parseFaults([text])).toThrow();
  });
});
