-- What a payment of a bill would be, and the one judgement of it for quotes and payments in every channel.

-- The facts of a payment as they were quoted, confirmed and digested. `bill` is empty for a top-up; `due_minor` and `late_minor` are what the biller
-- told: it judges them again when it is paid.
create type bank.bill_wish as (
  payer text, from_account text, type text, bill text, key text, whose text, amount_minor bigint, fee_minor bigint, due_minor bigint,
  late_minor bigint, due_on text, points smallint
);

create function bank.bill_wish_of(payer text, facts jsonb) returns bank.bill_wish language sql stable as $$
  select row(payer, facts ->> 'fromAccount', facts ->> 'type', facts ->> 'bill', facts ->> 'billKey', facts ->> 'whose', (facts ->> 'amountMinor')::bigint,
    (facts ->> 'feeMinor')::bigint, (facts ->> 'dueMinor')::bigint, (facts ->> 'lateMinor')::bigint, facts ->> 'dueOn',
    (facts ->> 'points')::smallint)::bank.bill_wish
$$;

-- Same rule as dialogs/engine/digest.ts.
create function bank.bill_digest(payer text, facts jsonb) returns text language sql stable as $$
  select bank.digest_of(array['payBill', payer]
    || array(select f.key || e'\x1e' || f.value from jsonb_each_text(facts) f order by f.key collate "C"))
$$;

create function bank.term(key text) returns jsonb language sql immutable as $$
  select jsonb_build_object('t', 'term', 'key', key)
$$;

-- A key as it may be told: keys that are ID numbers by their end only.
create function bank.told_key(of_type text, full_key text) returns text language plpgsql stable as $$
begin
  return (select right(full_key, coalesce(b.told_length, length(full_key))) from bank.billers b where b.type = of_type);
end $$;

-- Bills are no transfers to others: of the limits only those of account classes II and III hold. Null, or the refusal that leaves least.
create function bank.check_bill_limits(wish bank.bill_wish, today date) returns jsonb language plpgsql stable as $$
declare
  broken record;
begin
  select r.code, r.limit_minor, r.left_minor, bank.account_value(right(a.number, 4)) as told into broken
    from bank.accounts a join bank.class_limits c on c.class = a.class
    cross join lateral (
      select coalesce(sum(u.class_minor) filter (where u.day = today), 0)::bigint as day_minor, coalesce(sum(u.class_minor), 0)::bigint as year_minor
        from bank.usage u where u.account = a.id and u.day between date_trunc('year', today)::date and today) used
    cross join lateral (values (1, 'classDaily', c.day_minor, c.day_minor - used.day_minor),
      (2, 'classYearly', c.year_minor, c.year_minor - used.year_minor)) as r (rank, code, limit_minor, left_minor)
    where a.id = wish.from_account and r.limit_minor is not null and wish.amount_minor > r.left_minor order by r.left_minor, r.rank limit 1;
  if not found then
    return null;
  end if;
  return bank.refusal(broken.code, jsonb_build_object(
    'limit', bank.money(broken.limit_minor), 'left', bank.money(greatest(broken.left_minor, 0)), 'account', broken.told));
end $$;

-- Null, or why this amount cannot be paid on it: a top-up by its rule, a bill by what is due.
create function bank.check_bill_amount(wish bank.bill_wish) returns jsonb language plpgsql stable as $$
declare
  rule bank.prepaid;
begin
  if wish.bill = '' then
    select p.* into rule from bank.prepaid p where p.type = wish.type;
    if rule.type is null then
      return bank.refusal('billGone', '{}');
    elsif wish.amount_minor between rule.min_minor and rule.max_minor and wish.amount_minor % rule.step_minor = 0
      and (rule.amounts_minor is null or wish.amount_minor = any (rule.amounts_minor)) then
      return null;
    end if;
    return bank.refusal('topUpAmount', jsonb_build_object('least', bank.money(rule.min_minor), 'most', bank.money(rule.max_minor)));
  elsif wish.amount_minor > wish.due_minor then
    return bank.refusal('overDue', jsonb_build_object('due', bank.money(wish.due_minor)));
  elsif wish.amount_minor < wish.due_minor and not (select b.partial from bank.billers b where b.type = wish.type) then
    return bank.refusal('notPartial', jsonb_build_object('due', bank.money(wish.due_minor)));
  end if;
  return null;
end $$;

-- The payment that is at this bill already, as a refusal; null where there is none.
create function bank.being_paid(wish bank.bill_wish) returns jsonb language plpgsql stable as $$
begin
  return (select bank.refusal('billBeingPaid', jsonb_build_object('reference', jsonb_build_object('t', 'digits', 'v', p.reference, 'as', 'reference')))
    from bank.bill_payments p where p.type = wish.type and p.bill = wish.bill and p.state in ('held', 'sent', 'unknown', 'rejected'));
end $$;

-- Everything that may be wrong with a payment, in the order in which a person would want to hear it; null when it can be done. Decides nothing by
-- itself: the caller holds the locks (payment) or does not need them (quote).
create function bank.assess_bill(wish bank.bill_wish, today date) returns jsonb language plpgsql stable as $$
declare
  payer record;
  refused jsonb;
begin
  select a.status, bank.account_value(right(a.number, 4)) as told,
      case a.kind when 'current' then b.posted_minor - b.held_minor else 0 end as available into payer
    from bank.accounts a join bank.balances b on b.account = a.id where a.id = wish.from_account and a.customer = wish.payer;
  if not found or wish.fee_minor is distinct from bank.fee_of('bill', wish.amount_minor) then
    return bank.refusal('billChanged', '{}');
  elsif payer.status = 'locked' then
    return bank.refusal('accountLocked', jsonb_build_object('account', payer.told));
  end if;
  refused := coalesce(bank.being_paid(wish), bank.check_bill_amount(wish), bank.check_bill_limits(wish, today));
  if refused is not null then
    return refused;
  elsif wish.amount_minor + wish.fee_minor > payer.available then
    return bank.refusal('insufficientFunds', jsonb_build_object('available', bank.money(payer.available), 'account', payer.told));
  end if;
  return null;
end $$;

-- A code is asked for above what may be paid in one day without (DESIGN 7), and for a key that the customer has not saved. What was refunded has not
-- been paid; what is under way counts.
create function bank.bill_needs_code(wish bank.bill_wish, today date) returns boolean language plpgsql stable as $$
begin
  return not exists (select from bank.bill_keys k where k.customer = wish.payer and k.type = wish.type and bank.told_key(k.type, k.key) = wish.key)
    or wish.amount_minor
      + coalesce((select sum(p.amount_minor) from bank.bill_payments p
          where p.customer = wish.payer and p.placed_at >= today::timestamp at time zone 'Asia/Shanghai' and p.state <> 'refunded'), 0)
      > (select r.value from bank.rules r where r.name = 'billDayWithoutCodeMinor');
end $$;

-- The facts of a payment, completed by the bank (fee) and ready to be digested, or why it cannot be. `told` holds all of them but the fee.
create function bank.quote_bill(payer text, told jsonb, now timestamptz)
returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  facts jsonb := told || jsonb_build_object('feeMinor', bank.fee_of('bill', (told ->> 'amountMinor')::bigint)::text);
  wish bank.bill_wish := bank.bill_wish_of(payer, facts);
  refused jsonb := bank.assess_bill(wish, bank.day_of(now));
begin
  return coalesce(refused - 'final', jsonb_build_object(
    'is', 'ok', 'facts', facts, 'feeMinor', facts ->> 'feeMinor', 'arrival', 'arrival.instant', 'stepUp', bank.bill_needs_code(wish, bank.day_of(now))));
end $$;
