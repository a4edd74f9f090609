-- Who a customer is: credentials and the tries at them. The bot reads no password hash but through begin_sign_in, and writes nothing here
-- but through functions that audit (DESIGN 4 and 8; PSD2 RTS art. 4: an answer never says which part was wrong).
create schema identity;
grant usage on schema identity to bank_bot;

create table identity.credentials (
  customer text primary key references bank.customers (id),
  password_hash text not null,
  phone text not null,
  id_number text not null unique,
  email text,
  openid text unique
);
create index credentials_phone on identity.credentials (phone);
grant select (customer, phone, email, openid) on identity.credentials to bank_bot;

-- Tries are counted for what was typed (so that a name nobody bears is locked just as one that somebody does) and for the customer behind
-- it. A subject is 'name:<hmac>', 'customer:<id>' or 'nobody:<hmac>': the last keeps the work of an unknown name the same.
create table identity.sign_in_tries (
  subject text primary key,
  wrong integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_tries_last_at on identity.sign_in_tries (last_at);

create function identity.note(p_turn text, p_customer text, p_what text, p_subject text, p_detail jsonb) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into core.audit (turn, customer, what, subject, detail) values (p_turn, p_customer, p_what, p_subject, p_detail);
$$;
revoke execute on function identity.note from public;

-- Counts one try before it is judged, so that parallel guesses cannot pass the counter. Returns until when the subject is locked, or null
-- when this try may be judged. The last try allowed sets the lock at once; a right password lifts it. A lock that is over, or a day without
-- a try, starts the count anew.
create function identity.take_try(p_subject text, p_wrong_max integer, p_lock interval, p_now timestamptz) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen identity.sign_in_tries;
  counted integer;
begin
  insert into identity.sign_in_tries (subject, wrong, last_at) values (p_subject, 0, p_now)
    on conflict (subject) do update set subject = excluded.subject returning * into seen;
  if seen.locked_until > p_now then return seen.locked_until; end if;
  counted := 1 + case when seen.locked_until is not null or seen.last_at < p_now - interval '1 day' then 0 else seen.wrong end;
  update identity.sign_in_tries
    set wrong = counted, last_at = p_now, locked_until = case when counted >= p_wrong_max then p_now + p_lock end
    where subject = p_subject;
  return null;
end $$;
revoke execute on function identity.take_try from public;

-- Opens a try: whose name it is (by phone, ID number or customer number), whether the password may be judged, the hash to judge it by.
-- Locked subjects are taken name first, so two tries never wait for each other in a ring.
create function identity.begin_sign_in(p_name text, p_name_key text, p_wrong_max integer, p_lock interval, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bearers integer;
  bearer text;
  hash text;
  name_locked timestamptz;
  holder_locked timestamptz;
begin
  delete from identity.sign_in_tries where subject in
    (select subject from identity.sign_in_tries where last_at < p_now - interval '1 day' order by last_at limit 20 for update skip locked);
  select count(*), min(customer), min(password_hash) into bearers, bearer, hash
    from identity.credentials where customer = p_name or phone = p_name or id_number = p_name;
  if bearers > 1 then return jsonb_build_object('shared', true); end if;
  name_locked := identity.take_try('name:' || p_name_key, p_wrong_max, p_lock, p_now);
  if name_locked is null then
    holder_locked := identity.take_try(coalesce('customer:' || bearer, 'nobody:' || p_name_key), p_wrong_max, p_lock, p_now);
  end if;
  return jsonb_build_object('shared', false, 'customer', bearer, 'hash', hash, 'lockedUntil', name_locked,
    'judged', bearer is not null and name_locked is null and holder_locked is null);
end $$;
revoke execute on function identity.begin_sign_in from public;
grant execute on function identity.begin_sign_in to bank_bot;

-- Closes a try: right forgets the count of name and customer; wrong tells until when this name is locked, if it now is.
create function identity.end_sign_in(p_name_key text, p_customer text, p_right boolean, p_now timestamptz) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  until timestamptz;
begin
  if p_right then
    delete from identity.sign_in_tries where subject in ('name:' || p_name_key, 'customer:' || p_customer);
    perform identity.note(null, p_customer, 'signIn.right', null, '{}');
    return null;
  end if;
  select locked_until into until from identity.sign_in_tries where subject = 'name:' || p_name_key and locked_until > p_now;
  perform identity.note(null, p_customer, 'signIn.wrong', null, jsonb_build_object('locked', until is not null));
  return until;
end $$;
revoke execute on function identity.end_sign_in from public;
grant execute on function identity.end_sign_in to bank_bot;
