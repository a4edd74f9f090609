import { soundsLike } from '../../dialogs/sounds';

const list = ['王秀兰', 'wangxiulan', '张伟', '李娜', '小明', '单晓东', '妈妈', '房东', '张三'];
const sounding = (heard: string) => list.filter((name) => soundsLike(heard, name));

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
  ['wangxiu-lan', '王秀兰'],
  ['zhangwei', '张伟'],
  ['lina', '李娜'],
  ['shanxiaodong', '单晓东'],
])('%s sounds like %s of the list', (heard, name) => expect(sounding(heard)).toContain(name));

test.each(['王秀', '王秀兰兰', '李四', '赵六', 'bob', 'wang', 'landlord', '娜', '', 'zhangweimin', '😀', 'a'.repeat(2000)])(
  '%j is nobody of the list',
  (heard) => expect(sounding(heard)).toEqual([]),
);
