-- Saving, renaming, removing and restoring a payee: one function, like the one that posts a transfer. A removed payee keeps its row, so that it
-- can come back; a transfer to it is refused from then on (bank.receiver_of).

-- Everything that a payee can be called: the customer's own word, the name, a masked name as it is read out (王某兰), the romanised name.
create function bank.names_of(alias text, name text, romanised text) returns text[] language sql immutable as $$
  select array(select word from unnest(array[alias, name, replace(name, '*', '某'), romanised]) with ordinality as said (word, place)
    where word <> '' group by word order by min(place))
$$;

-- What a step-up must show before a payee is saved. Nothing is stored yet.
create function bank.payee_step_up(facts jsonb) returns jsonb language sql immutable as $$
  select jsonb_build_object('is', 'stepUpNeeded', 'purpose', jsonb_build_object('what', 'addPayee', 'payee', facts ->> 'name',
    'payeeTail', right(facts ->> 'number', 4), 'payeeBank', facts ->> 'bank'))
$$;

create function bank.write_payee(act_id text, of_customer text, facts jsonb) returns bank.payees language plpgsql volatile as $$
declare
  saved bank.payees;
  holder bank.holder := bank.holder_of(facts ->> 'pays', facts ->> 'number');
  known_as text := case when holder.name = facts ->> 'name' then holder.romanised end;
begin
  insert into bank.payees (id, customer, position, name, alias_zh, alias_en, names, bank, pays, number, romanised)
    select 'payee-' || act_id, of_customer, coalesce(max(p.position), -1) + 1, facts ->> 'name', nullif(facts ->> 'alias', ''), nullif(facts ->> 'alias', ''),
      bank.names_of(facts ->> 'alias', facts ->> 'name', known_as), facts ->> 'bank', facts ->> 'pays', facts ->> 'number', known_as
    from bank.payees p where p.customer = of_customer
    returning * into saved;
  return saved;
end $$;

create function bank.rename_payee(of_customer text, payee text, alias text) returns bank.payees language plpgsql volatile as $$
declare
  changed bank.payees;
begin
  update bank.payees p set alias_zh = alias, alias_en = alias, names = bank.names_of(alias, p.name, p.romanised)
    where p.id = payee and p.customer = of_customer and p.removed_at is null returning p.* into changed;
  return changed;
end $$;

create function bank.remove_payee(of_customer text, payee text, now timestamptz) returns bank.payees language plpgsql volatile as $$
declare
  changed bank.payees;
begin
  update bank.payees p set removed_at = now where p.id = payee and p.customer = of_customer and p.removed_at is null returning p.* into changed;
  return changed;
end $$;

-- Only what was removed a short while ago comes back, and not beside a payee of the same number that was saved since.
create function bank.restore_payee(of_customer text, payee text, now timestamptz) returns bank.payees language plpgsql volatile as $$
declare
  changed bank.payees;
begin
  update bank.payees p set removed_at = null
    where p.id = payee and p.customer = of_customer and p.removed_at > now - bank.rule_of('payeeRestoreMinutes') * interval '1 minute'
      and not exists (select from bank.payees o where o.customer = p.customer and o.pays = p.pays and o.number = p.number and o.removed_at is null)
    returning p.* into changed;
  return changed;
end $$;

-- Does what an act is to do; all null when there is nothing it could be done to.
create function bank.write_payee_change(act_id text, of_customer text, facts jsonb, now timestamptz) returns bank.payees language plpgsql volatile as $$
begin
  case facts ->> 'what'
    when 'addPayee' then return bank.write_payee(act_id, of_customer, facts);
    when 'renamePayee' then return bank.rename_payee(of_customer, facts ->> 'payee', facts ->> 'alias');
    when 'removePayee' then return bank.remove_payee(of_customer, facts ->> 'payee', now);
    when 'restorePayee' then return bank.restore_payee(of_customer, facts ->> 'payee', now);
  end case;
end $$;

-- Null, or why a payee cannot be saved now as it was read back; a code is used up only where it can.
create function bank.refuse_payee(act_id text, of_customer text, act_digest text, facts jsonb, grant_token text, now timestamptz)
returns jsonb language plpgsql volatile as $$
declare
  assessed jsonb := bank.assess_payee(of_customer, facts - 'what');
begin
  if assessed ->> 'is' = 'refused' then
    return assessed;
  elsif assessed -> 'facts' <> facts then
    return bank.refusal('payeeChanged', '{}');
  elsif grant_token is null then
    return bank.payee_step_up(facts);
  elsif not identity.consume_grant(grant_token, of_customer, act_id, act_digest, now) then
    return bank.refusal('grantInvalid', '{}');
  end if;
  return null;
end $$;

-- Whether the facts are those of one of the four changes, each a text, none with a separator of the digest.
create function bank.are_payee_facts(facts jsonb) returns boolean language sql immutable as $$
  select not exists (select from jsonb_each_text(facts) f where f.value is null or f.value ~ e'[\x1e\x1f]')
    and (select array_agg(f.key order by f.key collate "C") from jsonb_each(facts) f) = case facts ->> 'what'
      when 'addPayee' then array['alias', 'bank', 'name', 'number', 'pays', 'what']
      when 'renamePayee' then array['alias', 'payee', 'what']
      when 'removePayee' then array['payee', 'what']
      when 'restorePayee' then array['payee', 'what'] end
    and (facts ->> 'what' <> 'renamePayee' or facts ->> 'alias' <> '')
$$;

-- Changes the customer's payees exactly once, or says why not; the answer for one id and one digest is the same for ever. A new payee needs a
-- grant: without one nothing is stored and `stepUpNeeded` says what the step-up must show.
create function bank.change_payee(act_id text, of_customer text, act_digest text, facts jsonb, grant_token text, of_turn text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  outcome jsonb;
  changed bank.payees;
begin
  perform bank.lock_act(act_id);
  outcome := bank.known_outcome(act_id, act_digest);
  if outcome is not null then
    return outcome;
  elsif bank.are_payee_facts(facts) is not true or act_digest is distinct from bank.digest_of(array['profile', of_customer]
    || array(select f.key || e'\x1e' || f.value from jsonb_each_text(facts) f order by f.key collate "C")) then
    return '{"is": "mismatch"}';
  end if;
  perform from bank.customers c where c.id = of_customer for no key update;
  if facts ->> 'what' = 'addPayee' then
    outcome := bank.refuse_payee(act_id, of_customer, act_digest, facts, grant_token, now);
  end if;
  if outcome ->> 'is' = 'stepUpNeeded' then
    return outcome;
  elsif outcome is null then
    changed := bank.write_payee_change(act_id, of_customer, facts, now);
    outcome := case when changed.id is not null then jsonb_build_object(
        'is', 'done', 'reference', bank.free_reference(act_id, of_customer), 'values', bank.told_payee(changed))
      when facts ->> 'what' = 'restorePayee' then bank.refusal('nothingToRestore', '{}')
      else bank.refusal('payeeGone', '{}') end;
  end if;
  return bank.keep_outcome(act_id, 'profile', of_customer, act_digest, outcome, of_turn, now);
end $$;

revoke all on function bank.change_payee, bank.are_payee_facts, bank.refuse_payee, bank.write_payee_change, bank.restore_payee, bank.remove_payee,
  bank.rename_payee, bank.write_payee, bank.payee_step_up, bank.names_of from public;
grant execute on function bank.change_payee to bank_bot;
