import { balance } from '../../dialogs/balance';
import { generalHelp } from '../../dialogs/general-help';
import { signIn } from '../../dialogs/signing-in';
import { greeting } from '../../dialogs/small-talk';
import { signInNeeded } from '../../dialogs/sign-in';
import { transfer } from '../../dialogs/transfer';
import { leftOut } from '../accessibility/facts';
import { abilitiesOf, answerOf, contextOf, profiles, render, speechOf } from './support';

const channels = ['web', 'text', 'framework', 'wechat', 'phone'] as const;
const cases = channels.flatMap((channel) =>
  [balance, transfer].flatMap((dialog) =>
    profiles.map((profile) => [channel, dialog.id, profile.lang, profile.wording, { dialog, profile }] as const),
  ),
);

describe('"please sign in"', () => {
  test.each(cases)('at %s for %s is said in every form, without digit or address (%s, %s)', (channel, _id, _lang, _wording, o) => {
    const message = signInNeeded(o.dialog, contextOf({ channel, profile: o.profile }));
    const rendition = render([message], o.profile, abilitiesOf(channel));
    expect(leftOut(rendition, o.profile.wording)).toEqual([]);
    for (const words of [rendition.text, rendition.screenReader, speechOf(rendition)])
      expect(words).not.toMatch(/https?:|\/signin|\/text|www/);
    expect(speechOf(rendition)).not.toMatch(/[0-9０-９]/);
  });

  test.each(channels)(
    'at %s says of a transfer in every form that no money has moved, and of a balance says nothing of money',
    (channel) => {
      for (const profile of profiles) {
        const rendition = render([signInNeeded(transfer, contextOf({ channel, profile }))], profile, abilitiesOf(channel));
        expect(rendition.money).toBe('notMoved');
        for (const words of [rendition.text, rendition.screenReader, speechOf(rendition)])
          expect(words).toMatch(/钱没有动|No money has moved/);
        expect(signInNeeded(balance, contextOf({ channel, profile })).money).toBe('none');
      }
    },
  );

  test.each(['web', 'text'] as const)('at %s is a link, and the request goes on by itself', (channel) => {
    const message = signInNeeded(balance, contextOf({ channel }));
    expect(message.choices).toMatchObject([{ id: 'signIn', href: '/signin' }]);
    expect(render([message], profiles[0]!, abilitiesOf(channel)).text).toBe('查余额要先登录。登录后我接着为您办，不用再说一遍。');
  });

  test.each(['framework', 'wechat', 'phone'] as const)(
    'at %s, which no page of ours can raise, names another way and a person and promises nothing',
    (channel) => {
      const message = signInNeeded(balance, contextOf({ channel }));
      expect(message.choices!.map(({ id, href }) => [id, href])).toEqual([
        ['openText', '/text'],
        ['human', undefined],
      ]);
      for (const profile of profiles) expect(render([message], profile, abilitiesOf(channel)).text).not.toMatch(/接着|go on/);
    },
  );
});

describe('"please sign in", where the turn says where', () => {
  test.each([
    ['elsewhere', 'web', ['openText', 'human']],
    ['here', 'framework', ['signIn']],
  ] as const)('is told for a sign-in %s, at %s', (signIn, channel, ids) => {
    const context = contextOf({ channel });
    const message = signInNeeded(balance, { ...context, abilities: { ...context.abilities, signIn } });
    expect(message.choices!.map(({ id }) => id)).toEqual(ids);
  });
});

describe('how to sign in', () => {
  test.each(channels.flatMap((channel) => profiles.map((profile) => [channel, profile.lang, profile.wording, profile] as const)))(
    'is said at %s in every form without spelling an address (%s, %s)',
    async (channel, lang, wording, profile) => {
      const rendition = render(await answerOf(signIn, {}, contextOf({ channel, profile })), profile, abilitiesOf(channel));
      expect(leftOut(rendition, wording)).toEqual([]);
      for (const words of [rendition.text, rendition.screenReader, speechOf(rendition)]) {
        expect(words).not.toMatch(/https?:|\/signin|\/text|www/);
        expect(words).toMatch(lang === 'en' ? /sign/i : /登录/);
      }
      expect(speechOf(rendition)).toMatch(lang === 'en' ? /the bank's own/ : /银行自己的/);
      expect(rendition.choices[0]!.href).toBe(channel === 'web' || channel === 'text' ? '/signin' : '/text');
    },
  );

  test('is named after what the customer wants, as a clerk would say it', () => {
    for (const profile of profiles.filter(({ lang }) => lang === 'en'))
      for (const channel of ['text', 'framework'] as const) {
        const text = (dialog: typeof balance) =>
          render([signInNeeded(dialog, contextOf({ channel, profile }))], profile, abilitiesOf(channel)).text;
        expect(text(balance)).toMatch(/^To see your balance(?:, please|:) sign in first\./);
        expect(text(transfer)).toMatch(/^To make a transfer(?:, please|:) sign in first\./);
      }
  });
});

describe('a greeting', () => {
  test('offers where nobody can sign in only what can be done there, elsewhere what customers ask most', async () => {
    const offered = async (o: Parameters<typeof contextOf>[0]) =>
      (await answerOf(greeting, {}, contextOf(o)))[0]!.choices!.map(({ id }) => id);
    expect(await offered({ channel: 'framework' })).toEqual(['start:fees', 'start:rates', 'help', 'human']);
    for (const o of [{ channel: 'text' }, { channel: 'framework', assurance: 'bound' }] as const)
      expect(await offered(o)).toEqual(['start:balance', 'start:transfer', 'start:billQuery', 'start:transactions', 'human']);
  });
});

describe('help', () => {
  test('where nobody can sign in names no balance and no transfer', () => {
    for (const profile of profiles) {
      const { text } = render([generalHelp(contextOf({ channel: 'framework', profile }))], profile, abilitiesOf('framework'));
      for (const words of [/手续费|fees/, /利率|rates/, /设置|settings/, /人工|person/]) expect(text).toMatch(words);
      expect(text).not.toMatch(/余额|转账|查钱|转钱|balance|transfer/);
    }
  });

  test.each(['none', 'recognised'] as const)('for somebody at %s offers first what needs no sign-in', (assurance) => {
    const message = generalHelp(contextOf({ assurance }));
    expect(message.key).toBe('help.stranger');
    expect(message.choices!.map(({ id }) => id)).toEqual(['start:fees', 'start:rates', 'start:settings', 'human']);
  });

  test.each(['bound', 'signedIn'] as const)('for a customer at %s offers what a customer does', (assurance) => {
    expect(generalHelp(contextOf({ assurance })).choices!.map(({ id }) => id)).toEqual([
      'start:balance',
      'start:transfer',
      'start:billQuery',
      'start:transactions',
      'human',
    ]);
  });

  test('names in every language and wording what can be done without signing in, and what cannot', () => {
    for (const profile of profiles) {
      const { text } = render([generalHelp(contextOf())], profile, abilitiesOf('text'));
      for (const words of [/手续费|fees/, /利率|rates/, /设置|settings/, /人工|person/, /余额|查钱|balance/, /登录|sign/])
        expect(text).toMatch(words);
    }
  });
});
