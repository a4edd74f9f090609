-- Whoever wrote a state need not be told it again: a commit tells its mark, and opening a turn with that mark leaves the state out where it still is that one.

-- The same as before, and the mark of what was written. Who asks for the other columns by name sees no difference.
drop function core.commit_turn;
create function core.commit_turn(
  p_conversation text, p_version bigint, p_key text, p_last boolean, p_customer text, p_state json, p_frame text, p_phase text,
  p_senders text, p_activities json, p_outbox jsonb, out result text, out last_seq bigint, out mark text)
language plpgsql as $$
declare
  added constant int := length(p_senders);
  was core.turn_keys%rowtype;
begin
  select * into was from core.turn_keys k where k.conversation = p_conversation and k.key = p_key;
  if was.closed then
    result := 'answered';
    return;
  end if;
  if p_version = 0 then
    insert into core.conversations (id) values (p_conversation) on conflict do nothing;
  end if;
  update core.conversations c
     set version = c.version + 1, seq = c.seq + added, state = p_state, frame = p_frame, phase = p_phase,
         customer = coalesce(c.customer, p_customer), updated_at = clock_timestamp()
   where c.id = p_conversation and c.version = p_version and (c.customer is null or c.customer = p_customer)
  returning c.seq, c.updated_at::text into last_seq, mark;
  if not found then
    result := case when exists (select from core.conversations c where c.id = p_conversation and c.version = p_version)
                   then 'foreign' else 'stale' end;
    return;
  end if;
  if added > 0 then
    insert into core.activities (conversation, seq, key, sender, activity)
    select p_conversation, last_seq - added + a.n, p_key,
           case substr(p_senders, a.n::int, 1) when 'c' then 'customer' when 'b' then 'bot' when 'a' then 'agent' end, a.activity
      from json_array_elements(p_activities) with ordinality as a (activity, n);
  end if;
  if was.key is null then
    insert into core.turn_keys (conversation, key, first_seq, last_seq, closed)
    values (p_conversation, p_key, last_seq - added + 1, last_seq, p_last);
  else
    update core.turn_keys k set last_seq = commit_turn.last_seq, closed = p_last where k.conversation = p_conversation and k.key = p_key;
  end if;
  if p_outbox is not null then
    insert into core.outbox (topic, key, payload)
    select o.topic, o.key, o.payload from jsonb_to_recordset(p_outbox) as o (topic text, key text, payload jsonb)
    on conflict (key) do nothing;
  end if;
  result := 'ok';
end $$;
revoke execute on function core.commit_turn from public;
grant execute on function core.commit_turn to bank_bot;

-- The same as core.open_turn_at, which stays for nodes that are of the version before. `p_known`: conversation and mark of the state that is known already,
-- with a space between them; the state is null where it is that one.
create function core.open_turn_knowing(p_conversation text, p_key text, p_customer text, p_address text, p_known text)
returns table (conversation text, version bigint, seq bigint, mark text, state json, customer text, is_closed boolean, key_closed boolean, stored json,
  assurance text, speaker text, profile jsonb, name text, romanised text, reached json)
language sql stable as $$
  select w.conversation, c.version, c.seq, c.updated_at::text,
         case when w.conversation || ' ' || c.updated_at::text = p_known then null else c.state end, c.customer, c.closed_at is not null, k.closed,
         case when k.key is not null then (
           select json_agg(json_build_object('seq', a.seq, 'from', a.sender, 'activity', a.activity) order by a.seq)
             from core.activities a
            where a.conversation = w.conversation and a.seq between k.first_seq and k.last_seq and a.key = p_key) end,
         d.assurance, w.customer, p.profile, b.name, b.romanised,
         (select json_agg(json_build_object('address', o.address, 'reference', o.reference))
            from core.addresses o where o.conversation = w.conversation and o.reference is not null)
    from (values (1)) as one (row)
    left join core.addresses d on d.address = p_address
    cross join lateral (
      select coalesce(d.conversation, p_conversation) as conversation,
             case when d.address is null then p_customer else d.customer end as customer) w
    left join core.conversations c on c.id = w.conversation
    left join core.turn_keys k on k.conversation = w.conversation and k.key = p_key
    left join identity.profiles p on p.customer = w.customer
    left join bank.customers b on b.id = w.customer
$$;
revoke execute on function core.open_turn_knowing from public;
grant execute on function core.open_turn_knowing to bank_bot;
