-- Step-up (DESIGN 7; PSD2 RTS art. 4 and 5): one code, bound to one act by its digest, judged at most three times, used once.
--   open → granted → used; open → locked | expired | void; granted → locked | expired | void
-- The bot may look (never at the code's mac) and may change a challenge only through these functions. Neither code nor ticket is stored.
create table identity.challenges (
  id text primary key,
  ticket_hash text not null unique,
  code_mac text not null,
  act text not null,
  digest text not null,
  customer text not null references bank.customers (id),
  conversation text not null,
  purpose jsonb not null,
  lang text not null,
  wording text not null,
  way text not null,
  ways text[] not null,
  code_minutes integer not null check (code_minutes >= 5),
  state text not null default 'open' check (state in ('open', 'granted', 'used', 'expired', 'locked', 'void')),
  reason text check (reason in ('replaced', 'corrected', 'cancelled', 'unsent')),
  tries integer not null default 0 check (tries between 0 and 3),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  granted_at timestamptz,
  ended_at timestamptz
);
create unique index challenges_one_open on identity.challenges (customer) where state = 'open';
create index challenges_act on identity.challenges (act);
create index challenges_customer on identity.challenges (customer, issued_at);
create index challenges_granted on identity.challenges (granted_at) where state = 'granted';
create index challenges_open on identity.challenges (expires_at) where state = 'open';
grant select (id, act, digest, customer, conversation, state, issued_at, expires_at, granted_at, ended_at) on identity.challenges to bank_bot;

-- One row for each code that went out, whatever became of its challenge: what the hourly limit counts.
create table identity.codes_sent (
  challenge text not null references identity.challenges (id),
  way text not null,
  at timestamptz not null
);
create index codes_sent_challenge on identity.codes_sent (challenge);

-- How long a granted step-up waits for its act: long enough to come back after a kill, too short to surprise.
create function identity.grant_life() returns interval language sql immutable as $$ select interval '15 minutes' $$;

create function identity.about(c identity.challenges) returns jsonb language sql immutable as $$
  select jsonb_build_object('challenge', c.id, 'act', c.act, 'customer', c.customer, 'conversation', c.conversation)
$$;

-- Moves a challenge to where nothing more can happen to it, with its audit row.
create function identity.end_challenge(p_id text, p_state text, p_reason text, p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
begin
  update identity.challenges set state = p_state, reason = p_reason, ended_at = p_now where id = p_id returning * into c;
  perform identity.note(null, c.customer, 'stepUp.' || p_state, c.id, jsonb_strip_nulls(jsonb_build_object('act', c.act, 'reason', p_reason)));
end $$;
revoke execute on function identity.end_challenge from public;

-- Whether one more code would be too many within the hour. A challenge that a correction replaced is not counted unless it was guessed at
-- (else corrections would buy guesses), nor one that no carrier took; `p_sends_max` bounds even those, so nobody's phone is flooded.
create function identity.codes_exhausted(p_customer text, p_codes_max integer, p_sends_max integer, p_now timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) >= p_sends_max
      or count(*) filter (where not (c.state = 'void' and (c.reason = 'unsent' or c.reason = 'corrected' and c.tries = 0))) >= p_codes_max
    from identity.codes_sent s join identity.challenges c on c.id = s.challenge
    where c.customer = p_customer and c.issued_at > p_now - interval '3 hours' and s.at > p_now - interval '1 hour'
$$;
revoke execute on function identity.codes_exhausted from public;

-- Everything that sends a code to one customer goes one after the other; always taken before the challenge's row.
create function identity.lock_codes(p_customer text) returns void language sql as $$
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('identity.codes:' || p_customer, 0))
$$;

-- Opens a challenge and ends the customer's other open one. Answers {is: issued, replaced: [about…]} | {is: exhausted}.
create function identity.issue_challenge(p jsonb, p_turn text, p_codes_max integer, p_sends_max integer, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old identity.challenges;
  replaced jsonb := '[]';
begin
  perform identity.lock_codes(p ->> 'customer');
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
revoke execute on function identity.issue_challenge from public;
grant execute on function identity.issue_challenge to bank_bot;

-- The way that really took the code, when the first one failed.
create function identity.move_code(p_id text, p_way text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identity.challenges set way = p_way where id = p_id and state = 'open';
  update identity.codes_sent set way = p_way where challenge = p_id and at = (select max(at) from identity.codes_sent where challenge = p_id);
$$;
revoke execute on function identity.move_code from public;
grant execute on function identity.move_code to bank_bot;

-- Why a challenge cannot take a code or a click any more: its state, or `expired` when its time is over and nobody has said so yet.
create function identity.closed_as(c identity.challenges, p_now timestamptz) returns text language sql stable as $$
  select case
    when c.state = 'open' and c.expires_at <= p_now then 'expired'
    when c.state = 'granted' and c.granted_at + identity.grant_life() <= p_now then 'expired'
    when c.state in ('open', 'granted') then null
    else c.state end
$$;

-- Everything the page may show. `is` is what can still happen: open, granted, used, expired, locked or void; a foreign session sees nothing.
create function identity.view_challenge(p_ticket text, p_viewer text, p_now timestamptz) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
begin
  select * into c from identity.challenges where ticket_hash = p_ticket;
  if not found then return jsonb_build_object('is', 'unknown'); end if;
  if p_viewer <> c.customer then return jsonb_build_object('is', 'foreign'); end if;
  return jsonb_build_object('is', coalesce(identity.closed_as(c, p_now), c.state), 'about', identity.about(c), 'reason', c.reason,
    'purpose', c.purpose, 'lang', c.lang, 'wording', c.wording, 'sentBy', c.way, 'ways', c.ways, 'expires', c.expires_at, 'left', 3 - c.tries);
end $$;
revoke execute on function identity.view_challenge from public;
grant execute on function identity.view_challenge to bank_bot;

-- A new code for the same challenge, by another way or the same; the tries already made stay counted. Answers {is: renewed, expires, about}
-- | {is: exhausted, about} | {is: granted | used | expired | locked | void, about} | {is: foreign | unknown}.
create function identity.renew_code(p_ticket text, p_mac text, p_way text, p_viewer text, p_codes_max integer, p_sends_max integer,
  p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
  until timestamptz;
begin
  perform identity.lock_codes((select customer from identity.challenges where ticket_hash = p_ticket));
  select * into c from identity.challenges where ticket_hash = p_ticket for update;
  if not found then return jsonb_build_object('is', 'unknown'); end if;
  if p_viewer <> c.customer then return jsonb_build_object('is', 'foreign'); end if;
  if c.state = 'granted' or identity.closed_as(c, p_now) is not null then
    return jsonb_build_object('is', coalesce(identity.closed_as(c, p_now), c.state), 'about', identity.about(c));
  end if;
  if identity.codes_exhausted(c.customer, p_codes_max, p_sends_max, p_now) then
    return jsonb_build_object('is', 'exhausted', 'about', identity.about(c));
  end if;
  until := p_now + make_interval(mins => c.code_minutes);
  update identity.challenges set code_mac = p_mac, way = p_way, expires_at = until where id = c.id;
  insert into identity.codes_sent (challenge, way, at) values (c.id, p_way, p_now);
  perform identity.note(null, c.customer, 'stepUp.renewed', c.id, jsonb_build_object('act', c.act, 'way', p_way));
  return jsonb_build_object('is', 'renewed', 'expires', until, 'about', identity.about(c));
end $$;
revoke execute on function identity.renew_code from public;
grant execute on function identity.renew_code to bank_bot;

-- Judges a code: one statement, under the row's lock, so parallel guesses are judged one by one and the fourth meets a locked challenge.
-- `p_macs` is the code under every server key; macs are compared, never codes, so the time of the comparison says nothing about the code.
-- A right code on a granted challenge is granted again: the act may have been lost between grant and posting. `p_macs` null is no try.
create function identity.verify_code(p_ticket text, p_macs text[], p_viewer text, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
  closed text;
begin
  select * into c from identity.challenges where ticket_hash = p_ticket for update;
  if not found then return jsonb_build_object('is', 'unknown'); end if;
  if p_viewer <> c.customer then return jsonb_build_object('is', 'foreign'); end if;
  closed := identity.closed_as(c, p_now);
  if closed is not null then
    if closed <> c.state then perform identity.end_challenge(c.id, closed, null, p_now); end if;
    return jsonb_build_object('is', closed, 'about', identity.about(c));
  end if;
  if p_macs is null then return jsonb_build_object('is', 'malformed', 'left', 3 - c.tries, 'about', identity.about(c)); end if;
  if c.code_mac = any (p_macs) then
    if c.state = 'open' then
      update identity.challenges set state = 'granted', granted_at = p_now, ended_at = p_now where id = c.id;
      perform identity.note(null, c.customer, 'stepUp.granted', c.id, jsonb_build_object('act', c.act, 'digest', c.digest));
    end if;
    return jsonb_build_object('is', 'granted', 'about', identity.about(c));
  end if;
  update identity.challenges set tries = tries + 1 where id = c.id;
  perform identity.note(null, c.customer, 'stepUp.wrong', c.id, jsonb_build_object('act', c.act, 'left', 2 - c.tries));
  if c.tries >= 2 then
    perform identity.end_challenge(c.id, 'locked', null, p_now);
    return jsonb_build_object('is', 'locked', 'about', identity.about(c));
  end if;
  return jsonb_build_object('is', 'wrong', 'left', 2 - c.tries, 'about', identity.about(c));
end $$;
revoke execute on function identity.verify_code from public;
grant execute on function identity.verify_code to bank_bot;

-- Called by the posting, in its transaction: true once, for the very act, content and customer that the code was asked for.
create function identity.consume_grant(p_grant text, p_customer text, p_act text, p_digest text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.challenges set state = 'used', ended_at = p_now
    where id = p_grant and customer = p_customer and act = p_act and digest = p_digest and state = 'granted'
      and granted_at + identity.grant_life() > p_now;
  if not found then return false; end if;
  perform identity.note(null, p_customer, 'stepUp.used', p_grant, jsonb_build_object('act', p_act, 'digest', p_digest));
  return true;
end $$;
revoke execute on function identity.consume_grant from public;
-- No grant to the bot: only the posting function, which runs as its owner, may use a grant.

-- The customer's own cancel on the page. Answers {is: cancelled, about} | {is: granted | used | expired | locked | void, about} | foreign | unknown.
create function identity.cancel_challenge(p_ticket text, p_viewer text, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
begin
  select * into c from identity.challenges where ticket_hash = p_ticket for update;
  if not found then return jsonb_build_object('is', 'unknown'); end if;
  if p_viewer <> c.customer then return jsonb_build_object('is', 'foreign'); end if;
  if c.state <> 'open' or identity.closed_as(c, p_now) is not null then
    return jsonb_build_object('is', coalesce(identity.closed_as(c, p_now), c.state), 'about', identity.about(c));
  end if;
  perform identity.end_challenge(c.id, 'void', 'cancelled', p_now);
  return jsonb_build_object('is', 'cancelled', 'about', identity.about(c));
end $$;
revoke execute on function identity.cancel_challenge from public;
grant execute on function identity.cancel_challenge to bank_bot;

-- Ends what is open or granted for an act that will not be done as confirmed. Answers how many challenges it ended.
create function identity.void_act(p_act text, p_reason text, p_now timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
  ended integer := 0;
begin
  for c in select * from identity.challenges where act = p_act and state in ('open', 'granted') for update loop
    perform identity.end_challenge(c.id, 'void', p_reason, p_now);
    ended := ended + 1;
  end loop;
  return ended;
end $$;
revoke execute on function identity.void_act from public;
grant execute on function identity.void_act to bank_bot;

-- Ends challenges whose time is over, and grants that no act has used in theirs, and lists them, so that their conversations can be told.
-- Several nodes share the work.
create function identity.expire_challenges(p_now timestamptz, p_max integer) returns setof jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c identity.challenges;
begin
  for c in select * from identity.challenges
      where state = 'open' and expires_at <= p_now or state = 'granted' and granted_at <= p_now - identity.grant_life()
      order by expires_at limit p_max for update skip locked loop
    perform identity.end_challenge(c.id, 'expired', null, p_now);
    return next identity.about(c);
  end loop;
end $$;
revoke execute on function identity.expire_challenges from public;
grant execute on function identity.expire_challenges to bank_bot;
