import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, idle, review } from '../understanding/moment';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
const section = readme.split('## What it does today')[1]!.split('\n## ')[0]!;
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore

test('the README lists what the assistant can do', () => expect(rows.length).toBeGreaterThanOrEqual(15));

describe.each(rows)('what the README says of %s', (said, english, chinese) => {
  test('is one sentence in each language', () => {
    expect(english).toMatch(/^[A-Z][^\p{Script=Han}]*[^.]\.$/u);
    expect(english.match(/[.!?](?= [A-Z]|$)/g)).toHaveLength(1);
    expect(chinese).toMatch(/^\p{Script=Han}[^。！？]*。$/u);
  });

  test.each(said.split(' · '))('is what saying %s leads to', (words) => {
    const heard = [idle, { ...idle, lang: 'en' as const }, review].flatMap((about) => commandsOf(words, about));
    expect(heard.map((command) => command.do).filter((what) => what !== 'unclear')).not.toEqual([]);
  });
});
