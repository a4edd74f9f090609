-- What a customer asks of the books: lists, totals and single entries, each one statement that reads the rows of its own answer and no others.

-- What an entry was for, by its kind and by the text that the books give it. A core of another house sends this beside the text.
create function bank.category_of(kind text, description text) returns text language sql immutable as $$
  select case
    when kind = 'bill' then 'bill'
    when kind = 'charge' then 'fee'
    when kind = 'transfer' then 'transfer'
    when description ~ '退款' then 'refund'
    when description ~ '利息|结息' then 'interest'
    when description ~ '工资|奖金' then 'salary'
    when description ~ '养老金|退休金' then 'pension'
    when description ~ '津贴|补贴|补助' then 'allowance'
    when description ~ '房租' then 'transfer'
    when description ~ '[水电气话网]费|电视费|保费|社保|医保|公积金|学费|税|罚款' then 'bill'
    when description ~ '早餐|午餐|晚餐|餐厅|饭店|外卖' then 'food'
    when description ~ '药店|医院|诊所' then 'health'
    when description ~ '超市|网购|商场|电器' then 'shopping'
    else 'other'
  end
$$;
alter table bank.transactions add column category text not null generated always as (bank.category_of(kind, description)) stored;
create index transactions_by_bare_reference on bank.transactions (reference);

-- A line knows its day, so that a month of one account is one stretch of one index, however much else is in the books.
alter table bank.postings add column booked_on date;
alter table bank.postings disable trigger postings_are_kept;
update bank.postings p set booked_on = t.booked_on from bank.transactions t where t.id = p.transaction;
alter table bank.postings enable trigger postings_are_kept;
alter table bank.postings alter column booked_on set not null;
drop index bank.postings_of_account;
create index postings_of_account on bank.postings (account, booked_on, transaction);

create function bank.date_posting() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  new.booked_on := (select t.booked_on from bank.transactions t where t.id = new.transaction);
  return new;
end $$;
create trigger postings_are_dated before insert on bank.postings for each row execute function bank.date_posting();
revoke all on function bank.date_posting from public;

-- Transactions of one customer up to `today`, newest first, with what they come to; thirteen months are told. Null: no such condition. `words` are
-- LIKE patterns, any of which fits; `way` is 1 for money in, -1 for money out; `unasked`: debits that are no transfer of the customer's and were not
-- ordered in a conversation. Totals are of payment accounts, without what moved between the customer's own. Somebody else's transfer is called by its
-- sender; `other` is the second account of a transfer between the customer's own.
create function bank.find_transactions(
  of_customer text, today date, in_accounts text[], since date, until date, words text[], way integer, of_category text, least_minor bigint,
  most_minor bigint, of_reference text, unasked boolean, skipped integer, at_most integer
) returns json language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  oldest date := today - interval '13 months';
  first_day date := greatest(since, oldest);
  last_day date := least(until, today);
  own_accounts text[] := array(select a.id from bank.accounts a where a.customer = of_customer);
  meant text[] := own_accounts;
  counting text[] := array(select a.id from bank.accounts a where a.customer = of_customer and a.kind = 'current');
begin
  if in_accounts is not null then
    meant := array(select unnest(own_accounts) intersect select unnest(in_accounts));
  end if;
  if of_reference is not null then -- it says on which days to look, so that nobody's years are read for it
    select greatest(first_day, coalesce(min(t.booked_on), 'infinity')), least(last_day, max(t.booked_on)) into first_day, last_day
      from bank.transactions t where t.reference = of_reference;
  end if;
  return (
    with found as materialized (
      select p.transaction, p.line, p.account, p.amount_minor as minor, p.booked_on, t.reference, t.at, t.kind, t.memo,
          case
            when t.kind <> 'transfer' then t.description
            when p.line = 3 then '转账手续费'
            when t.customer = of_customer then t.description
            else coalesce((select c.name from bank.customers c where c.id = t.customer), t.description)
          end as description,
          case when t.kind = 'transfer' and p.line = 3 then 'fee' else t.category end as category,
          case when t.kind = 'transfer' and p.line < 3 then (
            select o.account from bank.postings o where o.transaction = t.id and o.line = 3 - p.line and o.account = any (own_accounts)) end as other
        from bank.postings p join bank.transactions t on t.id = p.transaction
        where p.account = any (meant) and p.booked_on between first_day and last_day and t.kind <> 'opening'
          and (way is null or sign(p.amount_minor) = way) and (least_minor is null or abs(p.amount_minor) >= least_minor)
          and (most_minor is null or abs(p.amount_minor) <= most_minor) and (of_reference is null or t.reference = of_reference)
          and (not unasked or (p.amount_minor < 0 and t.kind <> 'transfer' and not exists (select from bank.acts o where o.id = t.act)))
    ), told as materialized (
      select f.* from found f
        where (of_category is null or f.category = of_category) and (words is null or lower(concat_ws(' ', f.description, f.memo,
          (select concat_ws(' ', a.alias_zh, a.alias_en) from bank.accounts a where a.id = f.other))) like any (words))
    ), page as (
      select f.* from told f order by f.booked_on desc, f.at desc, f.transaction desc, f.line offset skipped limit at_most
    )
    select json_build_object(
      'from', oldest, 'total', count(*),
      'inMinor', coalesce(sum(f.minor) filter (where f.minor > 0 and f.other is null and f.account = any (counting)), 0)::text,
      'outMinor', coalesce(-sum(f.minor) filter (where f.minor < 0 and f.other is null and f.account = any (counting)), 0)::text,
      'items', coalesce((
        select json_agg(json_build_object(
          'reference', i.reference, 'account', i.account, 'tail', (select right(a.number, 4) from bank.accounts a where a.id = i.account),
          'date', i.booked_on, 'at', bank.iso(i.at), 'description', i.description, 'memo', i.memo, 'kind', i.kind, 'category', i.category,
          'minor', i.minor::text, 'own', i.other is not null, 'otherZh', (select a.alias_zh from bank.accounts a where a.id = i.other),
          'otherEn', (select a.alias_en from bank.accounts a where a.id = i.other))) from page i), '[]'))
    from told f);
end $$;

revoke all on function bank.category_of, bank.find_transactions from public;
grant execute on function bank.find_transactions to bank_bot;
