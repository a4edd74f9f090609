-- What is due, as 0037 tells it, in one plan for all bills: a function call for each bill cost twenty times what reading it does.
drop function demo_billers.query(jsonb, date);
drop function demo_billers.told_bill(demo_billers.bills, date);

-- Several questions at once, answered in their order: each {type, key} or {type, bill}. A mobile number can always be topped up.
create function demo_billers.query(asked jsonb, today date) returns json language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return (select json_agg(case
      when k.behaves = 'refuses' then json_build_object('is', 'refuses', 'behaves', k.behaves)
      when k.key is null and q.of_type = 'phone' and q.of_key is not null then
        json_build_object('is', 'known', 'behaves', 'well', 'key', q.of_key, 'holder', '', 'prepaid', true, 'bills', '[]'::json)
      when k.key is null then '{"is": "unknown", "behaves": "well"}'
      else json_build_object('is', 'known', 'behaves', k.behaves, 'key', k.key, 'holder', k.holder, 'prepaid', k.prepaid, 'bills', coalesce(d.bills, '[]'))
      end order by q.place)
    from (select a.place, a.one ->> 'type' as of_type, a.one ->> 'bill' as of_bill, case
          when a.one ? 'key' then a.one ->> 'key'
          else (select b.key from demo_billers.bills b where b.id = a.one ->> 'bill' and b.type = a.one ->> 'type') end as of_key
      from jsonb_array_elements(asked) with ordinality as a (one, place)) q
    left join demo_billers.keys k on k.type = q.of_type and k.key = q.of_key
    left join lateral (
      select json_strip_nulls(json_agg(t)) as bills from (
        select b.id, b.whose, b.due_on as "dueOn", l.days as "daysLate", greatest(b.base_minor + l.minor - b.paid_minor, 0)::text as "dueMinor",
            l.minor::text as "lateMinor", b.paid_on as "paidOn", nullif(b.points, 0) as points,
            case when b.grace_days > 0 then b.due_on + b.grace_days end as "graceUntil"
          from demo_billers.bills b
            cross join lateral (select greatest(today - b.due_on, 0) as days,
              least(b.base_minor, b.base_minor * b.late_percent * greatest(today - b.due_on, 0) / 100) as minor) l
          where b.type = k.type and b.key = k.key and not b.withdrawn and case when q.of_bill is null then b.paid_on is null else b.id = q.of_bill end
          order by b.due_on, b.id) t) d on true);
end $$;
revoke all on function demo_billers.query from public;
grant execute on function demo_billers.query to bank_bot;
