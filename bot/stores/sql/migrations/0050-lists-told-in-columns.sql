-- A month's list costs less: everything about an entry comes from one plan, and its columns are told in their order instead of by name.

-- What the customer calls their account at the other end of a transfer, in Chinese and in English; null where it is none of theirs.
create function bank.own_names_at(of_transaction bigint, at_line integer, of_customer text) returns text[] language plpgsql stable as $$
begin
  return (
    select array[a.alias_zh, a.alias_en] from bank.postings p join bank.accounts a on a.id = p.account
      where p.transaction = of_transaction and p.line = at_line and a.customer = of_customer);
end $$;

-- The same as bank.find_transactions, which stays for nodes that are of the version before. Told are the oldest day that can be, how many entries there
-- are, what came in and went out, and the page, each row an array of texts: reference, account, tail, day, instant in UTC, description, memo, kind,
-- category, fen, whether it went between the customer's own accounts, and then what they call the other one in both languages.
create function bank.list_transactions(
  of_customer text, today date, in_accounts text[], since date, until date, words text[], way integer, of_category text, least_minor bigint,
  most_minor bigint, of_reference text, unasked boolean, skipped integer, at_most integer
) returns json language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  if of_reference is not null then -- it says on which days to look, so that nobody's years are read for it
    select greatest(since, coalesce(min(t.booked_on), 'infinity')), least(until, max(t.booked_on)) into since, until
      from bank.transactions t where t.reference = of_reference;
  end if;
  return (
    with told as materialized (
      select f.* from (
        select p.transaction, p.line, p.account, a.number, a.kind = 'current' as counts, p.amount_minor as minor, p.booked_on, t.reference, t.at, t.kind,
            t.memo,
            case
              when t.kind <> 'transfer' then t.description
              when p.line = 3 then '转账手续费'
              when t.customer = of_customer then t.description
              else bank.sender_of(t.customer, t.description)
            end as description,
            case when t.kind = 'transfer' and p.line = 3 then 'fee' else t.category end as category,
            case when t.kind = 'transfer' and p.line < 3 then bank.own_names_at(t.id, 3 - p.line, of_customer) end as other
          from bank.accounts a join bank.postings p on p.account = a.id join bank.transactions t on t.id = p.transaction
          where a.customer = of_customer and (in_accounts is null or a.id = any (in_accounts)) and t.kind <> 'opening'
            and p.booked_on between greatest(since, (today - interval '13 months')::date) and least(until, today)
            and (way is null or sign(p.amount_minor) = way) and (least_minor is null or abs(p.amount_minor) >= least_minor)
            and (most_minor is null or abs(p.amount_minor) <= most_minor) and (of_reference is null or t.reference = of_reference)
            and (not unasked or (p.amount_minor < 0 and t.category <> 'transfer' and not bank.was_ordered(t.act)))) f
        where (of_category is null or f.category = of_category)
          and (words is null or lower(concat_ws(' ', f.description, f.memo, f.other[1], f.other[2])) like any (words))
    )
    select json_build_array(
      (today - interval '13 months')::date, count(*),
      coalesce(sum(f.minor) filter (where f.minor > 0 and f.other is null and f.counts), 0)::text,
      coalesce(-sum(f.minor) filter (where f.minor < 0 and f.other is null and f.counts), 0)::text,
      to_json(array(
        select array[f.reference, f.account, right(f.number, 4), f.booked_on::text, (f.at at time zone 'UTC')::text, f.description, f.memo, f.kind,
            f.category, f.minor::text, (f.other is not null)::text, f.other[1], f.other[2]]
          from told f order by f.booked_on desc, f.at desc, f.transaction desc, f.line offset skipped limit at_most)))
    from told f);
end $$;
revoke all on function bank.own_names_at, bank.list_transactions from public;
grant execute on function bank.list_transactions to bank_bot;
