-- Somebody who has not signed in can ask for a person too (promise 3: a human is one action away, from every state). Such a request belongs to
-- its conversation, which its detail names, and to no customer.

alter table bank.requests alter column customer drop not null;

create or replace function bank.record_request(act_id text, of_customer text, act_digest text, facts jsonb, of_turn text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  asker text := nullif(of_customer, '');
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
  perform from bank.customers c where c.id = asker for no key update;
  own_reference := bank.free_reference(act_id, asker);
  insert into bank.requests (act, customer, reference, kind, detail, at)
    values (act_id, asker, own_reference, coalesce(facts ->> 'type', 'human'), facts, now);
  outcome := jsonb_build_object('is', 'done', 'reference', own_reference, 'values', '{}'::jsonb);
  return bank.keep_outcome(act_id, 'request', of_customer, act_digest, outcome, of_turn, now);
end $$;
