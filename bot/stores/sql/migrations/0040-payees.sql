-- Payees before they are saved: whose an account or a mobile number is. A name is told masked (王*兰); the whole one only to a customer who has
-- said nearly that name (confirmation of payee, close match). Every question counts, so that nobody can harvest names.
alter table bank.payees add romanised text;
create unique index payees_once on bank.payees (customer, pays, number) where removed_at is null;

-- The banks that a payee can be at, by term key, in the order in which they are offered.
create table bank.banks (
  id text primary key,
  position smallint not null
);
insert into bank.banks values ('bank.demo', 0), ('bank.cityDemo', 1), ('bank.ruralDemo', 2);

insert into bank.rules (name, value, since) values
  ('payeesMax', 200, '2026-01-01'), -- saved by one customer
  ('payeeLookupsHour', 10, '2026-01-01'), -- different numbers asked about by one customer
  ('payeeLookupsDay', 20, '2026-01-01'),
  ('payeeNamesPerNumber', 3, '2026-01-01'), -- different names said to one number within a day
  ('payeeRestoreMinutes', 10, '2026-01-01');

create table bank.payee_lookups (
  customer text not null references bank.customers,
  pays text not null,
  number text not null,
  names text[] not null,
  at timestamptz not null,
  primary key (customer, pays, number)
);
create index payee_lookups_by_time on bank.payee_lookups (customer, at);

-- A rule that nobody has set allows nothing.
create function bank.rule_of(rule text) returns bigint language sql stable as $$
  select coalesce((select r.value from bank.rules r where r.name = rule), 0)
$$;

-- The check digit of ISO/IEC 7812-1, annex B; of a mobile number only its shape can be checked.
create function bank.is_number(of_kind text, number text) returns boolean language plpgsql immutable as $$
begin
  if of_kind = 'mobile' then
    return number ~ '^1[3-9][0-9]{9}$';
  end if;
  return of_kind = 'account' and number ~ '^[0-9]{16,19}$' and (
    select sum(case when d.place % 2 = 1 then d.digit::integer when d.digit > '4' then d.digit::integer * 2 - 9 else d.digit::integer * 2 end) % 10 = 0
    from regexp_split_to_table(reverse(number), '') with ordinality as d (digit, place));
end $$;

-- 王秀兰 as 王*兰, 周海 as 周*, Emma Clark as E**.
create function bank.mask_name(name text) returns text language sql immutable as $$
  select case
    when name !~ '^[\u4e00-\u9fff]' then left(name, 1) || '**'
    when char_length(name) <= 2 then left(name, 1) || '*'
    else left(name, 1) || repeat('*', least(char_length(name) - 2, 2)) || right(name, 1) end
$$;

create function bank.fold_name(name text) returns text language sql immutable as $$
  select lower(regexp_replace(normalize(name, nfkc), '[\s·•.]', '', 'g'))
$$;

-- One sign more, less or other, or two that changed places. Of two signs no one may differ: that is another name.
create function bank.is_close(one text, other text) returns boolean language plpgsql immutable as $$
declare
  same integer := 0;
begin
  if least(length(one), length(other)) < 3 or abs(length(one) - length(other)) > 1 then
    return false;
  end if;
  while same < least(length(one), length(other)) and substr(one, same + 1, 1) = substr(other, same + 1, 1) loop
    same := same + 1;
  end loop;
  one := substr(one, same + 1);
  other := substr(other, same + 1);
  while one <> '' and right(one, 1) = right(other, 1) loop
    one := left(one, -1);
    other := left(other, -1);
  end loop;
  return (length(one) <= 1 and length(other) <= 1) or (length(one) = 2 and one = reverse(other));
end $$;

-- Whose a number is; all null where nobody here knows it. `customer` is null for people who only ever receive.
create type bank.holder as (name text, romanised text, bank text, customer text);
create function bank.holder_of(of_kind text, of_number text) returns bank.holder language plpgsql stable as $$
declare
  holder bank.holder;
begin
  if of_kind = 'mobile' then
    select m.name, c.romanised, m.bank, a.customer into holder from bank.mobiles m
      left join bank.accounts a on a.number = m.number left join bank.customers c on c.id = a.customer where m.mobile = of_number;
  else
    select a.holder, c.romanised, 'bank.demo', a.customer into holder from bank.accounts a
      left join bank.customers c on c.id = a.customer where a.number = of_number and a.kind = 'current';
  end if;
  return holder;
end $$;

create function bank.name_check(said text, holder bank.holder) returns text language sql immutable as $$
  select case
    when said in ('', bank.mask_name(holder.name)) then 'notAsked'
    when bank.fold_name(said) in (bank.fold_name(holder.name), bank.fold_name(holder.romanised)) then 'match'
    when bank.is_close(bank.fold_name(said), bank.fold_name(holder.name)) then 'close'
    else 'none' end
$$;

-- A saved payee as it may be told: name, bank and tail, and its id for what can be done with it next.
create function bank.told_payee(p bank.payees) returns jsonb language sql immutable as $$
  select jsonb_build_object('payee', jsonb_build_object('t', 'name', 'v', p.name), 'to', bank.account_value(right(p.number, 4))
    || jsonb_build_object('bank', p.bank), 'id', jsonb_build_object('t', 'said', 'v', p.id))
$$;

-- What can be said of a number without telling whose it is: that it is none, saved already, or the customer's own. Null where there is nothing.
create function bank.known_number(of_customer text, of_kind text, of_number text) returns jsonb language plpgsql stable as $$
declare
  saved bank.payees;
begin
  if not bank.is_number(of_kind, of_number) then
    return bank.refusal('badNumber', '{}');
  end if;
  select p.* into saved from bank.payees p
    where p.customer = of_customer and p.pays = of_kind and p.number = of_number and p.removed_at is null;
  if found then
    return bank.refusal('payeeSaved', bank.told_payee(saved));
  elsif (bank.holder_of(of_kind, of_number)).customer = of_customer then
    return bank.refusal('ownAccount', jsonb_build_object('account', bank.account_value(right(of_number, 4))));
  end if;
  return null;
end $$;

-- Counts a question about a number, and the names said to it; false when it is one too many. The same question again is free for a day. The
-- customer's row is locked, so that several channels cannot spend one allowance twice.
create function bank.count_lookup(of_customer text, of_kind text, of_number text, said text, now timestamptz) returns boolean language plpgsql volatile as $$
declare
  tried text[];
begin
  perform from bank.customers c where c.id = of_customer for no key update;
  select l.names into tried from bank.payee_lookups l
    where l.customer = of_customer and l.pays = of_kind and l.number = of_number and l.at > now - interval '1 day';
  if not found then
    if (select count(*) filter (where l.at > now - interval '1 hour') >= bank.rule_of('payeeLookupsHour') or count(*) >= bank.rule_of('payeeLookupsDay')
        from bank.payee_lookups l where l.customer = of_customer and l.at > now - interval '1 day') then
      return false;
    end if;
    tried := '{}';
    insert into bank.payee_lookups as l (customer, pays, number, names, at) values (of_customer, of_kind, of_number, tried, now)
      on conflict on constraint payee_lookups_pkey do update set names = excluded.names, at = excluded.at;
    insert into core.audit (turn, customer, what, subject, detail)
      values (null, of_customer, 'payee.lookedUp', right(of_number, 4), jsonb_build_object('pays', of_kind));
  end if;
  if said = '' or bank.fold_name(said) = any (tried) then
    return true;
  elsif cardinality(tried) >= bank.rule_of('payeeNamesPerNumber') then
    return false;
  end if;
  update bank.payee_lookups l set names = tried || bank.fold_name(said) where l.customer = of_customer and l.pays = of_kind and l.number = of_number;
  return true;
end $$;

-- Whose a number is, before anything else is asked. Answers {is: found, name (masked), bank, tail} | {is: elsewhere, banks}: a whole account
-- number that is none of this bank's | a refusal.
create function bank.find_payee(of_customer text, of_kind text, of_number text, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  refused jsonb := bank.known_number(of_customer, of_kind, of_number);
  holder bank.holder;
begin
  if refused is not null then
    return refused - 'final';
  elsif not bank.count_lookup(of_customer, of_kind, of_number, '', now) then
    return bank.refusal('tooManyLookups', '{}') - 'final';
  end if;
  holder := bank.holder_of(of_kind, of_number);
  if holder.name is not null then
    return jsonb_build_object('is', 'found', 'name', bank.mask_name(holder.name), 'bank', holder.bank, 'tail', right(of_number, 4));
  elsif of_kind = 'mobile' then
    return bank.refusal('mobileNotRegistered', '{}') - 'final';
  end if;
  return jsonb_build_object('is', 'elsewhere', 'banks', (select jsonb_agg(b.id order by b.position) from bank.banks b where b.id <> 'bank.demo'));
end $$;

-- The facts of a new payee, completed by the bank and ready to be digested, or why it cannot be saved. `wish`: pays, number, bank, name, alias,
-- each '' where it was not said. The saved name is the registered one where the customer has said it or nearly it, else the masked one.
create function bank.assess_payee(of_customer text, wish jsonb) returns jsonb language plpgsql stable as $$
declare
  refused jsonb := bank.known_number(of_customer, wish ->> 'pays', wish ->> 'number');
  holder bank.holder := bank.holder_of(wish ->> 'pays', wish ->> 'number');
  checked text := 'notPossible';
begin
  if refused is not null then
    return refused;
  elsif (select count(*) >= bank.rule_of('payeesMax') from bank.payees p where p.customer = of_customer and p.removed_at is null) then
    return bank.refusal('payeesFull', jsonb_build_object('limit', jsonb_build_object('t', 'count', 'v', bank.rule_of('payeesMax'))));
  elsif holder.name is null and wish ->> 'pays' = 'mobile' then
    return bank.refusal('mobileNotRegistered', '{}');
  elsif holder.name is null then
    if wish ->> 'name' = '' or not exists (select from bank.banks b where b.id = wish ->> 'bank' and b.id <> 'bank.demo') then
      return bank.refusal('noSuchAccount', '{}');
    end if;
  elsif wish ->> 'bank' not in ('', holder.bank) then
    return bank.refusal('noSuchAccount', '{}');
  else
    checked := bank.name_check(wish ->> 'name', holder);
    if checked = 'none' then
      return bank.refusal('nameMismatch', jsonb_build_object('payee', jsonb_build_object('t', 'name', 'v', bank.mask_name(holder.name))));
    end if;
    wish := wish || jsonb_build_object('bank', holder.bank, 'name', case checked when 'notAsked' then bank.mask_name(holder.name) else holder.name end);
  end if;
  return jsonb_build_object('is', 'ok', 'facts', wish || '{"what": "addPayee"}', 'check', checked);
end $$;

create function bank.quote_payee(of_customer text, wish jsonb, now timestamptz)
returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  refused jsonb := bank.known_number(of_customer, wish ->> 'pays', wish ->> 'number');
begin
  if refused is null and not bank.count_lookup(of_customer, wish ->> 'pays', wish ->> 'number', wish ->> 'name', now) then
    refused := bank.refusal('tooManyLookups', '{}');
  end if;
  return coalesce(refused, bank.assess_payee(of_customer, wish)) - 'final';
end $$;

revoke all on function bank.find_payee, bank.quote_payee, bank.assess_payee, bank.count_lookup, bank.known_number, bank.told_payee, bank.name_check,
  bank.holder_of, bank.is_close, bank.fold_name, bank.mask_name, bank.is_number, bank.rule_of from public;
grant execute on function bank.find_payee, bank.quote_payee, bank.rule_of to bank_bot;
grant select on bank.banks to bank_bot;
