-- Somebody who is paid by a mobile number is told by the end of that number, and as such: nobody should look for it on a bank card.

-- A number that somebody is paid by, as it may be told.
create function bank.number_value(of_number text) returns jsonb language sql stable as $$
  select bank.account_value(right(of_number, 4)) || case when bank.is_number('mobile', of_number) then '{"mobile": true}'::jsonb else '{}' end
$$;

create or replace function bank.told_receiver(wish bank.transfer, receiver bank.receiver) returns jsonb language plpgsql stable as $$
begin
  if wish.payee is not null then
    return bank.number_value(receiver.number) || jsonb_build_object('bank', receiver.bank);
  end if;
  return (select bank.account_value(right(a.number, 4)) from bank.accounts a where a.id = receiver.account);
end $$;

create or replace function bank.step_up_needed(wish bank.transfer, receiver bank.receiver) returns jsonb language sql stable as $$
  select jsonb_build_object('is', 'stepUpNeeded', 'purpose', jsonb_build_object(
    'fromTail', (select right(a.number, 4) from bank.accounts a where a.id = wish.from_account), 'payee', receiver.name,
    'payeeTail', right(receiver.number, 4), 'payeeBank', receiver.bank, 'amountMinor', wish.amount_minor::text, 'feeMinor', wish.fee_minor::text,
    'arrival', wish.arrival) || case when bank.is_number('mobile', receiver.number) then '{"payeeMobile": true}'::jsonb else '{}' end)
$$;

create or replace function bank.told_payee(p bank.payees) returns jsonb language sql stable as $$
  select jsonb_build_object('payee', jsonb_build_object('t', 'name', 'v', p.name), 'to', bank.number_value(p.number)
    || jsonb_build_object('bank', p.bank), 'id', jsonb_build_object('t', 'said', 'v', p.id))
$$;

create or replace function bank.payee_step_up(facts jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('is', 'stepUpNeeded', 'purpose', jsonb_build_object('what', 'addPayee', 'payee', facts ->> 'name',
    'payeeTail', right(facts ->> 'number', 4), 'payeeBank', facts ->> 'bank')
    || case when facts ->> 'pays' = 'mobile' then '{"payeeMobile": true}'::jsonb else '{}' end)
$$;
revoke all on function bank.number_value from public;
