/** What a hostile hand might repeat: each of these is slow for one reader or another. */
const pieces = [
  ...['1,', '1 ', '一百块', '转五百给妈妈，', 'send 500 to mom and then ', '不对，', '👨‍👩‍👧', 'a hundred ', '\u0301'],
  ...['从三月到', '3月5号', '然后', '去年', '口令', '妈妈和小明和', '500 or '],
];

/** Two hundred characters are read, the rest is not: so the longest text that is read whole, and one at the limit of what is taken. */
export const longTexts = [199, 2000].flatMap((length) =>
  pieces.map((piece) => ({ piece, text: piece.repeat(Math.ceil(length / piece.length)).slice(0, length) })),
);
