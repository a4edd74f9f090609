-- The one way money moves at a customer's word.

-- Adds one line to a transaction and to the balance that answers for it; returns what is then available in the account.
create function bank.post_line(of_transaction bigint, at_line integer, of_account text, minor bigint) returns bigint language plpgsql volatile as $$
declare
  available bigint;
begin
  insert into bank.postings (transaction, line, account, amount_minor) values (of_transaction, at_line, of_account, minor);
  update bank.balances b set posted_minor = b.posted_minor + minor where b.account = of_account
    returning b.posted_minor - b.held_minor into strict available;
  return available;
end $$;

-- Counts a transfer against today's limits; the customer's row is locked, so two channels cannot spend one limit twice.
create function bank.count_usage(wish bank.transfer, sender bank.accounts, receiver bank.receiver, today date) returns void language plpgsql volatile as $$
declare
  others_minor bigint := case when receiver.leaves then wish.amount_minor else 0 end;
  class_minor bigint := case when sender.class > 1 and receiver.account is distinct from sender.bound_to then wish.amount_minor else 0 end;
begin
  if others_minor + class_minor > 0 then
    insert into bank.usage as u (account, day, customer, others_minor, others_count, class_minor)
      values (wish.from_account, today, wish.payer, others_minor, receiver.leaves::integer, class_minor)
    on conflict on constraint usage_pkey do update set others_minor = u.others_minor + excluded.others_minor,
      others_count = u.others_count + excluded.others_count, class_minor = u.class_minor + excluded.class_minor;
  end if;
end $$;

-- The receiving account as it may be told: its tail, and its bank when it is not the customer's own.
create function bank.told_receiver(wish bank.transfer, receiver bank.receiver) returns jsonb language plpgsql stable as $$
begin
  if wish.payee is not null then
    return bank.account_value(right(receiver.number, 4)) || jsonb_build_object('bank', receiver.bank);
  end if;
  return (select bank.account_value(right(a.number, 4)) from bank.accounts a where a.id = receiver.account);
end $$;

-- What a step-up must show before its code is entered (PSD2 RTS art. 5: the payer is made aware of amount and payee).
create function bank.step_up_needed(wish bank.transfer, receiver bank.receiver) returns jsonb language sql stable as $$
  select jsonb_build_object('is', 'stepUpNeeded', 'purpose', jsonb_build_object(
    'fromTail', (select right(a.number, 4) from bank.accounts a where a.id = wish.from_account), 'payee', receiver.name,
    'payeeTail', right(receiver.number, 4), 'payeeBank', receiver.bank, 'amountMinor', wish.amount_minor::text, 'feeMinor', wish.fee_minor::text,
    'arrival', wish.arrival))
$$;

-- Writes transaction, postings, balances and usage of an assessed transfer; the outcome to tell. Fees and rail come last: see the order of locks.
create function bank.write_transfer(act_id text, wish bank.transfer, receiver bank.receiver, now timestamptz) returns jsonb language plpgsql volatile as $$
declare
  own_reference text := bank.free_reference(act_id, wish.payer);
  today date := bank.day_of(now);
  entry bigint;
  sender bank.accounts;
  available bigint;
begin
  select a.* into sender from bank.accounts a where a.id = wish.from_account;
  insert into bank.transactions (kind, at, booked_on, customer, reference, description, memo, act)
    values ('transfer', now, today, wish.payer, own_reference, receiver.name, wish.memo, act_id) returning id into entry;
  available := bank.post_line(entry, 1, wish.from_account, -wish.amount_minor);
  if wish.fee_minor > 0 then
    available := bank.post_line(entry, 3, wish.from_account, -wish.fee_minor);
    perform bank.post_line(entry, 4, 'house-fees', wish.fee_minor);
  end if;
  perform bank.post_line(entry, 2, receiver.account, wish.amount_minor);
  perform bank.count_usage(wish, sender, receiver, today);
  return jsonb_build_object('is', 'done', 'reference', own_reference, 'values', jsonb_build_object(
    'amount', bank.money(wish.amount_minor), 'fee', bank.money(wish.fee_minor) || '{"as": "fee"}', 'available', bank.money(available),
    'from', bank.account_value(right(sender.number, 4)), 'to', bank.told_receiver(wish, receiver), 'payee', jsonb_build_object('t', 'name', 'v', receiver.name),
    'arrival', jsonb_build_object('t', 'term', 'key', wish.arrival), 'at', jsonb_build_object('t', 'instant', 'v', bank.iso(now))));
end $$;

-- Posts a transfer exactly once, or says why not; the answer for one id and one digest is the same for ever. Money that leaves the customer needs a
-- grant: without one nothing is stored and `stepUpNeeded` says what the step-up must show. Errors roll everything back, the audit row included.
create function bank.post_transfer(
  act_id text, payer text, act_digest text, from_account text, payee text, to_account text, amount_minor bigint, fee_minor bigint, arrival text,
  memo text, grant_token text, of_turn text, now timestamptz
) returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  wish bank.transfer := row(payer, from_account, payee, to_account, amount_minor, fee_minor, arrival, memo);
  receiver bank.receiver;
  outcome jsonb;
begin
  perform bank.lock_act(act_id);
  outcome := bank.known_outcome(act_id, act_digest);
  if outcome is not null then
    return outcome;
  elsif act_digest is distinct from bank.transfer_digest(wish) or memo ~ e'[\x1e\x1f]'
    or amount_minor is null or amount_minor not between 1 and 999999999999999 then
    return '{"is": "mismatch"}';
  end if;
  perform from bank.customers c where c.id = payer for no key update;
  receiver := bank.receiver_of(wish);
  perform from bank.balances b where b.account in (wish.from_account, receiver.account) and b.floor_minor is not null order by b.account for no key update;
  outcome := bank.assess_transfer(wish, receiver, bank.day_of(now));
  if outcome is null and receiver.leaves and grant_token is null then
    return bank.step_up_needed(wish, receiver);
  elsif outcome is null and receiver.leaves and not identity.consume_grant(grant_token, payer, act_id, act_digest, now) then
    outcome := bank.refusal('grantInvalid', '{}');
  end if;
  outcome := coalesce(outcome, bank.write_transfer(act_id, wish, receiver, now));
  return bank.keep_outcome(act_id, 'transfer', payer, act_digest, outcome, of_turn, now);
end $$;
