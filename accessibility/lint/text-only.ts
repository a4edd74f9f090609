import type { Found } from './finding';
import type { Group } from './group';
import { bookish, calling, hearing } from './lexicon';
import { bytesOf, lengthOf, sentencesOf } from './measure';
import type { Rendered, Template } from './subjects';
import type { Thresholds } from './thresholds';

/** TX-01: a call is never the only way. A word of the house (用电话语音告诉您) stands inside messages that name other ways. */
const findCallOnly = ({ lang, role, text }: Template): Found[] => {
  const { call, otherWay } = calling[lang];
  const [words] = call.exec(text) ?? [];
  return words === undefined || role === 'term' || role === 'label' || otherWay.test(text.replace(words, ''))
    ? []
    : [{ words, why: 'who cannot call needs another way in the same message' }];
};

/** TX-02. */
const findHearing = ({ lang, form, text }: Template): Found[] =>
  form === 'speech'
    ? []
    : hearing[lang].flatMap(({ pattern }) =>
        (pattern.exec(text) ?? []).slice(0, 1).map((words) => ({ words, why: 'a text asks nobody to hear' })),
      );

/** TX-05: for the readers who get this very text in sign-first wording. */
function findBookish({ lang, serves, form, role, said }: Template, limits: Thresholds): Found[] {
  if (!serves.includes('signFirst') || form === 'speech' || role !== 'message') return [];
  const max = lang === 'zh-CN' ? limits.signFirstSentenceHanzi : limits.signFirstSentenceWords;
  const long = sentencesOf(said).flatMap((words) => {
    const size = lengthOf(words, lang);
    return size > max ? [{ words, why: `${size} is more than ${max} in a sentence for sign-first readers`, size }] : [];
  });
  const hard = bookish[lang].flatMap(({ pattern }) =>
    (pattern.exec(said) ?? []).slice(0, 1).map((words) => ({ words, why: 'sign-first readers stumble over it' })),
  );
  return [...long, ...hard];
}

/** TX-06: what WeChat carries; the choices follow as numbered lines. */
function findHeavy({ rendition, sample }: Rendered, limits: Thresholds): Found[] {
  if (sample === 'hostile' || sample === 'long') return [];
  const lines = rendition.choices.map(({ words, label }) => `\n${words[0] ?? ''}. ${label}`);
  const size = bytesOf(rendition.text + lines.join(''));
  if (size > limits.bytes) return [{ words: rendition.text, why: `${size} bytes are more than WeChat carries`, size }];
  return size > limits.bytesAdvised
    ? [{ words: rendition.text, why: `${size} bytes are more than ${limits.bytesAdvised} in one message`, size, severity: 'W' }]
    : [];
}

/** TX-04: the plain text tells by itself what a table or a list of facts tells to the eye. */
function findHoles({ rendition, sample }: Rendered): Found[] {
  if (sample === 'hostile') return [];
  const cells = rendition.blocks.flatMap((block) =>
    block.b === 'table' ? block.rows.flat() : block.b === 'facts' ? block.rows.map(({ value }) => value) : [],
  );
  const text = rendition.text.toLowerCase();
  return cells.filter((cell) => !text.includes(cell.toLowerCase())).map((words) => ({ words, why: 'the plain text leaves it out' }));
}

export const textOnly: Group = {
  name: 'text only',
  templates: [
    { id: 'TX-01', severity: 'E', source: 'guideline G15.4', check: findCallOnly },
    { id: 'TX-02', severity: 'E', source: 'guideline G15.2', check: findHearing },
    { id: 'TX-05', severity: 'W', source: 'reference 3.4', check: findBookish },
  ],
  renditions: [
    { id: 'TX-04', severity: 'E', source: 'WCAG 1.1.1, 1.4.5', check: findHoles },
    { id: 'TX-06', severity: 'E', source: 'WeChat [CHOICE]', check: findHeavy },
  ],
};
