/** How a customer of the demo bank signs in and where codes reach them. All numbers are fictional (demo-bank, "Customers"). */
export type DemoCustomer = { customer: string; phone: string; idNumber: string; openid: string | null; email: string | null };

export const demoPassword = 'demo-2026';

const row = (customer: string, phone: string, idNumber: string, openid: string | null, email: string | null): DemoCustomer => ({
  customer,
  phone,
  idNumber,
  openid,
  email,
});

export const demoCustomers: DemoCustomer[] = [
  row('10000001', '13800000001', '990101199109150021', 'demo-openid-1', 'demo1@example.invalid'),
  row('10000002', '13800000002', '990101198505080032', 'demo-openid-2', 'demo2@example.invalid'),
  row('10000003', '13800000003', '99010119940222004X', 'demo-openid-3', 'demo3@example.invalid'),
  row('10000004', '13800000004', '990101194908010057', 'demo-openid-4', null),
  row('10000005', '13800000005', '990101200306130068', null, 'demo5@example.invalid'),
  row('10000006', '13800000006', '990101198806300019', 'demo-openid-6', 'demo6@example.invalid'),
  row('10000007', '13800000007', '990101197203120073', 'demo-openid-7', 'demo7@example.invalid'),
  row('10000008', '13800000008', '990101199908060081', 'demo-openid-8', null),
  row('10000009', '13800000004', '990101197807250100', null, null),
  row('10000010', '13800000010', 'E12345678', null, 'demo10@example.invalid'),
  row('10000011', '13800000011', '990101200107170104', null, null),
];
