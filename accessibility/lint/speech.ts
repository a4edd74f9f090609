import type { Message } from '../message';
import type { Found } from './finding';
import { type Group, isOurs } from './group';
import { flatValues } from './facts';
import { visual } from './lexicon';
import { secondsOf, spokenOf, utteranceSecondsOf } from './measure';
import { sayValue } from '../saying/index';
import { foreignOf } from './structure';
import type { Rendered, Template } from './subjects';
import type { Thresholds } from './thresholds';

/** SP-01, stricter than asked: our own words never hold a figure. */
const findFigures = ({ rendition }: Rendered): Found[] =>
  rendition.speech.parts.flatMap((part) =>
    'say' in part && /\p{Nd}/u.test(part.say)
      ? [{ words: part.say, why: 'an engine reads figures as it likes', instead: 'number words' }]
      : [],
  );

const tag = /<(\/?)([a-z]+)((?: [a-z:]+="[^"<]*")*)\s*(\/?)>/gu;

/** SP-02: a small reader of XML. */
function findBrokenSsml({ ssml, rendition }: Rendered): Found[] {
  const language = rendition.lang === 'zh-CN' ? 'zh-CN' : 'en-US';
  const open: string[] = [];
  let isNested = true;
  for (const [, closes, name = '', , empty] of ssml.matchAll(tag)) {
    if (closes === '/') isNested = isNested && open.pop() === name;
    else if (empty !== '/') open.push(name);
  }
  const wrong = [
    ...(isNested && open.length === 0 ? [] : ['its elements are not nested']),
    ...(/^<speak version="1\.0"[^>]*>/.exec(ssml)?.[0].includes(`xml:lang="${language}"`) === true
      ? []
      : [`it is no SSML 1.0 in ${language}`]),
    ...(ssml.split('<voice ').length === 2 ? [] : ['it has not one voice']),
  ];
  return wrong.map((why) => ({ words: ssml, why }));
}

/** SP-03: what is neither a tag of ours nor an entity is a value that was not escaped. */
function findUnescaped({ ssml }: Rendered): Found[] {
  const rest = ssml.replace(tag, '').replace(/&(?:amp|lt|gt|quot|apos);/g, '');
  return /[<>&]/u.test(rest) ? [{ words: rest, why: 'a value is not escaped' }] : [];
}

/** SP-04: a voice reads one language. */
const findForeignSpeech = (template: Template): Found[] =>
  template.form === 'speech' ? foreignOf(template.lang, template.text).map((words) => ({ words, why: 'this voice cannot say it' })) : [];

/** SP-04: what a customer or the bank calls somebody in another script stands in an element that says so. */
function findUntagged({ ssml, rendition }: Rendered): Found[] {
  const own = ssml
    .replace(/<lang xml:lang="[^"]*">.*?<\/lang>/gu, ' ')
    .replace(/<sub alias="([^"]*)">[^<]*<\/sub>/gu, '$1')
    .replace(/<[^>]*>|&\w+;/gu, ' ');
  const runs = own.match(rendition.lang === 'zh-CN' ? /[A-Za-z]{2,}/gu : /\p{Script=Han}+/gu) ?? [];
  return runs.map((words) => ({ words, why: 'this voice cannot say it', instead: '<lang xml:lang="…">' }));
}

const isMenu = ({ kind }: Message) => kind === 'menu';
const isReview = ({ kind }: Message) => kind === 'review';
/** Sign-first wording is read, not listened to: its speech is never played (guideline G15). A call that carries a code says it twice. */
const isUnheard = ({ profile, turn: [first] }: Rendered) => profile.wording === 'signFirst' || first?.key.startsWith('notify.') === true;
const isListing = ({ values }: Message) => Object.values(values).some((value) => value.t === 'rows');

/** SP-06: of one message and without its choices, which are asked for one by one; of a list, the first items (the rest is asked for). */
function findLengthy(rendered: Rendered, limits: Thresholds): Found[] {
  const { turn, rendition, sample } = rendered;
  const [only, more] = turn;
  if (sample !== 'typical' || !only || more || isListing(only) || isUnheard(rendered)) return [];
  const max = isReview(only) ? limits.confirmSeconds : isMenu(only) ? limits.menuSeconds : limits.infoSeconds;
  const size = utteranceSecondsOf({ ...rendition.speech, parts: wordsOnly(rendition.speech.parts) }, limits);
  return size <= max ? [] : [{ words: spokenOf(rendition.speech), why: `it takes ${size.toFixed(1)} s to say, more than ${max} s`, size }];
}

type Parts = Rendered['rendition']['speech']['parts'];
/** What is said before the first choice: pauses stand between messages and before choices. */
const wordsOnly = (parts: Parts): Parts => {
  const pause = parts.findIndex((part) => 'pauseMs' in part);
  return pause < 0 ? parts : parts.slice(0, pause);
};

/** SP-07: an amount is heard early, before attention goes. */
function findLate(rendered: Rendered, limits: Thresholds): Found[] {
  const { turn, rendition, sample, profile, today, term } = rendered;
  const [only, more] = turn;
  if (sample !== 'typical' || !only || more || isListing(only) || isUnheard(rendered)) return [];
  const amount = flatValues(only.values).find((value) => value.t === 'money');
  if (!amount) return [];
  const said = sayValue(amount, { lang: profile.lang, form: 'speech', wording: profile.wording, today, term });
  const before = spokenOf(rendition.speech).split(said)[0] ?? '';
  const size = secondsOf(before, profile.lang, limits);
  return size <= limits.factSeconds
    ? []
    : [{ words: before, why: `the amount comes after ${size.toFixed(1)} s, later than ${limits.factSeconds} s`, size }];
}

/** SP-08: on what is spoken, whichever template it came from. */
const findVisual = (rendered: Rendered): Found[] =>
  isOurs(rendered)
    ? visual[rendered.rendition.lang].flatMap(({ pattern }) =>
        (pattern.exec(spokenOf(rendered.rendition.speech)) ?? [])
          .slice(0, 1)
          .map((words) => ({ words, why: 'who listens cannot click or look' })),
      )
    : [];

/** SP-10: what is private is not spoken to one who asked for that. */
function findTold({ turn, rendition, profile, today, term }: Rendered): Found[] {
  if (!profile.privateSpeech) return [];
  const spoken = spokenOf(rendition.speech);
  return turn
    .filter((message) => message.private)
    .flatMap((message) => flatValues(message.values))
    .filter((value) => value.t === 'money')
    .map((value) => sayValue(value, { lang: profile.lang, form: 'speech', wording: profile.wording, today, term }))
    .filter((words) => spoken.includes(words))
    .map((words) => ({ words, why: 'it is private and the customer wants it unspoken' }));
}

/** SP-11: letters that a Chinese voice would read in English. */
const findAbbreviated = ({ lang, form, role, text }: Template): Found[] =>
  role === 'page' || (form !== undefined && form !== 'speech')
    ? []
    : (text.replace(/\{\{[^}]*\}\}/g, ' ').match(lang === 'zh-CN' ? /[A-Z]{2,}|[A-Z](?=盾)/g : /\b[A-Z]{2,}\b/g) ?? [])
        .filter((words) => !((words === 'U' && text.includes('U盾')) || words === 'TV'))
        .map((words) => ({ words, why: 'it has no spoken form', instead: 'a _speech variant' }));

/** SP-12. */
function findPauses({ rendition }: Rendered, limits: Thresholds): Found[] {
  const pauses = rendition.speech.parts.flatMap((part) => ('pauseMs' in part ? [part.pauseMs] : []));
  const total = utteranceSecondsOf(rendition.speech, limits);
  const share = pauses.reduce((sum, ms) => sum + ms / 1000, 0) / Math.max(total, 1);
  return [
    ...pauses.filter((ms) => ms > limits.pauseMs).map((ms) => ({ words: `${ms} ms`, why: 'a pause so long sounds like the end' })),
    ...(share > limits.pauseShare ? [{ words: `${Math.round(share * 100)} %`, why: 'more pause than speech', size: share }] : []),
  ];
}

/** SP-13. */
const findKeys = (rendered: Rendered): Found[] =>
  (isOurs(rendered) ? (spokenOf(rendered.rendition.speech).match(/[#*＃＊]/g) ?? []) : []).map((words) => ({
    words,
    why: 'a key is named',
    instead: '井号键, 星号键 / hash key, star key',
  }));

export const speech: Group = {
  name: 'speech',
  templates: [
    { id: 'SP-04', severity: 'E', source: 'WCAG 3.1.2', check: findForeignSpeech },
    { id: 'SP-11', severity: 'W', source: 'WCAG 3.1.4', check: findAbbreviated },
  ],
  renditions: [
    { id: 'SP-01', severity: 'E', source: 'reference 3.2', check: findFigures },
    { id: 'SP-02', severity: 'E', source: 'SSML 1.0', check: findBrokenSsml },
    { id: 'SP-03', severity: 'E', source: 'SSML 1.0', check: findUnescaped },
    { id: 'SP-04', severity: 'E', source: 'WCAG 3.1.2', check: findUntagged },
    { id: 'SP-06', severity: 'E', source: 'M8b, M8c', check: findLengthy },
    { id: 'SP-07', severity: 'W', source: 'COGA voice menus', check: findLate },
    { id: 'SP-08', severity: 'E', source: 'WCAG 1.3.3', check: findVisual },
    { id: 'SP-10', severity: 'E', source: 'guideline G12', check: findTold },
    { id: 'SP-12', severity: 'W', source: 'reference 3.7', check: findPauses },
    { id: 'SP-13', severity: 'E', source: 'matrix 3.2', check: findKeys },
  ],
};
