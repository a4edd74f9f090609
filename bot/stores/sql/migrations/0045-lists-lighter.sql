-- A month's list costs little more than a balance. Each look-up in a plan costs 30 µs and more before its first use, and few entries need one: so the
-- look-ups are functions, called for the entries that need them, and tails and names come from the accounts that are read anyway.

create function bank.sender_of(customer text, otherwise text) returns text language plpgsql stable as $$
begin
  return coalesce((select c.name from bank.customers c where c.id = sender_of.customer), otherwise);
end $$;

create function bank.own_account_of(of_transaction bigint, at_line integer, own_accounts text[]) returns text language plpgsql stable as $$
begin
  return (select p.account from bank.postings p where p.transaction = of_transaction and p.line = at_line and p.account = any (own_accounts));
end $$;

create function bank.was_ordered(of_act text) returns boolean language plpgsql stable as $$
begin
  return exists (select from bank.acts o where o.id = of_act);
end $$;

-- Transactions of one customer up to `today`, newest first, with what they come to; thirteen months are told. Null: no such condition. `words` are
-- LIKE patterns, any of which fits; `way` is 1 for money in, -1 for money out; `unasked`: debits that are told as no transfer and were not ordered in
-- a conversation. Totals are of payment accounts, without what moved between the customer's own. Somebody else's transfer is called by its sender;
-- `other` is the second account of a transfer between the customer's own.
create or replace function bank.find_transactions(
  of_customer text, today date, in_accounts text[], since date, until date, words text[], way integer, of_category text, least_minor bigint,
  most_minor bigint, of_reference text, unasked boolean, skipped integer, at_most integer
) returns json language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  oldest date := today - interval '13 months';
  first_day date := greatest(since, oldest);
  last_day date := least(until, today);
  own_accounts text[];
  own_tails text[]; -- these three in the order of own_accounts
  own_zh text[];
  own_en text[];
  counting text[];
  meant text[];
begin
  select coalesce(array_agg(a.id), '{}'), array_agg(right(a.number, 4)), array_agg(a.alias_zh), array_agg(a.alias_en),
      coalesce(array_agg(a.id) filter (where a.kind = 'current'), '{}')
    into own_accounts, own_tails, own_zh, own_en, counting from bank.accounts a where a.customer = of_customer;
  meant := own_accounts;
  if in_accounts is not null then
    meant := array(select unnest(own_accounts) intersect select unnest(in_accounts));
  end if;
  if of_reference is not null then -- it says on which days to look, so that nobody's years are read for it
    select greatest(first_day, coalesce(min(t.booked_on), 'infinity')), least(last_day, max(t.booked_on)) into first_day, last_day
      from bank.transactions t where t.reference = of_reference;
  end if;
  return (
    with told as materialized (
      select f.* from (
        select p.transaction, p.line, p.account, p.amount_minor as minor, p.booked_on, t.reference, t.at, t.kind, t.memo,
            case
              when t.kind <> 'transfer' then t.description
              when p.line = 3 then '转账手续费'
              when t.customer = of_customer then t.description
              else bank.sender_of(t.customer, t.description)
            end as description,
            case when t.kind = 'transfer' and p.line = 3 then 'fee' else t.category end as category,
            case when t.kind = 'transfer' and p.line < 3 then bank.own_account_of(t.id, 3 - p.line, own_accounts) end as other
          from bank.postings p join bank.transactions t on t.id = p.transaction
          where p.account = any (meant) and p.booked_on between first_day and last_day and t.kind <> 'opening'
            and (way is null or sign(p.amount_minor) = way) and (least_minor is null or abs(p.amount_minor) >= least_minor)
            and (most_minor is null or abs(p.amount_minor) <= most_minor) and (of_reference is null or t.reference = of_reference)
            and (not unasked or (p.amount_minor < 0 and t.category <> 'transfer' and not bank.was_ordered(t.act)))) f
        where (of_category is null or f.category = of_category) and (words is null or lower(concat_ws(' ', f.description, f.memo,
          own_zh[array_position(own_accounts, f.other)], own_en[array_position(own_accounts, f.other)])) like any (words))
    ), page as ( -- the columns are the names that the bot reads
      select f.reference, f.account, own_tails[array_position(own_accounts, f.account)] as tail, f.booked_on as date,
          to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, f.description, f.memo, f.kind, f.category, f.minor::text as minor,
          f.other is not null as own,
          own_zh[array_position(own_accounts, f.other)] as "otherZh", own_en[array_position(own_accounts, f.other)] as "otherEn"
        from told f order by f.booked_on desc, f.at desc, f.transaction desc, f.line offset skipped limit at_most
    )
    select json_build_object(
      'from', oldest, 'total', count(*),
      'inMinor', coalesce(sum(f.minor) filter (where f.minor > 0 and f.other is null and f.account = any (counting)), 0)::text,
      'outMinor', coalesce(-sum(f.minor) filter (where f.minor < 0 and f.other is null and f.account = any (counting)), 0)::text,
      'items', coalesce((select json_agg(i) from page i), '[]'))
    from told f);
end $$;
revoke all on function bank.sender_of, bank.own_account_of, bank.was_ordered from public;

-- An activity with a list and a state with its choices are 2 to 8 kB and stay as they are: compressing them took more time than all else that a turn
-- writes. What is longer than a page is compressed as before.
alter table core.activities set (toast_tuple_target = 8160);
alter table core.conversations set (toast_tuple_target = 8160);
