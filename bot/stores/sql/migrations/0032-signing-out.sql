-- Signing in and signing out meet: both take the lock of the customer's open conversation, so that no session is opened in one that is being
-- closed. Whatever asks for a code, or uses one, looks under the lock of codes whether the conversation still is open.

-- A session of the customer, in their one open conversation (a new one under the proposed id when there is none), which is answered. `p_old`
-- is the session that signed in by it and ends with it (session fixation), or null.
create function identity.open_session(p_hash text, p_old text, p_customer text, p_new_conversation text, p_now timestamptz) returns text
language plpgsql as $$
declare
  opened constant text := core.open_conversation_of(p_customer, p_new_conversation); -- its lock is held until the session stands there
begin
  update identity.sessions set revoked_at = p_now where token_hash = p_old and revoked_at is null;
  insert into identity.sessions (token_hash, customer, conversation, created_at, last_seen_at)
    values (p_hash, p_customer, opened, p_now, p_now);
  return opened;
end $$;
revoke execute on function identity.open_session from public;
grant execute on function identity.open_session to bank_bot;

-- Ends a conversation, all or nothing: it is closed, its sessions are worth nothing, its codes and grants are void. A customer's turn that is
-- under way may still be kept, since its act may have been done. A stranger's is not: the version moves on, so nothing is said there any more.
create function identity.end_conversation(p_conversation text, p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whose constant text := (select customer from core.conversations where id = p_conversation);
  c identity.challenges;
begin
  if whose is not null then
    perform pg_advisory_xact_lock(hashtextextended('core.open_conversation_of ' || whose, 0));
  end if;
  insert into core.conversations as was (id, version, closed_at) values (p_conversation, 1, clock_timestamp())
    on conflict (id) do update set closed_at = coalesce(was.closed_at, excluded.closed_at),
      version = was.version + case when was.customer is null then 1 else 0 end;
  update identity.sessions set revoked_at = p_now where conversation = p_conversation and revoked_at is null;
  if whose is null then return; end if;
  perform identity.lock_codes(whose);
  for c in select * from identity.challenges
      where customer = whose and conversation = p_conversation and state in ('open', 'granted') for update loop
    perform identity.end_challenge(c.id, 'void', 'cancelled', p_now);
  end loop;
end $$;
revoke execute on function identity.end_conversation from public;
grant execute on function identity.end_conversation to bank_bot;

create function identity.is_closed(p_conversation text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from core.conversations where id = p_conversation and closed_at is not null)
$$;
revoke execute on function identity.is_closed from public;

-- As before, but for {is: closed}: a conversation that the customer has signed out of asks for no code.
create or replace function identity.issue_challenge(p jsonb, p_turn text, p_codes_max integer, p_sends_max integer, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old identity.challenges;
  replaced jsonb := '[]';
begin
  perform identity.lock_codes(p ->> 'customer');
  if identity.is_closed(p ->> 'conversation') then return jsonb_build_object('is', 'closed'); end if;
  if identity.codes_exhausted(p ->> 'customer', p_codes_max, p_sends_max, p_now) then
    perform identity.note(p_turn, p ->> 'customer', 'stepUp.exhausted', null, jsonb_build_object('act', p -> 'act'));
    return jsonb_build_object('is', 'exhausted');
  end if;
  for old in select * from identity.challenges where customer = p ->> 'customer' and state = 'open' for update loop
    if old.expires_at <= p_now then
      perform identity.end_challenge(old.id, 'expired', null, p_now);
    else
      perform identity.end_challenge(old.id, 'void', 'replaced', p_now);
      replaced := replaced || identity.about(old);
    end if;
  end loop;
  insert into identity.challenges
      (id, ticket_hash, code_mac, act, digest, customer, conversation, purpose, lang, wording, way, ways, code_minutes,
       issued_at, expires_at)
    values (p ->> 'id', p ->> 'ticketHash', p ->> 'codeMac', p ->> 'act', p ->> 'digest', p ->> 'customer', p ->> 'conversation',
      p -> 'purpose', p ->> 'lang', p ->> 'wording', p ->> 'way', array(select jsonb_array_elements_text(p -> 'ways')), (p ->> 'codeMinutes')::integer,
      p_now, p_now + make_interval(mins => (p ->> 'codeMinutes')::integer));
  insert into identity.codes_sent (challenge, way, at) values (p ->> 'id', p ->> 'way', p_now);
  perform identity.note(p_turn, p ->> 'customer', 'stepUp.issued', p ->> 'id',
    jsonb_build_object('act', p -> 'act', 'digest', p -> 'digest', 'way', p -> 'way'));
  return jsonb_build_object('is', 'issued', 'replaced', replaced);
end $$;

-- As before, but that no grant counts in a conversation that the customer has signed out of.
create or replace function identity.consume_grant(p_grant text, p_customer text, p_act text, p_digest text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.challenges set state = 'used', ended_at = p_now
    where id = p_grant and customer = p_customer and act = p_act and digest = p_digest and state = 'granted'
      and granted_at + identity.grant_life() > p_now and not identity.is_closed(conversation);
  if not found then return false; end if;
  perform identity.note(null, p_customer, 'stepUp.used', p_grant, jsonb_build_object('act', p_act, 'digest', p_digest));
  return true;
end $$;

-- As before, but that a turn of nobody is foreign in a customer's conversation, as another customer's is.
create or replace function core.commit_turn(
  p_conversation text, p_version bigint, p_key text, p_last boolean, p_customer text, p_state json, p_frame text, p_phase text,
  p_senders text, p_activities json, p_outbox jsonb, out result text, out last_seq bigint)
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
  returning c.seq into last_seq;
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
