import { asked, type Place, says, waiting } from './place';

const start = says('按我的需要设置', 'what helps me');
const then = (zh: string[], en: string[]) => says([...start['zh-CN'], ...zh], [...start.en, ...en]);
const toReview = then(['1', '3', '1', '3'], ['1', '3', '1', '3']);

export const needsPlaces: Place[] = [
  asked('what helps to see', 'needs', 'see', start, {
    replies: [
      { by: 'a number', says: says('1', '1'), keys: ['services.askHear'], filled: ['see'] },
      { by: 'an ordinal', says: says('第二个', 'the second one'), keys: ['services.askHear'], filled: ['see'] },
      { by: 'a no', says: says('不用', 'no'), keys: ['services.askHear'], filled: ['see'] },
    ],
  }),
  asked('what helps to hear', 'needs', 'hear', then(['1'], ['1']), {
    filled: ['see'],
    replies: [
      { by: 'a number', says: says('3', '3'), keys: ['services.askWords'], filled: ['hear', 'see'] },
      { by: 'an ordinal', says: says('第二个', 'the second one'), keys: ['services.askTime'], filled: ['hear', 'see'] },
    ],
  }),
  asked('what helps to understand', 'needs', 'words', then(['1', '3'], ['1', '3']), {
    filled: ['hear', 'see'],
    replies: [{ by: 'a number', says: says('1', '1'), keys: ['services.askTime'], filled: ['hear', 'see', 'words'] }],
  }),
  asked('what gives time', 'needs', 'time', then(['1', '3', '1'], ['1', '3', '1']), {
    filled: ['hear', 'see', 'words'],
    replies: [
      { by: 'a number', says: says('3', '3'), keys: ['services.review'], filled: ['hear', 'see', 'time', 'words'], phase: 'reviewing' },
    ],
  }),
  waiting('reviewing')('the review of what helps', 'needs', toReview, {
    filled: ['hear', 'see', 'time', 'words'],
    arrives: ['services.review'],
    asks: ['services.review'],
    replies: [
      { by: 'a weak yes', says: says('好的', 'ok'), keys: ['act.weakYes'] },
      { by: 'a no', says: says('不', 'no'), keys: ['act.denied'], phase: 'asking' },
    ],
  }),
];
