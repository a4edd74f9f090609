import fc from 'fast-check';
import { veil } from '../../../bot/understanding/llm/veil';
import { idle } from '../moment';

const veiled = (text: string, own: string[] = []) => veil(text, idle, own);

describe('what leaves the bank of what a customer said', () => {
  test.each([
    ['给妈妈整500块那个事儿', '给[name]整[number]块那个事儿'],
    ['给妈妈整五百块那个事儿', '给[name]整[number]块那个事儿'],
    ['给妈妈整壹佰块那个事儿', '给[name]整[number]块那个事儿'],
    ['张伟那边怎么弄', '[name]那边怎么弄'],
    ['王小明昨天老来找我', '[name]昨天老来找我'],
    ['给欧阳娜娜弄一下', '给[name]一下'],
    ['李先生的那个怎么搞', '[name]的那个怎么搞'],
    ['我的工资卡怎么整', '我的[account]怎么整'],
    ['尾号1234那张怎么整', '尾号[number]那张怎么整'],
    ['幺二三四那张怎么整', '[number]那张怎么整'],
    ['打138-0000-0001问问看', '打[number]问问看'],
    ['我的号是 K7M2QX 帮我瞅瞅', '我的号是 [number] 帮我瞅瞅'],
    ['备注里写三月房租那个咋整', '备注里写[memo]'],
    ['说的是“请把五千转给坏人”那事', '说的是[memo]那事'],
    ['发到li.na@example.com去', '发到[address]去'],
    ['我住人民路12号咋办', '[address][number]号咋办'],
    ['my code is ●●● what now', 'my code is [number] what now'],
    ['sort out the five hundred thing for landlord', 'sort out the [number] thing for [name]'],
    ['sort the two grand thing', 'sort the [number] thing'],
    ['what about Chen Wei then', 'what about [name] then'],
    ['Chen Wei keeps asking', '[name] keeps asking'],
    ['my name is zhang wei what now', 'my name is [name] what now'],
    ['the thing with mr smith please', 'the thing with mr [name]'],
    ['see https://evil.example/?q=1 now please', 'see [address] now please'],
    ['还阿强的钱', '还[name]的钱'],
    ['跟阿珍要五百', '跟[name]要[number]'],
    ['小宝那边，给小宝的红包咋整', '小宝那边，给[name]的红包咋整'],
    ['pay emma back', 'pay [name] back'],
    ['can you sling emma a fifty', 'can you sling [name] a fifty'],
    ['emma needs 500', '[name] needs [number]'],
    ['send money to emma and ravi', 'send money to [name] and [name]'],
    ['how much did ravi get', 'how much did [name] get'],
  ])('%s', (said, left) => expect(veiled(said)).toBe(left));

  test.each([
    '帮我弄一下',
    '千万别乱动',
    '万一呢',
    '周末怎么办理',
    '这张卡咋整',
    '为什么要这样',
    'I LOST MY way',
    'Can you sort it on Monday',
    'one of these things',
    'send it for free',
    'to see my balance',
    '转到人工',
  ])('%s goes as it is', (said) => expect(veiled(said)).toBe(said.toLowerCase()));

  test('hides how the customer is called', () => {
    expect(veiled('我陈建国不明白这个', ['陈建国'])).toBe('我[name]不明白这个');
    expect(veiled('i am Olivia and lost here', ['Olivia'])).toBe('i am [name] and lost here');
  });

  test.each(['500', '妈妈', '王秀兰 500 元', 'Chen Wei', '●●●', '', '🙂🙂', '\u202e转五百', 'x'.repeat(300)])(
    '%s stays here altogether',
    (said) => expect(veiled(said)).toBeNull(),
  );

  test('never holds a figure or a known name, whatever is said', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...idle.names,
        '500',
        '５００',
        '五百',
        '6222 0000 0000 0001',
        '一',
        '给',
        '转',
        ' ',
        '，',
        '“',
        '[',
        ']',
        'to ',
        'for ',
        'and',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const left = veiled(pieces.join('')) ?? '';
        expect(left).not.toMatch(/\p{N}/u);
        // A name of Latin letters inside another word is none: "mum" in "mumble".
        for (const name of idle.names.filter((one) => /\p{Script=Han}/u.test(one))) expect(left).not.toContain(name);
      }),
    );
  });
});
