import { redact } from '../../bot/turn/redact';

const idle = { challengeOpen: false, expected: { review: false, offered: [] } };
const open = { ...idle, challengeOpen: true };

describe('secrets in what was said', () => {
  test.each([
    ['我的密码是 demo-2026', idle],
    ['password: hunter2', idle],
    ['my password is demo-2026', idle],
    ['验证码 048 730', idle],
    ['the code is 048730', idle],
    ['CVV 123', idle],
    ['048730', open],
    ['048 730 请帮我输', open],
    ['我的卡号 6299990000000001234', idle],
    ['my card number is 6299 9900 0000 0001 234', idle],
    ['6299990000000001234 是我的卡', idle],
    ['转500给6299990000000096689，密码123456', idle],
    ['密码是baobao', idle],
    ['我的口令是芝麻开门', idle],
    ['my password is swordfish', idle],
    ['密码是新年芝麻', idle],
    ['password is newswordfish', idle],
    ['验证码是四八七三零幺', idle],
    ['the code is four eight seven three oh one', idle],
    ['四八七三零幺', open],
    ['四 八 七，三 零 幺', open],
    ['four eight seven, three zero one', open],
  ])('of %s are taken out before anything sees them', (said, now) => {
    const { text, secret } = redact(said, now);
    expect(secret).toBe(true);
    expect(text).toContain('●●●');
    expect(text).not.toMatch(/demo-2026|hunter2|048 ?730|123|baobao|芝麻|swordfish|四|four/);
  });

  test.each([
    ['The code has not arrived', open],
    ['no code received', open],
    ['I forgot my password please help', idle],
    ['验证码没收到', open],
    ['密码忘了怎么办', idle],
    ['转200给妈妈', open],
    ['四八七三零幺', idle],
    ['十二万三千四百五十六', open],
    ['一二三四五六块', open],
    ['密码是多少', idle],
    ['密码是不是错了', idle],
    ['my password is wrong', idle],
    ['the password is not working', idle],
    ['验证码一直没到', open],
    ['one or two of them, three at most', open],
    ['048730', idle],
    ['100000', { challengeOpen: true, expected: { review: false, offered: [], kind: 'money' as const } }],
    ['6299990000000001234', { challengeOpen: false, expected: { review: false, offered: [], kind: 'payee' as const } }],
    ['6299990000000001234', { challengeOpen: false, expected: { review: false, offered: [], kind: 'number' as const } }],
  ])('are not seen in %s', (said, now) => {
    expect(redact(said, now)).toEqual({ text: said, secret: false });
  });

  test.each([
    '密码是忘了',
    '密码是旧的',
    '密码是过期了吗',
    '密码是新的怎么还不行',
    '密码是错的',
    '密码是锁住了',
    '密码是刚改的',
    '密码是和以前一样的',
    '密码是同一个',
    '密码是对的呀',
    'my password is expired',
    'password: forgotten',
    'the password is locked',
    'my password’s wrong again',
    'the password is about to expire',
    'my password is still the same',
    'password is reset',
    'my password is the same as before',
    'is my password safe',
  ])('are not what is only told of one: %s', (said) => {
    expect(redact(said, idle)).toEqual({ text: said, secret: false });
  });

  test.each([
    '转500给6299990000000096689',
    '添加收款人张伟，账号6299 9900 0000 0096 689',
    'send 500 to 6299990000000096689',
    '6299990000000096689',
  ])('are not an account to pay to, which %s is read by and kept without', (said) => {
    const { text, secret, heard } = redact(said, idle);
    expect({ secret, heard }).toEqual({ secret: false, heard: said });
    expect(text).toContain('●●●');
    expect(text).not.toMatch(/6299/);
  });
});
