-- As 0036, and the refusal says that money had been held and is back: nobody who was told that it is being checked may hear that nothing was held.
create or replace function bank.refund_bill(payment bank.bill_payments, answer jsonb, of_turn text, now timestamptz) returns jsonb language plpgsql volatile as $$
declare
  biller jsonb := jsonb_build_object('biller', bank.term('biller.' || payment.type));
begin
  perform bank.end_hold(bank.bill_hold(payment.act), 'released', null, of_turn, now);
  update bank.usage u set class_minor = u.class_minor - payment.class_minor
    where payment.class_minor > 0 and u.account = payment.account and u.day = bank.day_of(payment.placed_at);
  return jsonb_build_object('returned', true) || case answer ->> 'why'
    when 'paid' then bank.refusal('billPaid', jsonb_build_object('date', jsonb_build_object('t', 'date', 'v', answer ->> 'on')))
    when 'gone' then bank.refusal('billGone', '{}')
    when 'changed' then bank.refusal('billChanged', '{}')
    when 'refused' then bank.refusal('billerRefuses', biller)
    else bank.refusal('billerSilent', biller) end;
end $$;
