-- A biller that knows nothing of a payment counts towards its refund only once it may have been sent: what was answered before says nothing of it.

-- As 0047, but for that.
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
  elsif heard = 'notKnown' and payment.state = 'unknown' then
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
