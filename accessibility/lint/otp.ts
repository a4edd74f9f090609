import type { Found } from './finding';
import type { Group } from './group';
import { givesAway, neverAsked } from './lexicon';
import type { Place, Template, Whole } from './subjects';
import type { Thresholds } from './thresholds';

/** OTP-01: one minute is impossible for many; five is the floor. */
function findShort({ codes }: Whole, limits: Thresholds): Found[] {
  return [
    ...(codes.secondsDefault < limits.codeSeconds
      ? [{ words: `${codes.secondsDefault} s`, why: `a code lives ${limits.codeSeconds} s unless told otherwise` }]
      : []),
    ...codes.seconds
      .filter((seconds) => seconds < limits.codeFloorSeconds)
      .map((seconds) => ({ words: `${seconds} s`, why: `no code lives less than ${limits.codeFloorSeconds} s` })),
  ];
}

const byEar = ['voice'];
const byEye = ['sms', 'email', 'wechat'];

/** OTP-02: a code can be had without hearing and without seeing. */
const findOneSense = ({ codes: { ways } }: Whole): Found[] => [
  ...(ways.some((way) => byEye.includes(way)) ? [] : [{ words: ways.join(', '), why: 'who does not hear gets no code' }]),
  ...(ways.some((way) => byEar.includes(way)) ? [] : [{ words: ways.join(', '), why: 'who does not see gets no code' }]),
];

/** OTP-03: where to enter the code and the way out are there at once; help there names the other ways. */
function findNoOtherWay({ phase, told, edges, dialog, name }: Place): Found[] {
  if (phase !== 'steppingUp') return [];
  const offered = told.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
  const help = edges.find(({ by }) => by === 'help');
  return [
    ...(offered.includes('openConfirm') && offered.includes('cancel')
      ? []
      : [{ words: `${dialog} · ${name}: ${offered.join(', ')}`, why: 'the page of the code and the way out stand beside it' }]),
    ...(help && help.told.length === 0 ? [{ words: `${dialog} · ${name}`, why: 'nobody is told how else to get a code' }] : []),
  ];
}

/** OTP-04: what it is for comes before the code, in every way; and that nobody asks for it. */
function findBareCode({ lang, key, text }: Template): Found[] {
  if (!/^notify\.\w+Code(?:_|$)/.test(key)) return [];
  const names = [...text.matchAll(/\{\{(\w+), (\w+)\}\}/g)].map(([whole, name = '', type = '']) => ({
    name,
    type,
    at: text.indexOf(whole),
  }));
  const code = names.find(({ name }) => name === 'first')?.at ?? -1;
  const facts = names.filter(({ name, type }) => type !== 'instant' && name !== 'first' && name !== 'second');
  return [
    ...(code < 0 ? [{ words: text, why: 'there is no code in two groups in it' }] : []),
    ...facts.filter(({ at }) => at > code).map(({ name }) => ({ words: `{{${name}}}`, why: 'what the code is for comes before the code' })),
    ...(facts.length < 3 ? [{ words: text, why: 'it does not say what the code is for' }] : []),
    ...(neverAsked[lang].test(text) ? [] : [{ words: text, why: 'it does not say that nobody at the bank asks for it' }]),
  ];
}

/** OTP-06: no puzzle, no face, no reading aloud. */
const findPuzzle = ({ lang, text }: Template): Found[] =>
  (
    text.match(
      lang === 'zh-CN'
        ? /图形验证|拼图|滑块|人脸|刷脸|眨眼|张嘴|朗读数字/gu
        : /\bcaptcha|\bpuzzle|\bface (?:scan|check)|\bblink\b|\bselfie/giu,
    ) ?? []
  ).map((words) => ({ words, why: 'not everybody can do that' }));

/** OTP-07: a wrong code leaves the same page and the way out; a lock leads back to the review, in the same conversation. */
function findLockedOut({ edges, dialog, name, phase }: Place): Found[] {
  if (phase !== 'steppingUp') return [];
  const check = (by: string, ok: (edge: Place['edges'][number]) => boolean, why: string): Found[] => {
    const edge = edges.find((one) => one.by === by);
    return !edge || ok(edge) ? [] : [{ words: `${dialog} · ${name} · ${by}`, why }];
  };
  const offers = (id: string) => (edge: Place['edges'][number]) =>
    edge.told.some(({ choices = [] }) => choices.some((choice) => choice.id === id));
  return [
    ...check('code wrong', offers('openConfirm'), 'after a wrong code there is no way to try again'),
    ...check('code locked', offers('confirm'), 'after a lock there is no way to go on'),
    ...check('code expired', offers('confirm'), 'after the code died there is no way to go on'),
  ];
}

/** OTP-04: nobody is told to give a code to anybody, in any text that is about one. */
const findGivenAway = ({ lang, key, text }: Template): Found[] =>
  /[Cc]ode|[Ss]tepUp/u.test(key) || /验证码|\bcode\b/iu.test(text)
    ? (givesAway[lang].exec(text) ?? []).slice(0, 1).map((words) => ({ words, why: 'a code is told to nobody, not to the bank either' }))
    : [];

export const otp: Group = {
  name: 'otp',
  templates: [
    { id: 'OTP-04', severity: 'E', source: 'FG21/1, DESIGN 7', check: findBareCode },
    { id: 'OTP-04', severity: 'E', source: 'FG21/1, DESIGN 7', check: findGivenAway },
    { id: 'OTP-06', severity: 'E', source: 'WCAG 3.3.8', check: findPuzzle },
  ],
  places: [
    { id: 'OTP-03', severity: 'E', source: 'GOV.UK', check: findNoOtherWay },
    { id: 'OTP-07', severity: 'E', source: 'GOV.UK', check: findLockedOut },
  ],
  whole: [
    { id: 'OTP-01', severity: 'E', source: 'reference 3.6', check: findShort },
    { id: 'OTP-02', severity: 'E', source: 'guideline G14.2d', check: findOneSense },
  ],
};
