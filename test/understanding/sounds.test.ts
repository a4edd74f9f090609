import { soundsLike } from '../../bot/understanding/sounds';
import { brief, idle, payeeAsked } from './moment';

const knows = (...names: string[]) => names.map((word) => ({ word, plain: word.toLowerCase() }));
const list = knows('王秀兰', 'Wang Xiulan', '张伟', '李娜', '小明', '单晓东', '妈妈', '房东', '张三');

test.each([
  ['王秀蓝', '王秀兰'],
  ['望秀兰', '王秀兰'],
  ['章伟', '张伟'],
  ['李那', '李娜'],
  ['晓明', '小明'],
  ['善晓东', '单晓东'],
  ['丹晓东', '单晓东'],
  ['麻麻', '妈妈'],
  ['方东', '房东'],
  ['wangxiulan', '王秀兰'],
  ['wang xiu lan', '王秀兰'],
  ['zhangwei', '张伟'],
  ['li na', '李娜'],
  ['shan xiaodong', '单晓东'],
])('%s sounds like %s of the list', (heard, name) => expect(soundsLike(heard, list)).toBe(name));

test.each(['王秀', '王秀兰兰', '李四', '赵六', 'bob', 'wang', 'landlord', '娜', '', 'zhang wei min', '😀', 'a'.repeat(2000)])(
  '%j is nobody of the list',
  (heard) => expect(soundsLike(heard, list)).toBeNull(),
);

test('of two people who sound alike neither is taken', () => {
  expect(soundsLike('李那', knows('李娜', '李纳'))).toBeNull();
  expect(soundsLike('lina', knows('李娜', '李纳', 'Li Na'))).toBeNull();
});

test('only what no name of the list is, is looked up by its sound, and only in the own list', () => {
  expect(brief('转五百给李那')).toBe('start transfer money=50000 payee=李娜');
  expect(brief('send 500 to wangxiulan', { ...idle, lang: 'en' })).toBe('start transfer money=50000 payee=王秀兰');
  expect(brief('转五百给王秀蓝', { ...idle, names: ['王秀兰', '王秀蓝'] })).toBe('start transfer money=50000 payee=王秀蓝');
  expect(brief('转五百给李那', { ...idle, names: [] })).toBe('start transfer money=50000 payee=李那');
  expect(brief('方东', payeeAsked)).toBe('set payee=房东');
});
