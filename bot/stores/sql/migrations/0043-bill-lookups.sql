-- Asking what is due on keys that the customer has not saved tells something of other people: whose a key is, and what they owe. Every such key
-- counts, so that nobody can go through keys one by one.
insert into bank.rules (name, value, since) values
  ('billLookupsHour', 10, '2026-01-01'), -- different keys of others asked about by one customer
  ('billLookupsDay', 20, '2026-01-01');

-- Some keys are ID numbers: only their digest is kept.
create table bank.bill_lookups (
  customer text not null references bank.customers,
  key_digest text not null,
  at timestamptz not null,
  primary key (customer, key_digest)
);
create index bill_lookups_by_time on bank.bill_lookups (customer, at);

-- Counts a question about a key that is not the customer's; false when it is one too many. The same key again is free for a day. The customer's row
-- is locked, so that several channels cannot spend one allowance twice.
create function bank.count_bill_lookup(of_customer text, of_key text, now timestamptz)
returns boolean language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  digest text := encode(sha256(convert_to(of_key, 'UTF8')), 'hex');
begin
  perform from bank.customers c where c.id = of_customer for no key update;
  if exists (select from bank.bill_lookups l where l.customer = of_customer and l.key_digest = digest and l.at > now - interval '1 day') then
    return true;
  elsif (select count(*) filter (where l.at > now - interval '1 hour') >= bank.rule_of('billLookupsHour') or count(*) >= bank.rule_of('billLookupsDay')
      from bank.bill_lookups l where l.customer = of_customer and l.at > now - interval '1 day') then
    return false;
  end if;
  insert into bank.bill_lookups as l (customer, key_digest, at) values (of_customer, digest, now)
    on conflict on constraint bill_lookups_pkey do update set at = excluded.at;
  insert into core.audit (turn, customer, what, subject, detail) values (null, of_customer, 'bill.lookedUp', right(of_key, 4), '{}');
  return true;
end $$;

-- The payment that is at this bill already, as a refusal; null where there is none. Its reference is told to nobody but the one who pays.
create or replace function bank.being_paid(wish bank.bill_wish) returns jsonb language plpgsql stable as $$
begin
  return (select case when p.customer = wish.payer
      then bank.refusal('billBeingPaid', jsonb_build_object('reference', jsonb_build_object('t', 'digits', 'v', p.reference, 'as', 'reference')))
      else bank.refusal('billBeingPaidElsewhere', '{}') end
    from bank.bill_payments p where p.type = wish.type and p.bill = wish.bill and p.state in ('held', 'sent', 'unknown', 'rejected'));
end $$;

revoke all on function bank.count_bill_lookup from public;
grant execute on function bank.count_bill_lookup to bank_bot;
