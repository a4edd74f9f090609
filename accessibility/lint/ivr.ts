import type { Found } from './finding';
import type { Group } from './group';
import type { Place, Rendered, Template } from './subjects';
import type { Thresholds } from './thresholds';

const isByKeys = ({ abilities, sample }: Rendered) => abilities.choices === 'keys' && sample === 'driven';

/** IVR-01: what a caller has to keep in mind; a person is always there besides. */
function findMany(rendered: Rendered, limits: Thresholds): Found[] {
  const offered = rendered.turn.flatMap((message) => message.choices ?? []).filter((choice) => choice.id !== 'human');
  return isByKeys(rendered) && offered.length > limits.keyOptions
    ? [
        {
          words: offered.map((choice) => choice.id).join(', '),
          why: `${offered.length} options are more than ${limits.keyOptions} by ear`,
          size: offered.length,
        },
      ]
    : [];
}

/** IVR-02: what it is, then the key; who hears the key first has forgotten it. */
const findKeyFirst = ({ text }: Template): Found[] =>
  /请按|\bpress\b/iu.test(text) && text.includes('{{n') && text.indexOf('{{n') < text.indexOf('{{label')
    ? [{ words: text, why: 'the key comes before what it does', instead: '{{label}}，请按{{n}}' }]
    : [];

/** IVR-03: keys are 1, 2, 3 in the order in which they are heard. */
const findGaps = ({ rendition }: Rendered): Found[] =>
  rendition.choices
    .filter(({ words }, index) => words[0] !== String(index + 1))
    .map(({ label, words }) => ({
      words: `${words[0] ?? ''} ${label}`,
      why: 'numbers run from 1 without a gap, in the order of the choices',
    }));

/** IVR-04: a person from every menu. The key 0 itself comes with the phone; the way it takes is this one. */
const findAlone = ({ told, edges, dialog, name }: Place): Found[] =>
  told.some(({ kind }) => kind === 'menu') && !edges.some(({ by, act }) => by === 'human' && act === 'request')
    ? [{ words: `${dialog} · ${name}`, why: 'there is no way to a person from this menu' }]
    : [];

/** Only what a rendered message can show; rules about calls (timers, barge-in, echo) come with the phone. */
export const ivr: Group = {
  name: 'ivr',
  templates: [{ id: 'IVR-02', severity: 'E', source: 'COGA voice menus', check: findKeyFirst }],
  renditions: [
    { id: 'IVR-01', severity: 'E', source: 'COGA voice menus, Avaya', check: findMany },
    { id: 'IVR-03', severity: 'E', source: 'Avaya', check: findGaps },
  ],
  places: [{ id: 'IVR-04', severity: 'E', source: 'reference 2.4, COGA', check: findAlone }],
};
