-- What a transfer would be, who receives it, and the one evaluator of limits for quotes and postings in every channel.

-- The facts of a transfer as they were quoted, confirmed and digested. `payee` is null between the customer's own accounts.
create type bank.transfer as (
  payer text, from_account text, payee text, to_account text, amount_minor bigint, fee_minor bigint, arrival text, memo text
);
-- Where the money would go: `account` in our books (the rail for other banks); `leaves` when it is no longer the payer's own.
create type bank.receiver as (
  account text, name text, bank text, number text, route text, leaves boolean
);

create function bank.facts_of(wish bank.transfer) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'fromAccount', wish.from_account, 'payee', coalesce(wish.payee, ''), 'toAccount', wish.to_account, 'amountMinor', wish.amount_minor::text,
    'feeMinor', wish.fee_minor::text, 'arrival', wish.arrival, 'memo', wish.memo)
$$;

create function bank.transfer_digest(wish bank.transfer) returns text language sql stable as $$
  select bank.digest_of(array['transfer', wish.payer, 'amountMinor' || e'\x1e' || wish.amount_minor, 'arrival' || e'\x1e' || wish.arrival,
    'feeMinor' || e'\x1e' || wish.fee_minor, 'fromAccount' || e'\x1e' || wish.from_account, 'memo' || e'\x1e' || wish.memo,
    'payee' || e'\x1e' || coalesce(wish.payee, ''), 'toAccount' || e'\x1e' || wish.to_account])
$$;

create function bank.fee_of(of_route text, amount bigint) returns bigint language plpgsql stable as $$
begin
  return (select f.fee_minor from bank.fee_tiers f where f.route = of_route and amount <= f.up_to_minor order by f.up_to_minor limit 1);
end $$;

-- Null when the payee was removed, its mobile number is registered nowhere, or the account is none that can receive.
create function bank.receiver_of(wish bank.transfer) returns bank.receiver language plpgsql stable as $$
declare
  payee record;
  receiver bank.receiver;
begin
  if wish.payee is null then
    select a.id, a.holder, 'bank.demo', a.id, 'thisBank', false into receiver
      from bank.accounts a where a.id = wish.to_account and a.customer = wish.payer and a.kind = 'current';
    return receiver;
  end if;
  select p.name, p.pays, p.number as known_as, coalesce(m.bank, p.bank) as bank, coalesce(m.number, p.number) as number into payee
    from bank.payees p left join bank.mobiles m on p.pays = 'mobile' and m.mobile = p.number
    where p.id = wish.payee and p.customer = wish.payer and p.removed_at is null and (p.pays = 'account' or m.mobile is not null);
  if not found then
    return null;
  elsif payee.bank = 'bank.demo' then
    select a.id, payee.name, payee.bank, payee.known_as, 'thisBank', a.customer is distinct from wish.payer into receiver
      from bank.accounts a where a.number = payee.number and a.kind = 'current';
    return receiver;
  end if;
  return row('house-rail', payee.name, payee.bank, payee.known_as, case payee.pays when 'mobile' then 'mobile' else 'otherBank' end, true)::bank.receiver;
end $$;

-- What the limits of one transfer are measured by: what was agreed, what was sent today and this year, and the room in the receiving account.
create type bank.measures as (
  agreed bigint, sent bigint, times integer, code_day bigint, certificate_day bigint, count_day integer,
  class_day bigint, class_year bigint, class_sent bigint, class_sent_year bigint, room_limit bigint, room_used bigint
);
create function bank.measures_of(wish bank.transfer, receiver bank.receiver, today date) returns bank.measures language plpgsql stable as $$
declare
  m bank.measures;
begin
  select s.day_minor, s.year_minor, t.balance_minor, b.posted_minor into m.class_day, m.class_year, m.room_limit, m.room_used
    from bank.accounts r join bank.class_limits t on t.class = r.class join bank.balances b on b.account = r.id
    left join (bank.accounts a join bank.class_limits s on s.class = a.class) on a.id = wish.from_account and a.bound_to is distinct from r.id
    where r.id = receiver.account;
  if m.class_day is not null then
    select coalesce(sum(u.class_minor) filter (where u.day = today), 0), coalesce(sum(u.class_minor), 0) into m.class_sent, m.class_sent_year
      from bank.usage u where u.account = wish.from_account and u.day between date_trunc('year', today)::date and today;
  end if;
  if receiver.leaves then
    select c.agreed_day_minor, coalesce(sum(u.others_minor), 0), coalesce(sum(u.others_count), 0),
        (select r.value from bank.rules r where r.name = 'codeDayMinor'), (select r.value from bank.rules r where r.name = 'certificateDayMinor'),
        (select r.value from bank.rules r where r.name = 'othersDayCount')
      into m.agreed, m.sent, m.times, m.code_day, m.certificate_day, m.count_day
      from bank.customers c left join bank.usage u on u.customer = c.id and u.day = today where c.id = wish.payer group by c.id;
  end if;
  return m;
end $$;

-- Null, or the refusal by the broken rule that leaves least, so that what it says is still possible today really is. Sources: the limits agreed with
-- the customer (PBoC 2016/261, c), a certificate over 50,000 a day to others (d), account classes II and III. A rule that does not apply is null.
create function bank.check_limits(wish bank.transfer, receiver bank.receiver, today date) returns jsonb language plpgsql stable as $$
declare
  m bank.measures := bank.measures_of(wish, receiver, today);
  broken record;
  told jsonb := '{}';
begin
  select r.* into broken from (values
      (1, 'perTransferLimit', m.agreed, m.agreed),
      (2, 'dailyLimit', least(m.agreed, m.certificate_day), least(m.agreed, m.certificate_day) - m.sent),
      -- For everybody: holding a certificate is not using it, and the only factor so far is the one-time code.
      (3, 'certificateNeeded', m.code_day, m.code_day - m.sent),
      (4, 'dailyCount', case when m.times >= m.count_day then m.count_day end, 0),
      (5, 'classDaily', m.class_day, m.class_day - m.class_sent),
      (6, 'classYearly', m.class_year, m.class_year - m.class_sent_year),
      (7, 'classBalance', m.room_limit, m.room_limit - m.room_used)
    ) as r (rank, code, limit_minor, left_minor)
    where r.limit_minor is not null and wish.amount_minor > r.left_minor order by r.left_minor, r.rank limit 1;
  if not found then
    return null;
  elsif broken.code = 'dailyCount' then
    return bank.refusal('dailyCount', jsonb_build_object('limit', jsonb_build_object('t', 'count', 'v', broken.limit_minor)));
  end if;
  if broken.code in ('dailyLimit', 'classDaily', 'classYearly') then
    told := told || jsonb_build_object('left', bank.money(greatest(broken.left_minor, 0)));
  end if;
  if broken.code like 'class%' then
    told := told || jsonb_build_object('account', (select bank.account_value(right(a.number, 4)) from bank.accounts a
      where a.id = case broken.code when 'classBalance' then receiver.account else wish.from_account end));
  end if;
  return bank.refusal(broken.code, told || jsonb_build_object('limit', bank.money(broken.limit_minor)));
end $$;

-- Everything that may be wrong with a transfer, in the order in which a person would want to hear it; null when it can be posted. Decides nothing by
-- itself: the caller holds the locks (posting) or does not need them (quote).
create function bank.assess_transfer(wish bank.transfer, receiver bank.receiver, today date) returns jsonb language plpgsql stable as $$
declare
  sender record;
  refused jsonb;
begin
  select a.id, a.kind, a.status, bank.account_value(right(a.number, 4)) as told,
      case a.kind when 'current' then b.posted_minor - b.held_minor else 0 end as available into sender
    from bank.accounts a join bank.balances b on b.account = a.id where a.id = wish.from_account and a.customer = wish.payer;
  if not found then
    return bank.refusal('quoteChanged', '{}');
  elsif receiver.account is null then
    return bank.refusal('payeeGone', '{}');
  elsif receiver.account = sender.id then
    return bank.refusal('sameAccount', '{}');
  elsif sender.status = 'locked' then
    return bank.refusal('accountLocked', jsonb_build_object('account', sender.told));
  elsif wish.to_account <> receiver.number or wish.arrival <> 'arrival.instant'
    or wish.fee_minor is distinct from bank.fee_of(receiver.route, wish.amount_minor) then
    return bank.refusal('quoteChanged', '{}');
  end if;
  refused := bank.check_limits(wish, receiver, today);
  if refused is not null then
    return refused;
  elsif wish.amount_minor + wish.fee_minor > sender.available then
    return bank.refusal('insufficientFunds', jsonb_build_object('available', bank.money(sender.available), 'account', sender.told));
  end if;
  return null;
end $$;

-- The facts of a transfer, completed by the bank (fee, arrival, receiving account) and ready to be digested, or why it cannot be.
create function bank.quote_transfer(payer text, from_account text, payee text, to_account text, amount_minor bigint, memo text, now timestamptz)
returns jsonb language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  wish bank.transfer := row(payer, from_account, payee, to_account, amount_minor, 0, 'arrival.instant', memo);
  receiver bank.receiver := bank.receiver_of(wish);
  refused jsonb;
begin
  if amount_minor not between 1 and 999999999999999 then
    raise exception 'an amount is 1 to 999999999999999 fen' using errcode = 'numeric_value_out_of_range';
  end if;
  wish.to_account := receiver.number;
  wish.fee_minor := bank.fee_of(receiver.route, amount_minor);
  refused := bank.assess_transfer(wish, receiver, bank.day_of(now));
  return coalesce(refused - 'final', jsonb_build_object(
    'is', 'ok', 'facts', bank.facts_of(wish), 'feeMinor', wish.fee_minor::text, 'arrival', wish.arrival, 'stepUp', receiver.leaves));
end $$;
