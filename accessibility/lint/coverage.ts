/** Where a rule of reference 3.7 is held: by the lint, by a test, by a type of ours, or with a part that does not exist yet. */
export type Held = { lint?: true; test?: string; type?: string; later?: string };

const lint: Held = { lint: true };
const test = (file: string): Held => ({ test: file });
const later = (part: string): Held => ({ later: part });

/** Every rule of reference 3.7, in its order. */
export const coverage: { readonly [rule: string]: Held } = {
  ...{
    'SEM-01': lint,
    'SEM-02': { ...lint, ...test('test/accessibility/render.test.ts') },
    'SEM-03': { ...lint, type: 'MessageValues in locales/keys.ts' },
  },
  ...{
    'SEM-04': lint,
    'SEM-05': lint,
    'SEM-06': lint,
    'SEM-07': lint,
    'SEM-08': lint,
    'SEM-09': { ...lint, type: 'Kind in accessibility/message.ts' },
  },
  ...{ 'SR-01': lint, 'SR-02': lint, 'SR-03': lint, 'SR-04': lint, 'SR-05': lint, 'SR-06': lint, 'SR-07': lint },
  ...{ 'SR-08': later('the web chat page'), 'SR-09': lint, 'SR-10': later('the web chat page'), 'SR-11': lint },
  ...{ 'IMG-01': later('receipts as images'), 'TBL-01': lint, 'LI-01': lint, 'BTN-01': lint, 'BTN-02': lint, 'LNK-01': lint },
  ...{ 'SP-01': lint, 'SP-02': lint, 'SP-03': lint, 'SP-04': lint, 'SP-05': later('speech'), 'SP-06': lint, 'SP-07': lint, 'SP-08': lint },
  ...{ 'SP-09': test('test/accessibility/saying/money.test.ts'), 'SP-10': lint, 'SP-11': lint, 'SP-12': lint, 'SP-13': lint },
  ...{ 'IVR-01': lint, 'IVR-02': lint, 'IVR-03': lint, 'IVR-04': { ...lint, later: 'the phone: the key 0 itself' } },
  ...{
    'IVR-05': later('the phone'),
    'IVR-06': later('the phone'),
    'IVR-07': later('the phone'),
    'IVR-08': later('the phone'),
    'IVR-09': later('the phone'),
  },
  ...{
    'IVR-10': later('the phone'),
    'IVR-11': later('the phone'),
    'IVR-12': later('the phone'),
    'IVR-13': later('the phone'),
    'IVR-14': later('the phone'),
  },
  ...{ 'IVR-15': later('the phone'), 'IVR-16': later('the phone'), 'IVR-17': later('the phone'), 'IVR-18': later('the phone') },
  ...{
    'TX-01': lint,
    'TX-02': lint,
    'TX-03': test('test/identity/step-up-ways.test.ts'),
    'TX-04': { ...lint, ...test('test/browser/lynx.test.ts') },
  },
  ...{
    'TX-05': lint,
    'TX-06': { ...lint, later: 'WeChat: the split at a sentence' },
    'TX-07': later('the agent desk'),
    'TX-08': later('outbound messages'),
  },
  ...{ 'EZ-01': lint, 'EZ-02': lint, 'EZ-03': lint, 'EZ-04': lint, 'EZ-05': lint, 'EZ-06': lint, 'EZ-07': lint, 'EZ-08': lint },
  ...{ 'EZ-09': lint, 'EZ-10': lint, 'EZ-11': lint, 'EZ-12': lint, 'EZ-13': lint, 'EZ-14': lint, 'EZ-15': later('the glossary') },
  ...{ 'ERR-01': lint, 'ERR-02': lint, 'ERR-03': lint, 'ERR-04': lint, 'ERR-05': test('test/conversations/repair.test.ts') },
  ...{
    'TM-01': later('the phone and the web chat page'),
    'TM-02': later('the web chat page'),
    'TM-03': test('test/dialogs/sign-in.test.ts'),
  },
  ...{ 'CF-01': lint, 'CF-02': lint, 'CF-03': lint, 'CF-04': lint },
  ...{ 'OTP-01': lint, 'OTP-02': lint, 'OTP-03': { ...lint, ...test('test/channels/webchat/confirm.test.ts') }, 'OTP-04': lint },
  ...{
    'OTP-05': test('test/channels/webchat/confirm.test.ts'),
    'OTP-06': lint,
    'OTP-07': { ...lint, ...test('test/channels/webchat/confirm.test.ts') },
  },
  ...{ 'PRV-01': lint, 'AG-01': later('the agent desk'), 'AG-02': later('the agent desk'), 'AG-03': later('the agent desk') },
  ...{
    'AG-04': later('the agent desk'),
    'AG-05': later('the agent desk'),
    'AG-06': later('the agent desk'),
    'AG-07': later('the agent desk'),
  },
  ...{
    'MO-01': { ...test('test/channels/webchat/style.test.ts'), later: 'the web chat page' },
    'MO-02': lint,
    'MO-03': later('the phone and the web chat page'),
  },
  ...{ 'MO-04': later('the phone'), 'MO-05': test('test/conversations/repair.test.ts') },
};

const wordsOf = ({ lint: isLint, test: file, type, later: part }: Held): string =>
  [
    ...(isLint ? ['lint'] : []),
    ...(file === undefined ? [] : [`\`${file}\``]),
    ...(type === undefined ? [] : [`type \`${type}\``]),
    ...(part === undefined ? [] : [`with ${part}`]),
  ].join('; ');

/** The table of the README. */
export const coverageTable = (): string =>
  ['| Rule | Held by |', '| --- | --- |', ...Object.entries(coverage).map(([rule, held]) => `| ${rule} | ${wordsOf(held)} |`)].join('\n');
