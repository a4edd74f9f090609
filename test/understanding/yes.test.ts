import { amountAsked, brief, idle, payeeAsked, review } from './moment';

describe('at a review', () => {
  it.each(
    '确认 确定 我确认 确认转账 就这么转 转吧 交吧 对转 1 １ ① 一 第一个 好的确认 嗯，确认 对，转吧 确认转200元 confirm Confirm. go_ahead yes_I_confirm yes,_go_ahead'.split(
      ' ',
    ),
  )('%s acts', (text) => expect(brief(text.replaceAll('_', ' '), review)).toBe('confirm strong'));

  it.each('好 好的 行 可以 是的 对 要得 没问题 对对对 转 ok OK sure yes yeah yes_please that_is_correct'.split(' '))(
    '%s gets one more question',
    (text) => expect(brief(text.replaceAll('_', ' '), review)).toBe('confirm weak'),
  );

  it.each(
    [
      '嗯 嗯嗯 哦 应该吧 可以吧 好吗 对吧 是不是 对不对 好不好 确认吗 确认？ 1? 确认不 确认_不 不确定 转_不要 可能 不知道 👍 4 五',
      'maybe not_sure sure_not I_am_not_sure_that_is_ok ok_wait ok_cancel_it yes_no yes? confirm? not_confirm I_guess_so yes_but if_it_is_free',
      'do_not_confirm yesterday okra 确认函 好友 可以分期',
    ].flatMap((line) => line.split(' ')),
  )('%s is no yes', (text) => expect(brief(text.replaceAll('_', ' '), review)).not.toContain('confirm'));

  it.each([
    ['不', 'deny'],
    ['不要', 'deny'],
    ['不对', 'deny'],
    ['算了', 'deny'],
    ['no', 'deny'],
    ['not really', 'deny'],
    ['nah', 'deny'],
    ['I do not confirm', 'deny'],
    ['取消', 'cancel'],
    ['不转了', 'cancel'],
    ['3', 'cancel'],
    ['ok cancel it', 'cancel'],
    ['cancel', 'cancel'],
    ['ok wait', 'wait'],
    ['等一下', 'wait'],
    ['2', 'correct'],
    ['修改', 'correct'],
    ['改一下', 'correct'],
    ['change something', 'correct'],
    ['嗯', 'unclear'],
    ['maybe', 'unclear'],
    ['确认 不', 'unclear'],
  ])('%s is %s', (text, wanted) => expect(brief(text, review)).toBe(wanted));
});

describe('elsewhere', () => {
  it.each(['好', '嗯', '嗯嗯', '是的', 'ok', 'yes', 'uh huh'])('%s is a yes', (text) =>
    expect(brief(text, payeeAsked)).toBe('confirm weak'),
  );
  it.each(['哦', 'not sure', '可以吧', 'ok wait', '不', '不好', '嗯？'])('%s is none', (text) =>
    expect(brief(text, payeeAsked)).not.toContain('confirm'),
  );
  it('dropping it cancels where there is nothing to deny', () => {
    expect(brief('算了', amountAsked)).toBe('cancel');
    expect(brief('never mind', idle)).toBe('cancel');
  });
});
