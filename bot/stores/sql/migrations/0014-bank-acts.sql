-- What became of an act. Locks are taken in one order everywhere: act, customer, the customers' balances by account id, the house's by account id.

-- One at a time for each act id: whoever comes second waits and then finds the first one's outcome.
create function bank.lock_act(act_id text) returns void language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('bank.act' || e'\x1f' || act_id, 0));
end $$;

-- The stored outcome of an id that was seen before (mismatch when it was asked to do something else then), otherwise null.
create function bank.known_outcome(act_id text, act_digest text) returns jsonb language plpgsql stable as $$
begin
  return (select case when a.digest is null or a.digest = act_digest then a.outcome else '{"is": "mismatch"}' end from bank.acts a where a.id = act_id);
end $$;

-- Keeps an outcome for ever, together with its audit row and, when something was done, its outbox row: all of it or nothing.
create function bank.keep_outcome(act_id text, act_kind text, payer text, act_digest text, outcome jsonb, of_turn text, at_time timestamptz)
returns jsonb language plpgsql volatile as $$
begin
  insert into bank.acts (id, kind, customer, digest, outcome, turn, at) values (act_id, act_kind, payer, act_digest, outcome, of_turn, at_time);
  insert into core.audit (turn, customer, what, subject, detail)
    values (of_turn, payer, act_kind || '.' || (outcome ->> 'is'), act_id, outcome || jsonb_build_object('digest', act_digest));
  if outcome ->> 'is' = 'done' then
    insert into core.outbox (topic, key, payload)
      values (act_kind || '.done', act_kind || ':' || act_id, jsonb_build_object('act', act_id, 'customer', payer, 'reference', outcome ->> 'reference'));
  end if;
  return outcome;
end $$;

-- What became of an act; only looks. `running` while somebody is at it.
create function bank.outcome_of(act_id text) returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  if not pg_try_advisory_xact_lock_shared(hashtextextended('bank.act' || e'\x1f' || act_id, 0)) then
    return '{"is": "running"}';
  end if;
  return coalesce((select a.outcome from bank.acts a where a.id = act_id), '{"is": "none"}');
end $$;

-- Closes an id that the bank has never seen, so that a late posting of it is refused; otherwise tells its outcome and changes nothing.
create function bank.abandon_act(act_id text, of_customer text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  known record;
begin
  perform bank.lock_act(act_id);
  select a.customer, a.outcome into known from bank.acts a where a.id = act_id;
  if found then
    return case when known.customer = of_customer then known.outcome else '{"is": "mismatch"}' end;
  end if;
  return bank.keep_outcome(act_id, 'abandon', of_customer, null, bank.refusal('abandoned', '{}'), null, now);
end $$;

-- A customer's request for something that a person does (a call back, a human). Recorded once, with a reference that can be said.
create function bank.record_request(act_id text, of_customer text, act_digest text, facts jsonb, of_turn text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  outcome jsonb;
  own_reference text;
begin
  perform bank.lock_act(act_id);
  outcome := bank.known_outcome(act_id, act_digest);
  if outcome is not null then
    return outcome;
  elsif act_digest is distinct from bank.digest_of(array['request', of_customer]
    || array(select f.key || e'\x1e' || f.value from jsonb_each_text(facts) f order by f.key collate "C")) then
    return '{"is": "mismatch"}';
  end if;
  perform from bank.customers c where c.id = of_customer for no key update;
  own_reference := bank.free_reference(act_id, of_customer);
  insert into bank.requests (act, customer, reference, kind, detail, at)
    values (act_id, of_customer, own_reference, coalesce(facts ->> 'kind', 'human'), facts, now);
  outcome := jsonb_build_object('is', 'done', 'reference', own_reference, 'values', '{}'::jsonb);
  return bank.keep_outcome(act_id, 'request', of_customer, act_digest, outcome, of_turn, now);
end $$;
