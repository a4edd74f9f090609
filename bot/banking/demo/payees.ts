export type DemoBank = 'bank.demo' | 'bank.cityDemo' | 'bank.ruralDemo';
export type DemoPayee = {
  customer: string;
  name: string;
  romanised: string;
  bank: DemoBank;
  /** Tail of the account, or the whole mobile number. */
  to: string;
  as?: 'mother' | 'landlord' | 'daughter' | 'ownCard';
  alias?: { zh: string; en: string };
};

/** How people call them, in both languages; the first word of each language is the alias. */
const relations: { [R in NonNullable<DemoPayee['as']>]: { zh: string[]; en: string[] } } = {
  mother: { zh: ['妈妈', '妈', '母亲'], en: ['mum', 'mom', 'mother'] },
  landlord: { zh: ['房东'], en: ['landlord'] },
  daughter: { zh: ['女儿'], en: ['daughter'] },
  ownCard: { zh: ['我的他行卡'], en: ['my other bank card'] },
};

/** Names of the mothers and landlords of 10000005 and 10000006 are ours: the paper has none. */
export const demoPayees: DemoPayee[] = [
  { customer: '10000001', name: '王秀兰', romanised: 'Wang Xiulan', bank: 'bank.demo', to: '6688', as: 'mother' },
  { customer: '10000001', name: '张伟', romanised: 'Zhang Wei', bank: 'bank.cityDemo', to: '7799', as: 'landlord' },
  { customer: '10000001', name: '李娜', romanised: 'Li Na', bank: 'bank.demo', to: '1111' },
  { customer: '10000001', name: '李娜', romanised: 'Li Na', bank: 'bank.ruralDemo', to: '2222' },
  {
    customer: '10000001',
    name: '李小明',
    romanised: 'Li Xiaoming',
    bank: 'bank.cityDemo',
    to: '13900000008',
    alias: { zh: '小明', en: 'Xiaoming' },
  },
  { customer: '10000001', name: '单晓东', romanised: 'Shan Xiaodong', bank: 'bank.cityDemo', to: '3344' },
  { customer: '10000001', name: '张三', romanised: 'Zhang San', bank: 'bank.ruralDemo', to: '4455' },
  { customer: '10000001', name: '王芳', romanised: 'Wang Fang', bank: 'bank.cityDemo', to: '8800', as: 'ownCard' },
  { customer: '10000002', name: '刘桂英', romanised: 'Liu Guiying', bank: 'bank.demo', to: '6601', as: 'mother' },
  { customer: '10000002', name: '赵强', romanised: 'Zhao Qiang', bank: 'bank.cityDemo', to: '7701', as: 'landlord' },
  { customer: '10000003', name: '孙丽华', romanised: 'Sun Lihua', bank: 'bank.demo', to: '6602', as: 'mother' },
  { customer: '10000003', name: '周伟', romanised: 'Zhou Wei', bank: 'bank.cityDemo', to: '7702', as: 'landlord' },
  { customer: '10000004', name: '陈小红', romanised: 'Chen Xiaohong', bank: 'bank.demo', to: '9234', as: 'daughter' },
  { customer: '10000004', name: '张桂兰', romanised: 'Zhang Guilan', bank: 'bank.demo', to: '6603', as: 'mother' },
  { customer: '10000004', name: '吴刚', romanised: 'Wu Gang', bank: 'bank.cityDemo', to: '7703', as: 'landlord' },
  { customer: '10000005', name: '高秀英', romanised: 'Gao Xiuying', bank: 'bank.demo', to: '6604', as: 'mother' },
  { customer: '10000005', name: '林涛', romanised: 'Lin Tao', bank: 'bank.cityDemo', to: '7704', as: 'landlord' },
  { customer: '10000006', name: '郭玉梅', romanised: 'Guo Yumei', bank: 'bank.demo', to: '6605', as: 'mother' },
  { customer: '10000006', name: '郑凯', romanised: 'Zheng Kai', bank: 'bank.cityDemo', to: '7705', as: 'landlord' },
  { customer: '10000010', name: '张伟', romanised: 'Zhang Wei', bank: 'bank.cityDemo', to: '7799', as: 'landlord' },
];

/** Mobile numbers that a bank has registered for receiving; 13900000404 is registered nowhere. */
export const demoMobiles: { mobile: string; name: string; bank: DemoBank; tail?: string }[] = [
  { mobile: '13900000008', name: '李小明', bank: 'bank.cityDemo' },
  { mobile: '13900000009', name: '周海', bank: 'bank.demo', tail: '5566' },
];

/** The alias in both languages and every way to say whom, each once. */
export function namesOf(payee: DemoPayee): { aliasZh: string | null; aliasEn: string | null; names: string[] } {
  const said = payee.as ? relations[payee.as] : { zh: payee.alias ? [payee.alias.zh] : [], en: payee.alias ? [payee.alias.en] : [] };
  const names = [...said.zh, payee.name, ...said.en, payee.romanised];
  return { aliasZh: said.zh[0] ?? null, aliasEn: said.en[0] ?? null, names: [...new Set(names)] };
}
