import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../bot/root';
import { dialogs } from '../../../dialogs/index';
import { commandsOf } from '../../understanding/moment';
import { tasks } from './tasks';

const steps = Object.values(tasks).flatMap((all) => all.flatMap((task) => task.steps));
const said = steps.filter(([act]) => act === 'say').map(([, what]) => what);

/** What the README names as said, from its table of what the assistant does. */
function namedInReadme(): string[] {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const [, table] = /## What it does today\s+([\s\S]*?)\n\n[^|]/.exec(readme)!;
  const rows = table!.split('\n').slice(2);
  return rows.flatMap((row) => row.split('|')[1]!.trim().split(' · '));
}

test('whatever the README says can be said is said on the chat page, by keyboard, by touch and at 400 %', () => {
  const named = namedInReadme();
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((words) => !said.includes(words))).toEqual([]);
});

test('every dialog is opened there', () => {
  const opened = said.flatMap((text) => commandsOf(text).map((one) => (one.do === 'start' ? one.dialog : one.do)));
  expect(Object.keys(dialogs).filter((dialog) => !opened.includes(dialog))).toEqual([]);
});
