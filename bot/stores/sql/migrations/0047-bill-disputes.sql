-- A biller that says otherwise than what we have done: its customer hears of it too, not only a person of the bank.

create function bank.is_disputed(act_id text) returns boolean language sql stable as $$
  select exists (select from bank.requests r where r.act = 'billConflict:' || act_id)
$$;

-- As 0036; when a biller contradicts us for the first time, there is news to tell again.
create or replace function bank.settle_bill(act_id text, answer jsonb, in_turn boolean, of_turn text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  payment bank.bill_payments;
  heard text := answer ->> 'is';
  event_name text;
  outcome jsonb;
  is_news boolean;
begin
  perform bank.lock_act(act_id);
  perform from bank.customers c where c.id = (select p.customer from bank.bill_payments p where p.act = act_id) for no key update;
  select p.* into payment from bank.bill_payments p where p.act = act_id for no key update;
  if payment.act is null then
    raise exception 'no payment has the act %', act_id using errcode = 'no_data_found';
  end if;
  if heard in ('posted', 'rejected', 'notKnown') then
    insert into bank.bill_answers (act, at, state, answer, contradicts)
      values (act_id, now, payment.state, answer, bank.contradicts(payment, answer));
  end if;
  event_name := bank.bill_event(payment, heard);
  payment.serial := case when event_name = 'post' then answer ->> 'serial' else payment.serial end;
  if bank.contradicts(payment, answer) then
    is_news := payment.conversation is not null and not bank.is_disputed(act_id);
    perform bank.open_bill_case(payment, 'billConflict', answer, now);
    update bank.bill_payments p set next_at = null, told_at = case when is_news then null else p.told_at end
      where p.act = act_id and p.state in ('posted', 'refunded');
  elsif event_name is not null then
    payment := bank.move_bill(payment, event_name, of_turn, now);
    if payment.state = 'rejected' then
      payment := bank.move_bill(payment, 'refund', of_turn, now);
    end if;
  elsif heard = 'notKnown' then
    update bank.bill_payments p set unheard = p.unheard + 1 where p.act = act_id;
  elsif heard = 'silent' and payment.state = 'unknown' and payment.asked >= 5 then
    perform bank.open_bill_case(payment, 'billUnanswered', answer, now);
  end if;
  if event_name is not null and payment.state in ('posted', 'refunded') then
    outcome := case payment.state when 'posted' then bank.capture_bill(payment, of_turn, now) else bank.refund_bill(payment, answer, of_turn, now) end;
    perform bank.keep_outcome(act_id, 'payBill', payment.customer, payment.digest, outcome, of_turn, now);
    -- A refund because the biller knew nothing is looked at again for a while: should it have posted after all, a person hears of it.
    update bank.bill_payments p set told_at = case when in_turn or p.conversation is null then now end, asked = 0,
      next_at = case when heard = 'notKnown' then now + interval '5 minutes' end where p.act = act_id;
  end if;
  return coalesce((select a.outcome from bank.acts a where a.id = act_id), bank.bill_checking(payment.reference));
end $$;

-- As 0036, and whether it is a dispute that is to be told: that is other news than how the payment ended.
create or replace function bank.bill_news(at_most integer) returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('act', n.act, 'customer', n.customer, 'conversation', n.conversation, 'reference', n.reference,
      'disputed', bank.is_disputed(n.act))), '[]')
    from (select p.* from bank.bill_payments p where p.ended_at is not null and p.told_at is null order by p.ended_at limit at_most) n);
end $$;

-- Notes that a customer was told of a payment as it then was; a dispute that came up meanwhile is still to be told.
drop function bank.bill_told(text, timestamptz);
create function bank.bill_told(act_id text, as_disputed boolean, now timestamptz) returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  update bank.bill_payments p set told_at = now
    where p.act = act_id and p.ended_at is not null and p.told_at is null and as_disputed = bank.is_disputed(p.act);
end $$;

revoke all on function bank.is_disputed, bank.bill_told from public;
grant execute on function bank.bill_told to bank_bot;
