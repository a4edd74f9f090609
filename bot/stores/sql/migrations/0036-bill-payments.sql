-- A payment of a bill, from the customer's word to the biller's. Locks as everywhere: act, customer, the payment, the customer's balance, the house.

-- References are told as soon as money is held, so those of payments under way are taken too.
create or replace function bank.free_reference(seed text, of_customer text) returns text language plpgsql stable as $$
declare
  candidate text;
begin
  for attempt in 0..20 loop
    candidate := bank.reference_of(seed, attempt);
    if not exists (select from bank.transactions t where t.customer = of_customer and t.reference = candidate)
      and not exists (select from bank.bill_payments p where p.customer = of_customer and p.reference = candidate)
      and not exists (select from bank.requests r where r.customer = of_customer and r.reference = candidate) then
      return candidate;
    end if;
  end loop;
  raise exception 'no free reference';
end $$;

-- Its place on the way: `sent`, `unknown` and the like are all told as checking, by the reference.
create function bank.bill_checking(of_reference text) returns jsonb language sql immutable as $$
  select jsonb_build_object('is', 'checking', 'reference', of_reference)
$$;

-- What became of an act; only looks. `running` while somebody is at it, `checking` while a biller has not answered.
create or replace function bank.outcome_of(act_id text) returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  if not pg_try_advisory_xact_lock_shared(hashtextextended('bank.act' || e'\x1f' || act_id, 0)) then
    return '{"is": "running"}';
  end if;
  return coalesce((select a.outcome from bank.acts a where a.id = act_id),
    (select bank.bill_checking(p.reference) from bank.bill_payments p where p.act = act_id), '{"is": "none"}');
end $$;

-- Closes an id that the bank has never seen, so that a late posting of it is refused; otherwise tells its outcome and changes nothing.
create or replace function bank.abandon_act(act_id text, of_customer text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  known record;
begin
  perform bank.lock_act(act_id);
  select a.customer, a.outcome into known from bank.acts a where a.id = act_id;
  if not found then
    select p.customer, bank.bill_checking(p.reference) as outcome into known from bank.bill_payments p where p.act = act_id;
  end if;
  if known.customer is not null then
    return case when known.customer = of_customer then known.outcome else '{"is": "mismatch"}' end;
  end if;
  return bank.keep_outcome(act_id, 'abandon', of_customer, null, bank.refusal('abandoned', '{}'), null, now);
end $$;

-- What a step-up must show before its code is entered (PSD2 RTS art. 5: the payer is made aware of amount and payee).
create function bank.bill_step_up(wish bank.bill_wish) returns jsonb language sql stable as $$
  select jsonb_build_object('is', 'stepUpNeeded', 'purpose', jsonb_build_object(
    'what', 'payBill', 'fromTail', (select right(a.number, 4) from bank.accounts a where a.id = wish.from_account), 'biller', 'biller.' || wish.type,
    'bill', 'bill.' || wish.type, 'billKey', wish.key, 'amountMinor', wish.amount_minor::text, 'feeMinor', wish.fee_minor::text))
$$;

create function bank.bill_hold(act_id text) returns text language sql immutable as $$
  select 'bill:' || act_id
$$;

-- The trace of every step of a payment: an audit row and an outbox row, in the transaction of the step.
create function bank.note_bill(payment bank.bill_payments, of_turn text) returns void language plpgsql volatile as $$
declare
  about jsonb := jsonb_build_object('act', payment.act, 'reference', payment.reference, 'amountMinor', payment.amount_minor::text);
begin
  insert into core.audit (turn, customer, what, subject, detail) values (of_turn, payment.customer, 'bill.' || payment.state, payment.act, about);
  insert into core.outbox (topic, key, payload)
    values ('bill.' || payment.state, 'bill:' || payment.act || ':' || payment.state, about || jsonb_build_object('customer', payment.customer));
end $$;

-- Sets the money aside and writes the payment down as held; billBeingPaid when another payment of this bill was faster.
create function bank.hold_bill(act_id text, act_digest text, wish bank.bill_wish, in_conversation text, of_turn text, now timestamptz)
returns jsonb language plpgsql volatile as $$
declare
  payment bank.bill_payments;
  class_minor bigint;
begin
  select case when a.class > 1 then wish.amount_minor else 0 end into class_minor from bank.accounts a where a.id = wish.from_account;
  insert into bank.bill_payments (act, customer, reference, digest, type, bill, key, whose, points, account, amount_minor, fee_minor, class_minor,
      conversation, placed_at, next_at)
    values (act_id, wish.payer, bank.free_reference(act_id, wish.payer), act_digest, wish.type, nullif(wish.bill, ''), wish.key, wish.whose, wish.points,
      wish.from_account, wish.amount_minor, wish.fee_minor, class_minor, nullif(in_conversation, ''), now, now + interval '20 seconds')
    on conflict (type, bill) where state in ('held', 'sent', 'unknown', 'rejected') do nothing returning * into payment;
  if payment.act is null then
    return coalesce(bank.being_paid(wish), bank.refusal('billChanged', '{}'));
  end if;
  if bank.place_hold(bank.bill_hold(act_id), wish.from_account, wish.amount_minor + wish.fee_minor,
      (select b.name from bank.billers b where b.type = wish.type), of_turn, now) <> 'held' then
    raise exception 'what was judged payable could not be held';
  end if;
  if class_minor > 0 then
    insert into bank.usage as u (account, day, customer, class_minor) values (wish.from_account, bank.day_of(now), wish.payer, class_minor)
      on conflict on constraint usage_pkey do update set class_minor = u.class_minor + excluded.class_minor;
  end if;
  perform bank.note_bill(payment, of_turn);
  return jsonb_build_object('is', 'held', 'reference', payment.reference, 'order', jsonb_build_object(
    'type', wish.type, 'bill', payment.bill, 'key', wish.key, 'amountMinor', wish.amount_minor::text));
end $$;

-- Holds the money of a payment exactly once, or says why not. What is held is sent next; an act that was seen before is told as it stands. A grant is
-- needed where bank.bill_needs_code says so: without one nothing is stored and `stepUpNeeded` says what the step-up must show.
create function bank.pay_bill(
  act_id text, payer text, act_digest text, facts jsonb, grant_token text, in_conversation text, of_turn text, now timestamptz
) returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  wish bank.bill_wish := bank.bill_wish_of(payer, facts);
  outcome jsonb;
  needs_code boolean;
begin
  perform bank.lock_act(act_id);
  outcome := coalesce(bank.known_outcome(act_id, act_digest), (select case p.digest when act_digest then bank.bill_checking(p.reference)
    else '{"is": "mismatch"}' end from bank.bill_payments p where p.act = act_id));
  if outcome is not null then
    return outcome;
  elsif act_digest is distinct from bank.bill_digest(payer, facts) or wish.amount_minor is null or wish.amount_minor not between 1 and 999999999999999 then
    return '{"is": "mismatch"}';
  end if;
  perform from bank.customers c where c.id = payer for no key update;
  perform from bank.balances b where b.account = wish.from_account for no key update;
  outcome := bank.assess_bill(wish, bank.day_of(now));
  needs_code := outcome is null and bank.bill_needs_code(wish, bank.day_of(now));
  if needs_code and grant_token is null then
    return bank.bill_step_up(wish);
  elsif needs_code and not identity.consume_grant(grant_token, payer, act_id, act_digest, now) then
    outcome := bank.refusal('grantInvalid', '{}');
  end if;
  outcome := coalesce(outcome, bank.hold_bill(act_id, act_digest, wish, in_conversation, of_turn, now));
  return case outcome ->> 'is' when 'held' then outcome else bank.keep_outcome(act_id, 'payBill', payer, act_digest, outcome, of_turn, now) end;
end $$;

-- One step of the life, with its trace; a step that the life does not know is an error of ours and changes nothing.
create function bank.move_bill(payment bank.bill_payments, event_name text, of_turn text, now timestamptz)
returns bank.bill_payments language plpgsql volatile as $$
declare
  moved bank.bill_payments;
  next_state text := (select l.next from bank.bill_life l where l.state = payment.state and l.event = event_name);
begin
  if next_state is null then
    raise exception 'a payment that is % knows no %', payment.state, event_name using errcode = 'check_violation';
  end if;
  update bank.bill_payments p set state = next_state, serial = payment.serial,
      ended_at = case when next_state in ('posted', 'refunded') then now end,
      next_at = case next_state when 'unknown' then now + interval '2 seconds' when 'sent' then now + interval '20 seconds' end
    where p.act = payment.act returning p.* into moved;
  perform bank.note_bill(moved, of_turn);
  return moved;
end $$;

-- Says that the biller is about to be asked; false when the payment is not held any more, and then it must not be.
create function bank.send_bill(act_id text, of_turn text, now timestamptz)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  payment bank.bill_payments;
begin
  perform bank.lock_act(act_id);
  select p.* into payment from bank.bill_payments p where p.act = act_id and p.state = 'held' for no key update;
  if payment.act is null then
    return false;
  end if;
  perform bank.move_bill(payment, 'send', of_turn, now);
  return true;
end $$;

-- Gives the held money to the billers' account in our books and says what the receipt says.
create function bank.capture_bill(payment bank.bill_payments, of_turn text, now timestamptz) returns jsonb language plpgsql volatile as $$
declare
  entry bigint;
  available bigint;
begin
  insert into bank.transactions (kind, at, booked_on, customer, reference, description, memo, act)
    values ('bill', now, bank.day_of(now), payment.customer, payment.reference, (select b.name from bank.billers b where b.type = payment.type),
      payment.key, payment.act) returning id into entry;
  perform bank.end_hold(bank.bill_hold(payment.act), 'captured', entry, of_turn, now);
  available := bank.post_line(entry, 1, payment.account, -payment.amount_minor);
  if payment.fee_minor > 0 then
    available := bank.post_line(entry, 3, payment.account, -payment.fee_minor);
  end if;
  perform bank.post_line(entry, 2, 'house-billers', payment.amount_minor);
  if payment.fee_minor > 0 then
    perform bank.post_line(entry, 4, 'house-fees', payment.fee_minor);
  end if;
  return jsonb_build_object('is', 'done', 'reference', payment.reference, 'values', jsonb_build_object(
      'amount', bank.money(payment.amount_minor), 'fee', bank.money(payment.fee_minor) || '{"as": "fee"}', 'available', bank.money(available),
      'from', bank.account_value((select right(a.number, 4) from bank.accounts a where a.id = payment.account)),
      'biller', bank.term('biller.' || payment.type), 'bill', bank.term('bill.' || payment.type),
      'billKey', jsonb_build_object('t', 'digits', 'v', payment.key, 'as', 'billKey'), 'at', jsonb_build_object('t', 'instant', 'v', bank.iso(now)))
    || case payment.whose when '' then '{}' else jsonb_build_object('payee', jsonb_build_object('t', 'name', 'v', payment.whose)) end
    || case payment.points when 0 then '{}' else jsonb_build_object('points', jsonb_build_object('t', 'count', 'v', payment.points)) end);
end $$;

-- Gives the held money back to the customer, and to the limits what it had taken of them; says why as the biller told it.
create function bank.refund_bill(payment bank.bill_payments, answer jsonb, of_turn text, now timestamptz) returns jsonb language plpgsql volatile as $$
declare
  biller jsonb := jsonb_build_object('biller', bank.term('biller.' || payment.type));
begin
  perform bank.end_hold(bank.bill_hold(payment.act), 'released', null, of_turn, now);
  update bank.usage u set class_minor = u.class_minor - payment.class_minor
    where payment.class_minor > 0 and u.account = payment.account and u.day = bank.day_of(payment.placed_at);
  return case answer ->> 'why'
    when 'paid' then bank.refusal('billPaid', jsonb_build_object('date', jsonb_build_object('t', 'date', 'v', answer ->> 'on')))
    when 'gone' then bank.refusal('billGone', '{}')
    when 'changed' then bank.refusal('billChanged', '{}')
    when 'refused' then bank.refusal('billerRefuses', biller)
    else bank.refusal('billerSilent', biller) end;
end $$;

-- A matter for a person, opened once a payment and kind. The caller has locked the customer.
create function bank.open_bill_case(payment bank.bill_payments, case_kind text, answer jsonb, now timestamptz) returns void language plpgsql volatile as $$
begin
  insert into bank.requests (act, customer, reference, kind, detail, at)
    values (case_kind || ':' || payment.act, payment.customer, bank.free_reference(case_kind || ':' || payment.act, payment.customer), case_kind,
      jsonb_build_object('payment', payment.reference, 'state', payment.state, 'answer', answer), now)
    on conflict (act) do nothing;
  insert into core.audit (customer, what, subject, detail)
    values (payment.customer, 'bill.' || case_kind, payment.act, jsonb_build_object('state', payment.state, 'answer', answer));
end $$;

-- What an answer does to a payment, as an event of its life; null when it does nothing. That the biller knows nothing of our reference is believed
-- when it has said so three times, with rising pauses between: a payment may still be on its way.
create function bank.bill_event(payment bank.bill_payments, heard text) returns text language sql stable as $$
  select case
    when payment.state in ('sent', 'unknown') and heard = 'posted' then 'post'
    when payment.state = 'sent' and heard = 'rejected' then 'reject'
    when payment.state = 'sent' and heard in ('silent', 'notKnown') then 'lose'
    when payment.state = 'unknown' and (heard = 'rejected' or heard = 'notKnown' and payment.unheard >= 2) then 'refund'
    when payment.state = 'held' and heard = 'unsent' then 'refund'
  end
$$;

-- Whether an answer says otherwise than what we have done: then a person looks at it, and no money moves by itself.
create function bank.contradicts(payment bank.bill_payments, answer jsonb) returns boolean language sql stable as $$
  select case payment.state
    when 'posted' then answer ->> 'is' in ('rejected', 'notKnown') or (answer ->> 'is' = 'posted' and answer ->> 'serial' <> payment.serial)
    when 'refunded' then answer ->> 'is' = 'posted'
    when 'held' then answer ->> 'is' in ('posted', 'rejected')
    else false end
$$;

-- Takes what a biller has answered ({is: posted, serial} | {is: rejected, why, on?} | {is: notKnown}), that it has not ({is: silent}) or was never
-- asked ({is: unsent}), and does what follows, once; the act's outcome as it is then. `in_turn`: the customer hears of it from the caller.
create function bank.settle_bill(act_id text, answer jsonb, in_turn boolean, of_turn text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  payment bank.bill_payments;
  heard text := answer ->> 'is';
  event_name text;
  outcome jsonb;
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
    perform bank.open_bill_case(payment, 'billConflict', answer, now);
    update bank.bill_payments p set next_at = null where p.act = act_id and p.state in ('posted', 'refunded');
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

-- The next payment to ask a biller about, given to one node at a time, with its next turn put off (5 s, then rising to an hour); null when none is due.
-- What has ended is asked about three more times at most.
create function bank.claim_bill(now timestamptz) returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  pauses interval[] := array['5 s', '15 s', '1 min', '5 min', '15 min', '1 h'];
  payment bank.bill_payments;
begin
  select p.* into payment from bank.bill_payments p where p.next_at <= now order by p.next_at limit 1 for no key update skip locked;
  if payment.act is null then
    return null;
  end if;
  update bank.bill_payments p set asked = p.asked + 1,
      next_at = case when p.ended_at is null then now + pauses[least(p.asked + 1, 6)] when p.asked < 2 then now + interval '1 day' end
    where p.act = payment.act;
  return jsonb_build_object('act', payment.act, 'state', payment.state, 'type', payment.type, 'reference', payment.reference);
end $$;

-- Payments that ended after their turn was over, whose customers have not been told yet, the oldest first.
create function bank.bill_news(at_most integer) returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('act', n.act, 'customer', n.customer, 'conversation', n.conversation, 'reference', n.reference)), '[]')
    from (select p.* from bank.bill_payments p where p.ended_at is not null and p.told_at is null order by p.ended_at limit at_most) n);
end $$;

create function bank.bill_told(act_id text, now timestamptz) returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  update bank.bill_payments p set told_at = now where p.act = act_id and p.ended_at is not null and p.told_at is null;
end $$;

revoke all on all functions in schema bank from public;
grant execute on function
  bank.quote_bill, bank.pay_bill, bank.send_bill, bank.settle_bill, bank.claim_bill, bank.bill_news, bank.bill_told
  to bank_bot;
