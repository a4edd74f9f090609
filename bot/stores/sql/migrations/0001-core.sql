-- The bot's own schema: audit, outbox and conversations. The bot serves turns as bank_bot, which owns nothing and gets each right by name.

do $$
begin
  if not exists (select from pg_roles where rolname = 'bank_bot') then
    create role bank_bot nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the whole server: another database's migration made it just now
end $$;

-- An owner that is no superuser must be a member to let its sessions take the role; since PostgreSQL 16 membership alone is not enough.
do $$
declare
  needed text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  if not pg_has_role(current_user, 'bank_bot', needed) then
    execute format('grant bank_bot to %I', current_user);
  end if;
end $$;

-- Before PostgreSQL 15 anybody could create tables in schema public.
do $$
begin
  revoke create on schema public from public;
exception when insufficient_privilege or invalid_schema_name then
  null; -- not ours to change
end $$;

create schema if not exists core;
grant usage on schema core to bank_bot;

-- What happened, for ever. Nobody changes a row: not the bot by right, not the owner by trigger.
create table core.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  turn text,
  customer text,
  what text not null,
  subject text,
  detail jsonb not null default '{}'
);
create index audit_customer on core.audit (customer, id);
grant select, insert on core.audit to bank_bot;

create function core.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: its rows are kept as they were written', lower(tg_op), tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_kept before update or delete or truncate on core.audit for each statement execute function core.refuse_change();

-- What is to be sent once the turn is committed. The key makes a repeated turn send once.
create table core.outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  topic text not null,
  key text not null unique,
  payload jsonb not null,
  sent_at timestamptz
);
create index outbox_waiting on core.outbox (topic, id) where sent_at is null;
grant select, insert on core.outbox to bank_bot;
grant update (sent_at) on core.outbox to bank_bot;
