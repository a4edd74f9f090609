-- Bills: who sends them, whose keys a customer has saved, and the one life of a payment. What is due is in the billers' own books, not in ours.

-- `name` stands in the account's history. `told_length`: of a key that is somebody's ID number only so many last characters are ever told.
create table bank.billers (
  type text primary key,
  name text not null,
  key_pattern text not null,
  key_example text not null,
  told_length smallint check (told_length between 4 and 18),
  partial boolean not null
);

-- What can be topped up; where `amounts_minor` is there, only by these amounts.
create table bank.prepaid (
  type text primary key references bank.billers,
  min_minor bigint not null check (min_minor > 0),
  max_minor bigint not null check (max_minor >= min_minor),
  step_minor bigint not null check (step_minor > 0),
  amounts_minor bigint[]
);

-- `whose` where it is not the customer's own; `debits`: automatic debit is on and pays each bill of this key on the day it is due.
create table bank.bill_keys (
  customer text not null references bank.customers,
  type text not null references bank.billers,
  key text not null,
  position smallint not null default 0,
  whose text,
  debits boolean not null default false,
  primary key (customer, type, key)
);

-- The life of a payment (DESIGN 7): every change there may be, and no other. `sent` is stored before the biller is asked, so that a payment that is
-- found `held` has certainly never reached it; what nobody has answered is `unknown` until our reference has been asked about.
create table bank.bill_life (
  state text not null,
  event text not null,
  next text not null,
  primary key (state, event)
);
insert into bank.bill_life (state, event, next) values
  ('held', 'send', 'sent'),
  ('held', 'refund', 'refunded'),
  ('sent', 'post', 'posted'),
  ('sent', 'reject', 'rejected'),
  ('sent', 'lose', 'unknown'),
  ('rejected', 'refund', 'refunded'),
  ('unknown', 'post', 'posted'),
  ('unknown', 'refund', 'refunded');

-- One row a payment, by the act that ordered it. `bill` is the biller's own id, null for a top-up; `key` as it may be told; `class_minor` is what it
-- counts against the class of its account. The last lines are the asking (how often, when next, how often the biller knew nothing) and the telling.
create table bank.bill_payments (
  act text primary key,
  customer text not null references bank.customers,
  reference text not null,
  digest text not null,
  type text not null references bank.billers,
  bill text,
  key text not null,
  whose text not null default '',
  points smallint not null default 0,
  account text not null references bank.accounts,
  amount_minor bigint not null check (amount_minor > 0),
  fee_minor bigint not null check (fee_minor >= 0),
  class_minor bigint not null check (class_minor >= 0),
  conversation text,
  placed_at timestamptz not null,
  state text not null default 'held' check (state in ('held', 'sent', 'unknown', 'rejected', 'posted', 'refunded')),
  serial text,
  ended_at timestamptz,
  asked integer not null default 0,
  unheard integer not null default 0,
  next_at timestamptz,
  told_at timestamptz,
  unique (customer, reference),
  check ((state in ('posted', 'refunded')) = (ended_at is not null)),
  check ((state = 'posted') = (serial is not null))
);
-- One bill is paid by one payment at a time, whoever pays it and through whichever channel.
create unique index bill_being_paid on bank.bill_payments (type, bill) where state in ('held', 'sent', 'unknown', 'rejected');
create index bill_payments_of_customer on bank.bill_payments (customer, placed_at);
create index bills_to_ask_about on bank.bill_payments (next_at) where next_at is not null;
create index bills_to_tell_of on bank.bill_payments (ended_at) where ended_at is not null and told_at is null;

-- Everything a biller has ever answered about a payment, also what came too late to count.
create table bank.bill_answers (
  id bigint generated always as identity primary key,
  act text not null references bank.bill_payments,
  at timestamptz not null,
  state text not null,
  answer jsonb not null,
  contradicts boolean not null
);
create index bill_answers_of_payment on bank.bill_answers (act, id);

create function bank.guard_bill_payment() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'held' then
      raise exception 'a payment begins as held, not as %', new.state using errcode = 'check_violation';
    end if;
  elsif new.state <> old.state and not exists (select from bank.bill_life l where l.state = old.state and l.next = new.state) then
    raise exception 'a payment that is % cannot become %', old.state, new.state using errcode = 'check_violation';
  elsif row(new.act, new.customer, new.reference, new.digest, new.type, new.bill, new.key, new.account, new.amount_minor, new.fee_minor)
    is distinct from row(old.act, old.customer, old.reference, old.digest, old.type, old.bill, old.key, old.account, old.amount_minor, old.fee_minor) then
    raise exception 'what a payment is for never changes' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger bill_payments_live_once before insert or update on bank.bill_payments for each row execute function bank.guard_bill_payment();
create trigger bill_payments_stay before delete or truncate on bank.bill_payments execute function bank.refuse_change();
create trigger bill_life_is_kept before insert or update or delete or truncate on bank.bill_life execute function bank.refuse_change();
create trigger bill_answers_are_kept before update or delete or truncate on bank.bill_answers execute function bank.refuse_change();

revoke all on function bank.guard_bill_payment from public;
grant select on bank.billers, bank.prepaid, bank.bill_keys, bank.bill_life, bank.bill_payments, bank.bill_answers to bank_bot;
