-- The demo's twelve billers, as if they were other houses: books of their own, which the bank reads and writes only by asking. Empty without the demo.
create schema demo_billers;

-- `holder` as it is told to strangers. `behaves` is the demo's switch: `late` books at once and answers when nobody waits any more, `never` neither
-- books nor answers, not even about it, `lost` books nothing and later knows of nothing, `refuses` takes no payment.
create table demo_billers.keys (
  type text not null,
  key text not null,
  holder text not null,
  prepaid boolean not null default false,
  behaves text not null default 'well' check (behaves in ('well', 'late', 'never', 'lost', 'refuses')),
  primary key (type, key)
);

-- Being late costs `late_percent` of the amount a day, up to the amount itself (a fine: 3 %, Administrative Penalty Law art. 72).
create table demo_billers.bills (
  id text primary key,
  type text not null,
  key text not null,
  base_minor bigint not null check (base_minor > 0),
  due_on date not null,
  late_percent integer not null default 0,
  grace_days integer not null default 0,
  points integer not null default 0,
  whose text,
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  paid_on date,
  withdrawn boolean not null default false,
  foreign key (type, key) references demo_billers.keys
);
create index bills_of_key on demo_billers.bills (type, key);

-- One row for each reference that a bank has paid under: asked again, it answers the same. `answer` is null where it will never say.
create table demo_billers.payments (
  reference text primary key,
  bill text,
  key text not null,
  amount_minor bigint not null,
  behaves text not null,
  answer jsonb
);

create function demo_billers.late_minor(bill demo_billers.bills, today date) returns bigint language sql immutable as $$
  select least(bill.base_minor, bill.base_minor * bill.late_percent * greatest(today - bill.due_on, 0) / 100)
$$;

create function demo_billers.told_bill(bill demo_billers.bills, today date) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object('id', bill.id, 'whose', bill.whose, 'dueOn', bill.due_on, 'daysLate', greatest(today - bill.due_on, 0),
    'dueMinor', greatest(bill.base_minor + demo_billers.late_minor(bill, today) - bill.paid_minor, 0)::text,
    'lateMinor', demo_billers.late_minor(bill, today)::text, 'paidOn', bill.paid_on, 'points', nullif(bill.points, 0),
    'graceUntil', case when bill.grace_days > 0 then bill.due_on + bill.grace_days end))
$$;

-- Several questions at once, answered in their order: each {type, key} or {type, bill}. A mobile number can always be topped up.
create function demo_billers.query(asked jsonb, today date) returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return (select jsonb_agg(case
      when k.behaves = 'refuses' then jsonb_build_object('is', 'refuses', 'behaves', k.behaves)
      when k.key is null and q.of_type = 'phone' and q.of_key is not null then
        jsonb_build_object('is', 'known', 'behaves', 'well', 'key', q.of_key, 'holder', '', 'prepaid', true, 'bills', '[]'::jsonb)
      when k.key is null then '{"is": "unknown", "behaves": "well"}'
      else jsonb_build_object('is', 'known', 'behaves', k.behaves, 'key', k.key, 'holder', k.holder, 'prepaid', k.prepaid, 'bills', coalesce(
        (select jsonb_agg(demo_billers.told_bill(b, today) order by b.due_on, b.id) from demo_billers.bills b
          where b.type = k.type and b.key = k.key and not b.withdrawn and case when q.of_bill is null then b.paid_on is null else b.id = q.of_bill end),
        '[]')) end order by q.place)
    from (select a.place, a.one ->> 'type' as of_type, a.one ->> 'bill' as of_bill,
        coalesce(a.one ->> 'key', (select b.key from demo_billers.bills b where b.id = a.one ->> 'bill' and b.type = a.one ->> 'type')) as of_key
      from jsonb_array_elements(asked) with ordinality as a (one, place)) q
    left join demo_billers.keys k on k.type = q.of_type and k.key = q.of_key);
end $$;

-- Why a bill cannot be paid by this amount; null when it can.
create function demo_billers.objection(bill demo_billers.bills, amount_minor bigint, today date) returns jsonb language plpgsql stable as $$
begin
  return case
    when bill.id is null or bill.withdrawn then '{"is": "rejected", "why": "gone"}'
    when bill.paid_on is not null then jsonb_build_object('is', 'rejected', 'why', 'paid', 'on', bill.paid_on)
    when amount_minor > bill.base_minor + demo_billers.late_minor(bill, today) - bill.paid_minor then '{"is": "rejected", "why": "changed"}'
  end;
end $$;

create function demo_billers.judge(how text, bill demo_billers.bills, of_reference text, of_bill text, amount_minor bigint, today date)
returns jsonb language plpgsql stable as $$
begin
  return coalesce(case how when 'refuses' then '{"is": "rejected", "why": "refused"}'::jsonb end,
    case when of_bill is not null then demo_billers.objection(bill, amount_minor, today) end,
    jsonb_build_object('is', 'posted', 'serial', left(encode(sha256(convert_to(of_reference, 'UTF8')), 'hex'), 12)));
end $$;

-- Takes a payment once for its reference. {behaves, answer}: what the answer is, and how this biller is about giving it.
create function demo_billers.pay(of_reference text, of_type text, of_bill text, of_key text, amount_minor bigint, today date)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  bill demo_billers.bills;
  how text;
  said jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('demo_billers' || e'\x1f' || of_reference, 0));
  select b.* into bill from demo_billers.bills b where b.id = of_bill and b.type = of_type for no key update;
  how := coalesce((select k.behaves from demo_billers.keys k where k.type = of_type and k.key = coalesce(bill.key, of_key)), 'well');
  if how = 'lost' or exists (select from demo_billers.payments p where p.reference = of_reference) then
    return jsonb_build_object('behaves', how, 'answer', (select p.answer from demo_billers.payments p where p.reference = of_reference));
  end if;
  said := case when how <> 'never' then demo_billers.judge(how, bill, of_reference, of_bill, amount_minor, today) end;
  insert into demo_billers.payments (reference, bill, key, amount_minor, behaves, answer)
    values (of_reference, of_bill, coalesce(bill.key, of_key), pay.amount_minor, how, said);
  if said ->> 'is' = 'posted' then
    update demo_billers.bills b set paid_minor = b.paid_minor + pay.amount_minor,
        paid_on = case when b.paid_minor + pay.amount_minor >= b.base_minor + demo_billers.late_minor(b, today) then today end
      where b.id = of_bill;
  end if;
  return jsonb_build_object('behaves', how, 'answer', said);
end $$;

-- What became of a payment under a reference: `answer` is null where it says nothing (`never`) or knows of nothing.
create function demo_billers.status(of_reference text) returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return coalesce((select jsonb_build_object('behaves', p.behaves, 'answer', p.answer) from demo_billers.payments p where p.reference = of_reference),
    '{"behaves": "well", "answer": null}');
end $$;

revoke all on all functions in schema demo_billers from public;
grant usage on schema demo_billers to bank_bot;
grant execute on function demo_billers.query, demo_billers.pay, demo_billers.status to bank_bot;
