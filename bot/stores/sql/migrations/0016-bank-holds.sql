-- Money set aside: a hold counts against what is available at once and ends exactly once, by release or by capture.

-- Returns held | insufficientFunds | mismatch. Idempotent by hold id.
create function bank.place_hold(hold_id text, of_account text, minor bigint, purpose text, of_turn text, now timestamptz)
returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  balance record;
  known record;
begin
  select b.posted_minor - b.held_minor - b.floor_minor as available, a.customer into strict balance
    from bank.balances b join bank.accounts a on a.id = b.account where b.account = of_account for no key update of b;
  select h.account, h.amount_minor into known from bank.holds h where h.id = hold_id;
  if found then
    return case when known.account = of_account and known.amount_minor = minor then 'held' else 'mismatch' end;
  elsif minor > balance.available then
    return 'insufficientFunds';
  end if;
  insert into bank.holds (id, account, amount_minor, description, placed_at) values (hold_id, of_account, minor, purpose, now);
  update bank.balances b set held_minor = b.held_minor + minor where b.account = of_account;
  insert into core.audit (turn, customer, what, subject, detail)
    values (of_turn, balance.customer, 'hold.placed', hold_id, jsonb_build_object('account', of_account, 'amountMinor', minor::text));
  return 'held';
end $$;

-- Locks the balance, then ends an open hold; null when there is none of that id that is open.
create function bank.end_hold(hold_id text, how text, of_transaction bigint, of_turn text, now timestamptz)
returns bank.holds language plpgsql volatile as $$
declare
  ended bank.holds;
begin
  perform from bank.balances b where b.account = (select h.account from bank.holds h where h.id = hold_id) for no key update;
  update bank.holds h set state = how, closed_at = now, transaction = of_transaction where h.id = hold_id and h.state = 'open' returning h.* into ended;
  if not found then
    return null;
  end if;
  update bank.balances b set held_minor = b.held_minor - ended.amount_minor where b.account = ended.account;
  insert into core.audit (turn, customer, what, subject, detail)
    select of_turn, a.customer, 'hold.' || how, hold_id, jsonb_build_object('account', a.id, 'amountMinor', ended.amount_minor::text)
    from bank.accounts a where a.id = ended.account;
  return ended;
end $$;

-- Gives held money back to its account. Returns released, or closed when the hold was not open any more (or never was).
create function bank.release_hold(hold_id text, of_turn text, now timestamptz)
returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return case when (bank.end_hold(hold_id, 'released', null, of_turn, now)).id is null then 'closed' else 'released' end;
end $$;

-- Posts held money to a house account (rail, billers). Returns captured, or closed when the hold was not open any more (or never was).
create function bank.capture_hold(hold_id text, to_house text, of_turn text, now timestamptz)
returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  entry bigint;
  held record;
begin
  select h.account, h.amount_minor, h.description, a.customer into held from bank.holds h join bank.accounts a on a.id = h.account
    join bank.accounts t on t.id = to_house and t.kind = 'house' where h.id = hold_id;
  if not found then
    return 'closed';
  end if;
  perform from bank.customers c where c.id = held.customer for no key update;
  perform from bank.balances b where b.account = held.account for no key update;
  if not exists (select from bank.holds h where h.id = hold_id and h.state = 'open') then
    return 'closed';
  end if;
  insert into bank.transactions (kind, at, booked_on, customer, reference, description)
    values ('capture', now, bank.day_of(now), held.customer, bank.free_reference(hold_id, held.customer), held.description) returning id into entry;
  perform bank.end_hold(hold_id, 'captured', entry, of_turn, now);
  perform bank.post_line(entry, 1, held.account, -held.amount_minor);
  perform bank.post_line(entry, 2, to_house, held.amount_minor);
  return 'captured';
end $$;
