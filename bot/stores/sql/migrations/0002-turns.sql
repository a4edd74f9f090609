-- Conversations and their turns. State and activities are `json`, not `jsonb`: they are stored as said (also a NUL or half an emoji, which
-- jsonb refuses) and are never searched.

create table core.conversations (
  id text primary key,
  customer text,
  version bigint not null default 0,
  seq bigint not null default 0,
  state json,
  -- The frame whose act may be running or waits for a code, so that a start after a kill finds it.
  frame text,
  phase text check (phase in ('acting', 'steppingUp')),
  closed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  check ((frame is null) = (phase is null))
);
create index conversations_acting on core.conversations (updated_at) where phase = 'acting';
create index conversations_frame on core.conversations (frame) where frame is not null;
create index conversations_open on core.conversations (customer, updated_at) where closed_at is null;

create table core.activities (
  conversation text not null,
  seq bigint not null,
  key text not null,
  sender text not null check (sender in ('customer', 'bot', 'agent')),
  activity json not null,
  at timestamptz not null default clock_timestamp(),
  primary key (conversation, seq)
);

-- One row per delivery. Closed: answered, and its activities are the answer to every repetition.
create table core.turn_keys (
  conversation text not null,
  key text not null,
  first_seq bigint not null,
  last_seq bigint not null,
  closed boolean not null,
  at timestamptz not null default clock_timestamp(),
  primary key (conversation, key)
);

grant select, insert, update on core.conversations to bank_bot;
grant select, insert on core.activities to bank_bot;
grant select, insert, update on core.turn_keys to bank_bot;

-- Everything a turn begins with, in one row: the conversation (nulls when it is new) and what this key has stored so far.
create function core.open_turn(p_conversation text, p_key text)
returns table (version bigint, state json, customer text, is_closed boolean, key_closed boolean, stored json)
language sql stable as $$
  select c.version, c.state, c.customer, c.closed_at is not null, k.closed,
         case when k.key is not null then (
           select json_agg(json_build_object('seq', a.seq, 'from', a.sender, 'activity', a.activity) order by a.seq)
             from core.activities a
            where a.conversation = p_conversation and a.seq between k.first_seq and k.last_seq and a.key = p_key) end
    from (values (1)) as one (row)
    left join core.conversations c on c.id = p_conversation
    left join core.turn_keys k on k.conversation = p_conversation and k.key = p_key
$$;

-- Keeps one turn, or nothing of it. 'answered': the key is closed. 'stale': another turn was kept since this one was opened; that is the
-- fence, locks only order. 'foreign': the conversation belongs to another customer. `p_senders` has a letter (c, b, a) per activity.
create function core.commit_turn(
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
   where c.id = p_conversation and c.version = p_version and (c.customer is null or p_customer is null or c.customer = p_customer)
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

-- The customer's one open conversation; a new one under the proposed id when there is none. Two callers at once get the same.
create function core.open_conversation_of(p_customer text, p_new_id text) returns text language plpgsql as $$
declare
  found_id text;
begin
  perform pg_advisory_xact_lock(hashtextextended('core.open_conversation_of ' || p_customer, 0));
  select id into found_id from core.conversations where customer = p_customer and closed_at is null order by updated_at desc limit 1;
  if found_id is null then
    insert into core.conversations (id, customer) values (p_new_id, p_customer);
    found_id := p_new_id;
  end if;
  return found_id;
end $$;

revoke execute on all functions in schema core from public;
grant execute on function core.open_turn, core.commit_turn, core.open_conversation_of to bank_bot;
