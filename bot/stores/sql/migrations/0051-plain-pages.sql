-- The page of a plain list, with how many there are: what a month's list asks for costs no sums, and names are looked up for the page alone.

-- The first page of all entries of a customer on these days. Told are the oldest day that can be, how many entries there are, and the page, its rows as
-- those of bank.list_transactions and behind that what the customer calls the account, in both languages.
create function bank.list_page(of_customer text, today date, since date, until date, at_most integer) returns json
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  oldest constant date := today - interval '13 months';
begin
  return (
    select json_build_array(oldest, coalesce(min(f.total), 0), coalesce(json_agg(array[
        f.reference, f.account, right(f.number, 4), f.booked_on::text, (f.at at time zone 'UTC')::text, f.description, f.memo, f.kind, f.category,
        f.minor::text, (f.other is not null)::text, f.other[1], f.other[2], f.alias_zh, f.alias_en]), '[]'))
    from (
      select e.account, e.number, e.alias_zh, e.alias_en, e.booked_on, e.reference, e.at, e.kind, e.memo, e.minor, e.total,
          case
            when e.kind <> 'transfer' then e.description
            when e.line = 3 then '转账手续费'
            when e.customer = of_customer then e.description
            else bank.sender_of(e.customer, e.description)
          end as description,
          case when e.kind = 'transfer' and e.line = 3 then 'fee' else e.category end as category,
          case when e.kind = 'transfer' and e.line < 3 then bank.own_names_at(e.transaction, 3 - e.line, of_customer) end as other
        from (
          select p.transaction, p.line, p.account, p.amount_minor as minor, p.booked_on, a.number, a.alias_zh, a.alias_en, t.reference, t.at, t.kind, t.memo, t.customer,
              t.description, t.category, count(*) over () as total
            from bank.accounts a join bank.postings p on p.account = a.id join bank.transactions t on t.id = p.transaction
            where a.customer = of_customer and t.kind <> 'opening' and p.booked_on between greatest(since, oldest) and least(until, today)
            order by p.booked_on desc, t.at desc, p.transaction desc, p.line limit at_most) e
        offset 0) f);
end $$;
revoke all on function bank.list_page from public;
grant execute on function bank.list_page to bank_bot;
