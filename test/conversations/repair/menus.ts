import { type Place, says } from './place';

/** Where there is something to choose that is asked in passing: every choice of these can be said too. */
export type Menu = Pick<Place, 'name' | 'customer' | 'way' | 'phase'>;

const menu = (name: string, zh: string[], en: string[]): Menu => ({ name, customer: '10000001', phase: 'none', way: says(zh, en) });
const toPayee = { zh: ['添加收款人', '6299990000000096689'], en: ['add a payee', '6299990000000096689'] };

export const menus: Menu[] = [
  menu('help', ['帮助'], ['help']),
  menu('what to change of a transfer', ['转500给妈妈', '改一下'], ['send 500 to mum', 'change something']),
  menu('what to change of a bill', ['交学费', '改一下'], ['pay the tuition', 'change something']),
  menu('what to change of a top-up', ['充50块话费', '改一下'], ['top up my phone with 50', 'change something']),
  menu(
    'what to change of the needs',
    ['按我的需要设置', '1', '3', '1', '3', '改一下'],
    ['what helps me', '1', '3', '1', '3', 'change something'],
  ),
  menu('a no to a transfer', ['转500给妈妈', '不'], ['send 500 to mum', 'no']),
  menu('a no to a bill', ['交学费', '不'], ['pay the tuition', 'no']),
  menu('what to change of a new payee', [...toPayee.zh, '改一下'], [...toPayee.en, 'change something']),
  menu('a no to a new payee', [...toPayee.zh, '不'], [...toPayee.en, 'no']),
  menu('a payee who is not saved', ['转给老王'], ['transfer to Old Wang']),
  menu('a misunderstanding', ['蓝色的风筝会唱歌'], ['blue kites sing loudly']),
  menu(
    'a second misunderstanding',
    ['转账', '蓝色的风筝会唱歌', '紫色的云在跳舞'],
    ['transfer', 'blue kites sing loudly', 'purple clouds dance'],
  ),
  menu('a guess', ['能转五万给妈妈吗'], ['can I send 50000 to mum']),
  menu('more transactions', ['最近的交易'], ['recent transactions']),
  menu('the other settings', ['设置', '更多设置'], ['settings', 'more settings']),
  menu('the settings of the looks', ['设置', '1'], ['settings', '1']),
  menu('the settings of the words', ['设置', '2'], ['settings', '2']),
  menu('what helps to hear', ['无障碍服务有哪些', '2'], ['what accessibility services are there', '2']),
  menu('what helps the hands', ['无障碍服务有哪些', '3'], ['what accessibility services are there', '3']),
];
