-- A session is known by the SHA-256 of its token only. `customer` is null until somebody signs in.
create table identity.sessions (
  token_hash text primary key,
  customer text references bank.customers (id),
  conversation text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_customer on identity.sessions (customer) where revoked_at is null;
create index sessions_conversation on identity.sessions (conversation) where revoked_at is null;
grant select, insert, update (conversation, last_seen_at, revoked_at) on identity.sessions to bank_bot;

-- What a customer needs from us, told once. Only what differs from the default is kept; no row means that nobody has asked yet.
create table identity.profiles (
  customer text primary key references bank.customers (id),
  profile jsonb not null,
  changed_at timestamptz not null
);
grant select on identity.profiles to bank_bot;

-- The one way to change a profile: the change and its audit row stand or fall together.
create function identity.patch_profile(p_customer text, p_patch jsonb, p_turn text, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before jsonb;
  after jsonb;
begin
  insert into identity.profiles (customer, profile, changed_at) values (p_customer, '{}', p_now) on conflict (customer) do nothing;
  select profile into before from identity.profiles where customer = p_customer for update;
  after := before || p_patch;
  if after <> before then
    update identity.profiles set profile = after, changed_at = p_now where customer = p_customer;
    perform identity.note(p_turn, p_customer, 'profile.changed', null, jsonb_build_object('patch', p_patch,
      'before', (select coalesce(jsonb_object_agg(key, before -> key), '{}') from jsonb_object_keys(p_patch) key where before ? key)));
  end if;
  return after;
end $$;
revoke execute on function identity.patch_profile from public;
grant execute on function identity.patch_profile to bank_bot;
