import { normalise } from '../../bot/understanding/normalise';
import { findRecurrence } from '../../bot/understanding/recurrence';

const read = (said: string) => findRecurrence(normalise(said).text)?.value ?? null;

test.each([
  ['每月五号给妈妈转五百', { every: 'month', day: 5 }],
  ['每个月15号', { every: 'month', day: 15 }],
  ['每個月五號', { every: 'month', day: 5 }],
  ['每月三十一日', { every: 'month', day: 31 }],
  ['按月给房东转三千五', { every: 'month' }],
  ['每周三', { every: 'week', day: 3 }],
  ['每逢礼拜天', { every: 'week', day: 7 }],
  ['每两周', { every: 'week', interval: 2 }],
  ['每隔一周', { every: 'week', interval: 2 }],
  ['每三个月', { every: 'month', interval: 3 }],
  ['每季度', { every: 'month', interval: 3 }],
  ['每一个月', { every: 'month' }],
  ['天天', { every: 'day' }],
  ['每年', { every: 'year' }],
  ['on the 5th of every month', { every: 'month', day: 5 }],
  ['the first of every month', { every: 'month', day: 1 }],
  ['monthly on the 3rd', { every: 'month', day: 3 }],
  ['every Monday', { every: 'week', day: 1 }],
  ['on Fridays', { every: 'week', day: 5 }],
  ['every other week', { every: 'week', interval: 2 }],
  ['every 2 weeks', { every: 'week', interval: 2 }],
  ['fortnightly', { every: 'week', interval: 2 }],
  ['every three months', { every: 'month', interval: 3 }],
  ['quarterly', { every: 'month', interval: 3 }],
  ['once a month', { every: 'month' }],
  ['every day', { every: 'day' }],
  ['annually', { every: 'year' }],
])('%s comes again', (said, recurrence) => expect(read(said)).toEqual(recurrence));

test.each(['上个月五号', 'on Friday', '每笔五百', '五号', 'on the 5th', 'every one of them'])('%s comes but once', (said) =>
  expect(read(said)).toBeNull(),
);
