import type { Message, Values } from '../../accessibility/message';
import { publicPorts } from '../../bot/turn/ports';
import { newPayee } from '../../dialogs/new-payee';
import type { Context } from '../../dialogs/engine/dialog';
import { emptyState, type State } from '../../dialogs/engine/state';
import { step, steps } from '../../dialogs/engine/step';
import type { Command } from '../../dialogs/engine/command';
import { dialogs } from '../../dialogs/index';
import { keptName, removePayee, renamePayee, restorePayee } from '../../dialogs/payee-changes';
import type { FoundPayee, Outcome, Payee, PayeeDraft, PayeeQuote, Ports } from '../../dialogs/ports';
import { leftOut } from '../accessibility/facts';
import { abilitiesOf, contextOf, profiles, render, speechOf, tariff } from './support';

const payee = (id: string, name: string, tail: string, o: Partial<Payee> = {}): Payee => ({
  ...{ id, name, alias: {}, names: [name, ...Object.values(o.alias ?? {})], bank: 'bank.demo', sameBank: true, tail, own: false },
  ...o,
});
const mother = payee('p-mother', '王秀兰', '6688', { alias: { 'zh-CN': '妈妈', en: 'mum' } });
const saved = [
  mother,
  payee('p-li-1', '李娜', '1111'),
  payee('p-li-2', '李娜', '2222', { bank: 'bank.ruralDemo' }),
  payee('p-number', '张三', '4455'),
  payee('p-command', '取消', '4466'),
];

type Bank = { found?: FoundPayee; quote?: PayeeQuote; payees?: Payee[]; removed?: Payee[]; asked?: PayeeDraft[] };
const facts = { what: 'addPayee', pays: 'account', number: '6299990000000095566', bank: 'bank.demo', name: '周*', alias: '' };

function contextWith(bank: Bank, o: Parameters<typeof contextOf>[0] = {}): Context {
  const ports: Ports = {
    ...publicPorts({ tariff: () => Promise.resolve(tariff) }),
    accounts: () => Promise.resolve([]),
    payees: () => Promise.resolve(bank.payees ?? saved),
    removedPayees: () => Promise.resolve(bank.removed ?? []),
    findPayee: () => Promise.resolve(bank.found ?? { is: 'found', name: '周*', bank: 'bank.demo', tail: '5566' }),
    quotePayee: (draft) => {
      bank.asked?.push(draft);
      return Promise.resolve(bank.quote ?? { is: 'ok', facts, check: 'notAsked' });
    },
  };
  return { ...contextOf({ assurance: 'signedIn', ...o }), customer: '10000001', ports };
}

const run = async (commands: Command[][], bank: Bank = {}, o: Parameters<typeof contextOf>[0] = {}) => {
  const context = contextWith(bank, o);
  let state: State = emptyState;
  let last: Awaited<ReturnType<typeof steps>> | undefined;
  for (const [turn, each] of commands.entries()) {
    last = await steps(dialogs, state, each, { ...context, turn: `c|${turn}`, receivedAt: '2026-03-18T02:00:01.000Z' });
    state = {
      ...last.state,
      stack: last.state.stack.map((f) => (f.reviewed ? { ...f, reviewed: { ...f.reviewed, at: context.now } } : f)),
    };
  }
  return { ...last!, state, keys: last!.messages.map(({ key }) => key), context };
};
const start = (dialog: string): Command => ({ do: 'start', dialog });
const setNumber = (value = facts.number): Command => ({ do: 'set', slot: 'number', raw: { kind: 'number', text: value, value } });
const setWords = (slot: string, value: string): Command => ({ do: 'set', slot, raw: { kind: 'words', text: value, value } });
const one = (value: object | string) => ({ kind: 'payee' as const, text: typeof value === 'string' ? value : '', value: value as never });
const startWith = (dialog: string, value: object | string): Command => ({ do: 'start', dialog, set: [one(value)] });
const done = (over: object = {}): Outcome => ({
  ...{ is: 'done', reference: '234678' },
  values: {
    ...{ payee: { t: 'name', v: '周*' }, to: { t: 'account', tail: '5566', bank: 'bank.demo' }, id: { t: 'said', v: 'payee-new' } },
    ...over,
  },
});

describe('adding a payee', () => {
  test('asks for the number, reads everything back with the whole number once, and acts on a yes', async () => {
    const asked = await run([[start('newPayee')]]);
    expect(asked.keys).toEqual(['payees.askNumber']);
    const review = await run([[start('newPayee')], [setNumber()]]);
    expect(review.keys).toEqual(['payees.review']);
    expect(review.messages[0]!.choices!.map(({ id }) => id)).toEqual(['confirm', 'change', 'cancel']);
    const acting = await run([[start('newPayee')], [setNumber()], [{ do: 'confirm', strength: 'strong' }]]);
    expect(acting.act).toMatchObject({ kind: 'profile', facts, customer: '10000001' });
  });

  test('is not agreed to by a weak yes', async () => {
    const weak = await run([[start('newPayee')], [setNumber()], [{ do: 'confirm', strength: 'weak' }]]);
    expect(weak.keys).toEqual(['act.weakYes']);
    expect(weak.act).toBeUndefined();
  });

  test('asks at which bank, then the name, where the account is elsewhere', async () => {
    const bank: Bank = { found: { is: 'elsewhere', banks: ['bank.cityDemo', 'bank.ruralDemo'] }, asked: [] };
    const which = await run([[start('newPayee')], [setNumber()]], bank);
    expect(which.keys).toEqual(['payees.whichBank']);
    const chosen: Command = { do: 'choose', id: 'bank.ruralDemo' };
    expect((await run([[start('newPayee')], [setNumber()], [chosen]], bank)).keys).toEqual(['payees.askName']);
    const named = await run([[start('newPayee')], [setNumber()], [chosen], [setWords('name', '五百')]], bank);
    expect(named.keys).toEqual(['payees.review']);
    expect(bank.asked!.at(-1)).toEqual({ pays: 'account', number: facts.number, bank: 'bank.ruralDemo', name: '五百' });
  });

  test('takes the name and what to call them in any order, and corrects the one that is meant', async () => {
    const bank: Bank = { asked: [] };
    const said = (slot: string, value: string) => [setWords(slot, value)];
    await run([[start('newPayee')], said('saidName', '周海'), [setNumber()], said('alias', '老周'), said('saidName', '周涛')], bank);
    expect(bank.asked!.at(-1)).toEqual({ pays: 'account', number: facts.number, name: '周涛', alias: '老周' });
  });

  test.each([
    ['badNumber', ['refusal.badNumber', 'payees.askNumber']],
    ['mobileNotRegistered', ['refusal.mobileNotRegistered', 'payees.askNumber']],
  ] as const)('asks for another number when it is %s', async (code, keys) => {
    expect((await run([[start('newPayee')], [setNumber()]], { found: { is: 'refused', code, values: {} } })).keys).toEqual(keys);
  });

  test.each(['payeeSaved', 'ownAccount', 'tooManyLookups', 'payeesFull'] as const)('ends where it is %s', async (code) => {
    const values: Values = code === 'payeeSaved' ? { id: { t: 'said', v: mother.id } } : {};
    const refused = { is: 'refused' as const, code, values };
    const told = await run([[start('newPayee')], [setNumber()]], { found: refused, quote: refused });
    expect(told.keys).toEqual([`refusal.${code}`]);
    expect(told.state.stack).toEqual([]);
  });

  test('gives the new payee to the transfer that had asked for one, and asks one thing', async () => {
    const unknown: Command = {
      do: 'start',
      dialog: 'transfer',
      set: [one('老王'), { kind: 'money', text: '5', value: { minor: '500', currency: 'CNY' } }],
    };
    const at = await run([[unknown], [{ do: 'choose', id: 'start:newPayee' }], [setNumber()], [{ do: 'confirm', strength: 'strong' }]]);
    expect(at.act!.facts).toEqual(facts);
    const told = await step(dialogs, at.state, { do: 'outcome', frame: at.act!.id, outcome: done() }, at.context);
    const keys = told.messages.map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(['payees.saved', 'common.backTo']);
    expect(keys).not.toContain('transfer.askTo');
    expect(told.messages.filter(({ kind }) => kind === 'question')).toHaveLength(0);
  });
});

describe('one saved payee', () => {
  test.each([
    ['张三', 'p-number'],
    ['取消', 'p-command'],
    ['妈妈', 'p-mother'],
    ['mum', 'p-mother'],
    ['秀兰', 'p-mother'],
  ])('is found as %s', async (words, id) => {
    expect((await run([[startWith('removePayee', words)]])).act!.facts).toEqual({ what: 'removePayee', payee: id });
  });

  test.each<[object, string]>([
    [{ tail: '2222' }, 'p-li-2'],
    [{ words: '李娜', tail: '1111' }, 'p-li-1'],
    [{ id: 'p-mother' }, 'p-mother'],
  ])('is found by %j', async (value, id) => {
    expect((await run([[startWith('removePayee', value)]])).act!.facts.payee).toBe(id);
  });

  test('of two of one name is asked for, and nothing is done until it is known', async () => {
    for (const dialog of ['removePayee', 'renamePayee']) {
      const asked = await run([[startWith(dialog, '李娜')]]);
      expect(asked.keys).toEqual(['payees.which']);
      expect(asked.act).toBeUndefined();
    }
    const chosen = await run([[startWith('removePayee', '李娜')], [{ do: 'choose', id: 'one:p-li-2' }]]);
    expect(chosen.act!.facts.payee).toBe('p-li-2');
  });

  test('nobody has named is asked for; an unknown one is told', async () => {
    expect((await run([[start('removePayee')]])).keys).toEqual(['payees.askOne']);
    expect((await run([[startWith('removePayee', '赵六')]])).keys).toEqual(['payees.unknown', 'payees.askOne']);
  });

  test('is renamed at once when its new name is known', async () => {
    expect((await run([[startWith('renamePayee', '妈妈')]])).keys).toEqual(['payees.askNewAlias']);
    const renamed = await run([[startWith('renamePayee', '妈妈')], [setWords('alias', '五百')]]);
    expect(renamed.act!.facts).toEqual({ what: 'renamePayee', payee: 'p-mother', alias: '五百' });
  });

  test.each(['取消', '确认。', '好的', 'Cancel', 'Never mind!'])('is not called %s, which would be taken for a command', async (alias) => {
    const told = await run([[startWith('renamePayee', '妈妈')], [setWords('alias', alias)]]);
    expect(told.act).toBeUndefined();
    expect(told.keys).toEqual(['payees.commandAlias', 'payees.askNewAlias']);
    const added = await run([[start('newPayee')], [setNumber()], [setWords('alias', alias)]]);
    expect(added.keys).toEqual(['payees.commandAlias', 'payees.review']);
  });

  test('is not called as another one is, but may keep its own names', async () => {
    const told = await run([[startWith('renamePayee', '张三')], [setWords('alias', '妈妈')]]);
    expect(told.act).toBeUndefined();
    expect(told.keys).toEqual(['payees.aliasTaken', 'payees.askNewAlias']);
    expect(told.messages[0]!.values.payee).toEqual({ t: 'name', v: '妈妈 王秀兰' });
    const own = await run([[startWith('renamePayee', '妈妈')], [setWords('alias', '王秀兰')]]);
    expect(own.act!.facts).toMatchObject({ payee: 'p-mother', alias: '王秀兰' });
  });

  test('comes back by name, or as the latest; where there is none the bank says so', async () => {
    const bank = { removed: [saved[3]!, mother] };
    expect((await run([[startWith('restorePayee', { latest: true })]], bank)).act!.facts.payee).toBe('p-number');
    expect((await run([[startWith('restorePayee', '妈妈')]], bank)).act!.facts.payee).toBe('p-mother');
    expect((await run([[startWith('restorePayee', { latest: true })]])).act!.facts.payee).toBe('');
  });

  test.each<[Outcome, string]>([
    [{ is: 'refused', code: 'payeeGone', values: {}, final: true }, 'refusal.payeeGone'],
    [{ is: 'refused', code: 'unavailable', values: {}, final: false }, 'refusal.unavailable'],
    [{ is: 'running' }, 'payees.failed'],
    [{ is: 'mismatch' }, 'payees.failed'],
  ])('that the bank answers with %j is told as what it is', async (outcome, key) => {
    const at = await run([[startWith('removePayee', '妈妈')]]);
    const told = await step(dialogs, at.state, { do: 'outcome', frame: at.act!.id, outcome }, at.context);
    expect(told.messages.map((one) => one.key)).toEqual([key]);
    expect(told.state.stack).toEqual([]);
  });

  test('is removed anew under another id when the bot was interrupted before the bank saw it', async () => {
    const at = await run([[startWith('removePayee', '妈妈')]]);
    const outcome: Outcome = { is: 'refused', code: 'abandoned', values: {}, final: false };
    const told = await step(dialogs, at.state, { do: 'outcome', frame: at.act!.id, outcome }, { ...at.context, turn: 'c|told' });
    const again = await step(dialogs, told.state, { do: 'where' }, { ...at.context, turn: 'c|again' });
    expect(again.act).toMatchObject({ facts: at.act!.facts });
    expect(again.act!.id).not.toBe(at.act!.id);
  });
});

describe('a name that is kept', () => {
  test.each([
    ['张三', '张三'],
    ['  周\n海 ', '周 海'],
    ['五百', '五百'],
    ['李\u202e娜', '李 娜'],
    ['12345', null],
    ['！！', null],
    ['', null],
    ['名'.repeat(41), null],
  ])('%j is %j', (said, kept) => {
    expect(keptName(said, 40)).toBe(kept);
  });
});

const filled = { payee: { payee: 'p', name: '妈妈 王秀兰', tail: '6688', bank: 'bank.demo' }, alias: '取消' };
const outcome = done() as Extract<Outcome, { is: 'done' }>;

/** Everything that the dialogs of payees say, with its choices. */
async function everything(profile = profiles[0]!): Promise<Message[][]> {
  const asks = (o: Bank, ...commands: Command[][]) => run(commands, o, { profile }).then(({ messages }) => messages);
  const elsewhere: Bank = { found: { is: 'elsewhere', banks: ['bank.cityDemo', 'bank.ruralDemo'] } };
  const close: Bank = { quote: { is: 'ok', facts: { ...facts, name: '王秀岚' }, check: 'close' } };
  const unchecked: Bank = { quote: { is: 'ok', facts, check: 'notPossible' } };
  return [
    ...[newPayee, renamePayee, removePayee, restorePayee].map((dialog) => dialog.told!(outcome, filled)),
    ...(await Promise.all([
      asks({}, [start('newPayee')]),
      asks({}, [start('newPayee')], [setNumber()]),
      asks({}, [start('newPayee')], [{ do: 'set', raw: { kind: 'phone', text: '', value: '13900000009' } }]),
      asks(elsewhere, [start('newPayee')], [setNumber()]),
      asks(elsewhere, [start('newPayee')], [setNumber()], [{ do: 'choose', id: 'bank.cityDemo' }]),
      asks(close, [start('newPayee')], [setWords('saidName', '王秀兰')], [setNumber()], [setWords('alias', '妈')]),
      asks(unchecked, [start('newPayee')], [setNumber()]),
      asks({}, [start('payees')]),
      asks({ payees: [] }, [start('payees')]),
      asks({}, [startWith('payees', '妈妈')]),
      asks({}, [startWith('removePayee', '李娜')]),
      asks({}, [startWith('renamePayee', '妈妈')]),
      asks({}, [startWith('renamePayee', '妈妈')], [setWords('alias', '取消')]),
      asks({}, [startWith('renamePayee', '张三')], [setWords('alias', '妈妈')]),
      asks({}, [start('removePayee')]),
      asks({}, [startWith('removePayee', '赵六')]),
      asks({}, [{ do: 'start', dialog: 'payees', set: [{ kind: 'choice', text: '', value: { names: true } }] }]),
    ])),
  ];
}

describe('everything that is said of payees', () => {
  test.each(profiles.map((profile) => [profile.lang, profile.wording, profile] as const))(
    'tells every fact in every form (%s, %s), with no digit in what is spoken',
    async (_lang, wording, profile) => {
      for (const messages of await everything(profile))
        for (const channel of ['text', 'web', 'phone'] as const) {
          const rendition = render(messages, profile, abilitiesOf(channel));
          expect(leftOut(rendition, wording)).toEqual([]);
          expect(speechOf(rendition)).not.toMatch(/[0-9]|点击|click/);
        }
    },
  );

  test('names everybody by bank and tail; only the review holds the whole number', async () => {
    for (const messages of await everything()) {
      const { text } = render(messages, profiles[0]!, abilitiesOf('text'));
      expect([messages.at(-1)!.key, /\d{11,}/.test(text.replace(/ /g, ''))]).toEqual([
        messages.at(-1)!.key,
        messages.at(-1)!.key === 'payees.review',
      ]);
    }
  });

  test('of a page has no more choices than the channel carries, and each is one command', async () => {
    const many = Array.from({ length: 30 }, (_, n) => payee(`p${n}`, `收款人${n}`, String(1000 + n)));
    for (const channel of ['text', 'web', 'phone'] as const)
      for (const form of ['any', 'speech', 'screenReader'] as const) {
        const told = await run([[start('payees')]], { payees: many }, { channel, profile: { ...profiles[0]!, form } });
        const choices = told.messages.flatMap((one) => one.choices ?? []);
        expect(choices.length).toBeLessThanOrEqual(told.context.abilities.choicesMax);
        for (const { id } of choices) expect(told.state.offered[id]).toBeDefined();
      }
  });

  test('pages through all of them, each once', async () => {
    const many = Array.from({ length: 11 }, (_, n) => payee(`p${n}`, `收款人${n}`, String(1000 + n)));
    const seen: string[] = [];
    const turns: Command[][] = [[start('payees')]];
    for (let page = 0; page < 6; page += 1) {
      const told = await run(turns, { payees: many }, { profile: { ...profiles[0]!, form: 'speech' } });
      const ids = told.messages.flatMap((one) => one.choices ?? []).map(({ id }) => id);
      seen.push(...ids.filter((id) => id.startsWith('payee:')));
      if (!ids.includes('payees:more')) break;
      turns.push([{ do: 'choose', id: 'payees:more' }]);
    }
    expect(seen).toEqual(many.map(({ id }) => `payee:${id}`));
  });
});
