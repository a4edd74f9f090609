import { brief } from './moment';

describe("a removal that is told, joked about or somebody else's", () => {
  test.each(
    [
      '他删掉了小明|小明被删掉了|系统里小明删了|小明删了|删掉单晓东，开玩笑的|妈妈把小明删了|我女儿把妈妈删掉了|谁删了小明',
      'my son deleted mum|remove mum, just kidding|the app removed mum|I thought I should remove mum',
    ].flatMap((line) => line.split('|')),
  )('%s removes nobody', (text) => expect(brief(text)).not.toContain('removePayee'));
});

describe('somebody who is only known through a payee', () => {
  test.each([
    ['给小明妈妈转五百', '小明妈妈'],
    ['给小明的妈妈转五百', '小明的妈妈'],
    ['给他妈妈转五百', '他妈妈'],
    ['给我同事的妈妈转五百', '我同事的妈妈'],
    ['给房东老婆转五百', '房东老婆'],
    ["send mum's friend 500", "mum's friend"],
    ["send 500 to my mum's sister", "mum's sister"],
    ['send 500 to the mother of my friend', 'mother of my friend'],
    ['send his mum 500', 'his mum'],
    ["send 500 to landlord's wife", "landlord's wife"],
  ])('%s is for %s, and for nobody of the list', (text, whom) => expect(brief(text)).toBe(`start transfer money=50000 payee=${whom}`));
  test.each([
    ["delete mum's friend", "mum's friend"],
    ["delete mum's landlord", "mum's landlord"],
    ['删除小明的妈妈', '小明的妈妈'],
  ])('%s takes nobody else off the list', (text, whom) => expect(brief(text)).toBe(`start removePayee payee=${whom}`));
  test.each([
    ['给我妈妈转五百', '妈妈'],
    ['给我的妈妈转五百', '妈妈'],
    ['给妈妈的卡转五百', '妈妈'],
    ['给妈妈王秀兰转五百', '妈妈'],
    ['send 500 to my mum', 'mum'],
  ])('%s is for %s all the same', (text, whom) => expect(brief(text)).toBe(`start transfer money=50000 payee=${whom}`));
});

describe('two payees at once', () => {
  test.each([
    '给妈妈或者小明转五百',
    '给妈妈和小明转五百',
    '给妈妈跟房东一共转五百',
    'send 500 to mum or landlord',
    'send 500 to mum and landlord',
  ])('%s: which of them is asked', (text) => expect(brief(text)).toBe('start transfer money=50000'));
});
