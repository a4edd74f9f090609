export type DemoCustomer = {
  id: string;
  name: string;
  romanised: string;
  /** Yuan a day to others, agreed with the customer. */
  agreedDay: string;
  /** `until` in days from T. */
  certificate?: { kind: 'mobileShield' | 'usbKey'; until: number };
};

/** The customers of the demo bank as the bank knows them; how they sign in and are served is bot/identity's. */
export const demoCustomers: DemoCustomer[] = [
  { id: '10000001', name: '王芳', romanised: 'Wang Fang', agreedDay: '50,000.00' },
  { id: '10000002', name: '李明', romanised: 'Li Ming', agreedDay: '20,000.00' },
  { id: '10000003', name: '赵静', romanised: 'Zhao Jing', agreedDay: '20,000.00' },
  { id: '10000004', name: '陈国强', romanised: 'Chen Guoqiang', agreedDay: '5,000.00' },
  { id: '10000005', name: '刘洋', romanised: 'Liu Yang', agreedDay: '5,000.00' },
  { id: '10000006', name: '孙磊', romanised: 'Sun Lei', agreedDay: '20,000.00' },
  { id: '10000007', name: '周建军', romanised: 'Zhou Jianjun', agreedDay: '500,000.00', certificate: { kind: 'mobileShield', until: 20 } },
  { id: '10000008', name: '何雨', romanised: 'He Yu', agreedDay: '20,000.00' },
  { id: '10000009', name: '陈小红', romanised: 'Chen Xiaohong', agreedDay: '20,000.00' },
  { id: '10000010', name: 'Emma Clark', romanised: 'Emma Clark', agreedDay: '20,000.00' },
  { id: '10000011', name: '杨帆', romanised: 'Yang Fan', agreedDay: '2,000.00' },
];
