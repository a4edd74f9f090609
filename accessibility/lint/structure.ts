import type { Found } from './finding';
import type { Group } from './group';
import { formsOf, leftOut } from './facts';
import { known } from './lexicon';
import type { Edge, Place, Rendered, Shape, Template, Whole } from './subjects';

const valueTypes = ['money', 'account', 'date', 'instant', 'period', 'digits', 'count', 'percent', 'name', 'said', 'term', 'rows'];
const kinds = [
  ...['info', 'question', 'menu', 'review', 'stepUp', 'receipt', 'refusal', 'error', 'warning', 'status', 'timeout', 'queue'],
  ...['handoff', 'agentJoined', 'agentLeft', 'agent', 'farewell'],
];

/** SEM-01. */
function findEmpty({ rendition, turn, ssml }: Rendered): Found[] {
  const forms = [...formsOf(rendition), { where: 'SSML', text: ssml.replace(/<[^>]*>/g, '') }];
  const words = turn.map((message) => message.key).join(' ');
  return forms
    .filter(({ text }) => !/[\p{L}\p{N}]/u.test(text))
    .map(({ where }) => ({ words, why: `nothing is told in the form ${where}` }));
}

/** SEM-02. */
const findLeftOut = (rendered: Rendered): Found[] =>
  leftOut(rendered).map(({ where, value }) => ({
    words: formsOf(rendered.rendition).find((form) => form.where === where)?.text ?? '',
    why: `the form ${where} leaves out ${JSON.stringify(value)}`,
  }));

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{([^}]*)\}\}/g)].map(([, inside = '']) => inside.split(',').map((part) => part.trim()));

/** SEM-03: both languages, nothing unused, no words in the program. */
function findOdd({ templates, unnamed, literals }: Whole): Found[] {
  const shapeOf = (lang: Template['lang']) => {
    const places = new Map<string, Set<string>>();
    for (const { base, text } of templates.filter((one) => one.lang === lang))
      places.set(base, new Set([...(places.get(base) ?? []), ...placeholders(text).map((parts) => parts.join(': '))]));
    return new Map([...places].map(([base, names]) => [base, [...names].sort().join('; ')]));
  };
  const [zh, en] = [shapeOf('zh-CN'), shapeOf('en')];
  const bases = [...new Set([...zh.keys(), ...en.keys()])];
  return [
    ...bases
      .filter((base) => !zh.has(base) || !en.has(base))
      .map((base) => ({ words: base, why: `missing in ${zh.has(base) ? 'en' : 'zh-CN'}` })),
    ...bases
      .filter((base) => zh.has(base) && en.has(base) && zh.get(base) !== en.get(base))
      .map((base) => ({ words: base, why: 'the languages name different values' })),
    ...unnamed.map((base) => ({ words: base, why: 'no program text names it' })),
    ...literals.map(({ where, words }) => ({ words: `${where}: ${words}`, why: 'words for customers belong to locales' })),
  ];
}

/** SEM-04. */
const findUntyped = ({ text, role }: Template): Found[] =>
  role === 'frame'
    ? []
    : placeholders(text)
        .filter(([, type]) => type === undefined || !valueTypes.includes(type))
        .map(([name]) => ({
          words: `{{${name ?? ''}}}`,
          why: 'a value goes through the formatter of its type',
          instead: `{{${name ?? ''}, type}}`,
        }));

const latin = /[A-Za-z][A-Za-z/-]*/gu;
const han = /\p{Script=Han}+/gu;

/** Words of our own in another language than the message; values are not ours to judge. */
export function foreignOf(lang: Template['lang'], text: string): string[] {
  const own = text.replace(/\{\{[^}]*\}\}/g, ' ').replace(known[lang], ' ');
  return own.match(lang === 'zh-CN' ? latin : han) ?? [];
}

/** SEM-08 for templates: what is foreign is a name that readers know. */
const findForeign = ({ lang, text }: Template): Found[] =>
  foreignOf(lang, text).map((words) => ({
    words,
    why: 'a message is in one language; a foreign word is tagged or a name that everybody knows',
  }));

/** SEM-08 for renditions, and SEM-09. */
const findUnmarked = ({ rendition, profile }: Rendered): Found[] =>
  rendition.lang === profile.lang && rendition.speech.lang === profile.lang
    ? []
    : [{ words: rendition.lang, why: 'the language is not marked' }];

function findUnstable({ turn, rendition }: Rendered): Found[] {
  const ids = rendition.choices.map((choice) => choice.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const odd = turn.filter((message) => !kinds.includes(message.kind)).map((message) => message.kind);
  return [
    ...twice.map((id) => ({ words: id, why: 'two choices of one turn have the same id' })),
    ...odd.map((kind) => ({ words: kind, why: 'no kind of message' })),
    ...ids.filter((id) => !/^[\x21-\x7e]{1,80}$/.test(id)).map((id) => ({ words: id, why: 'an id is short and plain' })),
  ];
}

const edge = (place: Place, by: string): Edge | undefined => place.edges.find((one) => one.by === by);
const at = (place: Place) => `${place.dialog} · ${place.name}`;

/** SEM-06: from everywhere to a person, back, again, help and out; and, where something is asked, why and where. */
function findMissingEdges(place: Place): Found[] {
  const everywhere = ['human', 'back', 'repeat', 'help', 'cancel', 'why', 'where', 'wait'];
  const silent = everywhere.flatMap((by) => {
    const to = edge(place, by);
    if (!to) return [{ words: at(place), why: `nobody tried ${by} here` }];
    if (to.thrown !== undefined) return [{ words: `${at(place)} · ${by}`, why: `it broke: ${to.thrown}` }];
    return to.told.length === 0 && to.act === undefined ? [{ words: `${at(place)} · ${by}`, why: 'it is met with silence' }] : [];
  });
  return [...silent, ...findWrongEdges(place)];
}

/** What each word that can be said anywhere has to be answered with, by the name of its message. */
const answered: { [by: string]: RegExp } = { help: /^help\.|\.(?:help|example)/, why: /^help\.|\.(?:why|help)/, where: /^common\.where/ };

function findWrongEdges(place: Place): Found[] {
  const human = edge(place, 'human');
  const cancelled = edge(place, 'cancel');
  const again = edge(place, 'repeat');
  const wrong: Found[] = [];
  if (human && human.act !== 'request' && !human.told.some((message) => message.kind === 'handoff'))
    wrong.push({ words: `${at(place)} · human`, why: 'no person is asked for' });
  if (cancelled && place.open > 0 && place.phase !== 'acting' && cancelled.open >= place.open)
    wrong.push({ words: `${at(place)} · cancel`, why: 'what was open stays open' });
  const keys = again?.told.map((message) => message.key) ?? [];
  const isRepeated = place.last.some((message) => keys.includes(message.key)) || again?.told.some(({ kind }) => kind === 'review');
  if (again && place.last.length > 0 && place.phase !== 'acting' && !isRepeated)
    wrong.push({ words: `${at(place)} · repeat`, why: 'something else is told' });
  return [...wrong, ...findSameAnswers(place)];
}

/** Help helps, why says why, where says where and back leads back: none of them is answered with the words of another, nor with those of "wait". */
function findSameAnswers(place: Place): Found[] {
  const asked = Object.keys(answered).flatMap((by) => edge(place, by) ?? []);
  const waited = edge(place, 'wait');
  const [first] = waited?.told ?? [];
  const isWait = ({ told, act, words }: Edge) =>
    act === undefined &&
    told.length > 0 &&
    (told.every(({ key }) => key === first?.key) || (words !== undefined && words === waited?.words));
  return [
    ...asked
      .filter(({ by, told }) => told.length > 0 && !told.some(({ key }) => answered[by]?.test(key)))
      .map(({ by, told }) => ({
        words: `${at(place)} · ${by}: ${told.map(({ key }) => key).join(' + ')}`,
        why: 'that is no answer to it',
      })),
    ...[...asked, edge(place, 'back')]
      .filter((one) => one !== undefined && isWait(one))
      .map((one) => ({ words: `${at(place)} · ${one?.by ?? ''}`, why: 'it is answered as "wait" is' })),
  ];
}

/** Whether an edge leads on: to other words than those of the place itself, and not to "I did not understand". */
const isForward = (place: Place, { by, told, act, thrown }: Edge): boolean =>
  (by.startsWith('choose ') || by.startsWith('says ')) &&
  thrown === undefined &&
  (act !== undefined || (told.length > 0 && told.some(({ key }) => !place.told.some((one) => one.key === key)))) &&
  !told.some(({ key }) => key.startsWith('common.unclear') || key === 'common.tooLate');

/** SEM-07: after a refusal, an error or a silence there is something to choose, something asked, or words to say that lead on. */
function findDeadEnds(place: Place): Found[] {
  const isTrouble = place.told.some(({ kind }) => kind === 'refusal' || kind === 'error' || kind === 'timeout');
  const isAsked = asks.test(place.words ?? '');
  const dead = isTrouble && !isAsked && place.phase === 'nothing open' && !place.edges.some((one) => isForward(place, one));
  const offered = place.edges.filter((one) => one.by.startsWith('choose ') || one.by.startsWith('says '));
  return [
    ...(dead ? [{ words: at(place), why: 'trouble without a way on' }] : []),
    ...offered
      .filter((one) => one.thrown !== undefined)
      .map((one) => ({ words: `${at(place)} · ${one.by}`, why: `it broke: ${one.thrown ?? ''}` })),
    ...offered
      .filter((one) => one.told.some(({ key }) => key === 'common.tooLate'))
      .map((one) => ({ words: `${at(place)} · ${one.by}`, why: 'it is offered and then refused' })),
    ...offered
      .filter((one) => one.by.startsWith('says ') && one.told.some(({ key }) => key.startsWith('common.unclear')))
      .map((one) => ({ words: `${at(place)} · ${one.by}`, why: 'the customer is told to say this, and then it is not understood' })),
  ];
}

/** Reference 2.1, NAUR 17: each thing asked has its question, reason, example and the label that changes it. */
const findUnexplained = ({ dialog, slots }: Shape): Found[] =>
  slots.flatMap(({ name, words }) =>
    Object.entries(words)
      .filter(([, text]) => text === '')
      .map(([use]) => ({ words: `${dialog} · ${name}`, why: `there are no words for its ${use}` })),
  );

const asks = /[?？]/u;
const isLongPause = (part: Rendered['rendition']['speech']['parts'][number]) => 'pauseMs' in part && part.pauseMs >= 600;

/** SEM-05: what is asked and offered is asked and offered on every path: to the eye, to a screen reader and by ear. */
function findOneSided({ turn, rendition, profile, sample }: Rendered): Found[] {
  if (sample === 'hostile' || turn.some((message) => message.private && profile.privateSpeech)) return [];
  const { text, screenReader, speech, choices } = rendition;
  const spoken = speech.parts.filter(isLongPause).length - (turn.length - 1);
  const forms = formsOf(rendition).filter((one) => asks.test(text) && !asks.test(one.text));
  const unread = choices.filter(({ words }) => !screenReader.includes(words[0] ?? ''));
  return [
    ...forms.map(({ where }) => ({ words: text, why: `the form ${where} does not ask it` })),
    ...(spoken < choices.length ? [{ words: text, why: `${spoken} of ${choices.length} choices can be heard` }] : []),
    ...unread.map(({ label }) => ({ words: label, why: 'a screen reader does not offer it' })),
  ];
}

/** SEM-05: a list holds what it says it holds. */
const findPathless = (place: Place): Found[] =>
  place.told
    .filter((message) => Object.values(message.values).some((value) => value.t === 'rows' && value.total < value.items.length))
    .map(({ key }) => ({
      words: key,
      why: 'a list says fewer items than it holds',
    }));

export const structure: Group = {
  name: 'structure',
  templates: [
    { id: 'SEM-04', severity: 'E', source: 'reference 3.1', check: findUntyped },
    { id: 'SEM-08', severity: 'E', source: 'WCAG 3.1.1, 3.1.2', check: findForeign },
  ],
  renditions: [
    { id: 'SEM-01', severity: 'E', source: 'reference 3.1', check: findEmpty },
    { id: 'SEM-05', severity: 'E', source: 'guideline G13.1', check: findOneSided },
    { id: 'SEM-02', severity: 'E', source: 'reference 3.1, M3', check: findLeftOut },
    { id: 'SEM-08', severity: 'E', source: 'WCAG 3.1.1', check: findUnmarked },
    { id: 'SEM-09', severity: 'E', source: 'reference 3.1', check: findUnstable },
  ],
  places: [
    { id: 'SEM-05', severity: 'E', source: 'guideline G13.1', check: findPathless },
    { id: 'SEM-06', severity: 'E', source: 'NAUR 16, 19; COGA voice menus', check: findMissingEdges },
    { id: 'SEM-07', severity: 'E', source: 'COGA voice menus', check: findDeadEnds },
  ],
  shapes: [{ id: 'SEM-06', severity: 'E', source: 'NAUR 17', check: findUnexplained }],
  whole: [{ id: 'SEM-03', severity: 'E', source: 'reference 3.1', check: findOdd }],
};
