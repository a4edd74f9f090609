-- What a customer needs from us: only what differs from what everybody has is kept, all of it can be deleted, and every read is on record
-- (guideline 第13条(二): shown, changed and deleted at will; who reads it is known).

-- Changes some needs. `p_default` is every need as it is for everybody: what equals it is not kept. A patch that names every need is a deletion,
-- and leaves a row only for what is still wished otherwise (the language one goes on in). Returns what is kept. Replaces patch_profile, which
-- stays for nodes that are still of the version before.
create function identity.change_needs(p_customer text, p_patch jsonb, p_default jsonb, p_turn text, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  deletes boolean := p_patch ?& array(select jsonb_object_keys(p_default));
  before jsonb;
  after jsonb;
begin
  insert into identity.profiles (customer, profile, changed_at) values (p_customer, '{}', p_now) on conflict (customer) do nothing;
  select profile into before from identity.profiles where customer = p_customer for update;
  select coalesce(jsonb_object_agg(need.key, need.value), '{}') into after
    from jsonb_each(case when deletes then p_patch else before || p_patch end) need
    where need.key <> 'v' and need.value is distinct from p_default -> need.key;
  if deletes and after = '{}' then
    delete from identity.profiles where customer = p_customer;
  elsif after <> before then
    update identity.profiles set profile = after, changed_at = p_now where customer = p_customer;
  end if;
  if deletes then
    perform identity.note(p_turn, p_customer, 'profile.deleted', null, jsonb_build_object('before', before, 'kept', after));
  elsif after <> before then
    perform identity.note(p_turn, p_customer, 'profile.changed', null, jsonb_build_object('patch', p_patch,
      'before', (select coalesce(jsonb_object_agg(key, before -> key), '{}') from jsonb_object_keys(p_patch) key where before ? key)));
  end if;
  return after;
end $$;
revoke execute on function identity.change_needs from public;
grant execute on function identity.change_needs to bank_bot;

-- Who read this customer's needs, when and for what, oldest first: for the customer who asks, and for whoever supervises. `turn` is the turn that
-- they were read for; `reader` is 'assistant' where an answer was worded by them, 'page' where a page was, and an agent's id where a person looked.
create function identity.reads_of_needs(p_customer text, p_from timestamptz, p_until timestamptz)
returns table (at timestamptz, turn text, reader text, place text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.at, a.turn, coalesce(a.detail ->> 'reader', 'assistant'), coalesce(a.detail ->> 'place', a.detail ->> 'channel')
    from core.audit a
   where a.customer = p_customer and a.at >= p_from and a.at < p_until
     and (a.what = 'needs.read' or (a.what = 'turn' and a.detail ? 'needs'))
   order by a.id
$$;
revoke execute on function identity.reads_of_needs from public;
grant execute on function identity.reads_of_needs to bank_bot;
