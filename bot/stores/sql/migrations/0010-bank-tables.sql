-- The bank's own books: integer fen, double entry. A positive posting lets an account's balance grow, a negative one lets it fall.
create schema bank;

create table bank.customers (
  id text primary key,
  name text not null,
  romanised text not null,
  agreed_day_minor bigint not null check (agreed_day_minor >= 0), -- to others, agreed beforehand (PBoC 2016/261, c)
  certificate text check (certificate in ('mobileShield', 'usbKey')),
  certificate_until date,
  check ((certificate is null) = (certificate_until is null))
);

-- `customer` is null for the house's own accounts and for people who only ever receive. `bound_to`: the class I account of a class II or III
-- account. `terms` holds what only some kinds have: maturesOn, risk, valueMinor, valuedOn, limitMinor, statementMinor, minimumMinor, dueOn.
create table bank.accounts (
  id text primary key,
  number text not null unique,
  customer text references bank.customers,
  holder text not null,
  position smallint not null default 0,
  kind text not null check (kind in ('current', 'deposit', 'product', 'credit', 'house')),
  class smallint not null default 1 check (class in (1, 2, 3)),
  alias_zh text not null default '',
  alias_en text not null default '',
  status text not null default 'open' check (status in ('open', 'locked')),
  status_since date,
  bound_to text references bank.accounts,
  terms jsonb not null default '{}'
);
create index accounts_of_customer on bank.accounts (customer, position);

-- `floor_minor`: how low posted − held may go; null for the house, which has no floor.
create table bank.balances (
  account text primary key references bank.accounts,
  posted_minor bigint not null default 0,
  held_minor bigint not null default 0 check (held_minor >= 0),
  floor_minor bigint check (floor_minor <= 0),
  constraint never_below_floor check (posted_minor - held_minor >= floor_minor)
) with (fillfactor = 70);

create table bank.transactions (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('opening', 'transfer', 'capture', 'income', 'purchase', 'bill', 'charge')),
  at timestamptz not null,
  booked_on date not null,
  customer text references bank.customers,
  reference text not null,
  description text not null,
  memo text not null default '',
  act text unique
);
create unique index transactions_by_reference on bank.transactions (customer, reference);

create table bank.postings (
  transaction bigint not null references bank.transactions,
  line smallint not null check (line between 1 and 100),
  account text not null references bank.accounts,
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (transaction, line)
);
create index postings_of_account on bank.postings (account, transaction);

create table bank.holds (
  id text primary key,
  account text not null references bank.accounts,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'open' check (state in ('open', 'released', 'captured')),
  description text not null,
  placed_at timestamptz not null,
  closed_at timestamptz,
  transaction bigint references bank.transactions,
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'captured') = (transaction is not null))
);
create index open_holds on bank.holds (account) where state = 'open';

-- `bank` is the term key of the receiving bank. `pays` says what `number` is: an account number, or a mobile number that a bank has registered.
create table bank.payees (
  id text primary key,
  customer text not null references bank.customers,
  position smallint not null default 0,
  name text not null,
  alias_zh text,
  alias_en text,
  names text[] not null,
  bank text not null,
  pays text not null default 'account' check (pays in ('account', 'mobile')),
  number text not null,
  own boolean not null default false,
  removed_at timestamptz
);
create index payees_of_customer on bank.payees (customer, position);

create table bank.mobiles (
  mobile text primary key,
  name text not null,
  bank text not null,
  number text
);

-- One row an act, for ever: the idempotency key, what it was asked to do (as a digest) and what became of it.
-- `digest` is null for an act that was abandoned before the bank had seen it.
create table bank.acts (
  id text primary key,
  kind text not null,
  customer text not null,
  digest text,
  outcome jsonb not null,
  turn text,
  at timestamptz not null
);

-- What an account has sent on one day of the bank. `class_minor` is what counts against the class II and III rules.
create table bank.usage (
  account text not null references bank.accounts,
  day date not null,
  customer text not null references bank.customers,
  others_minor bigint not null default 0 check (others_minor >= 0),
  others_count integer not null default 0 check (others_count >= 0),
  class_minor bigint not null default 0 check (class_minor >= 0),
  primary key (account, day)
);
create index usage_of_customer on bank.usage (customer, day);

create table bank.requests (
  act text primary key,
  customer text not null references bank.customers,
  reference text not null,
  kind text not null,
  detail jsonb not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  at timestamptz not null,
  unique (customer, reference)
);

-- Rules are data: what the bank and its regulator may change without a new release.
create table bank.rules (
  name text primary key,
  value bigint not null,
  since date not null
);
create table bank.class_limits (
  class smallint primary key check (class in (1, 2, 3)),
  day_minor bigint,
  year_minor bigint,
  balance_minor bigint
);
create table bank.fee_tiers (
  route text not null,
  up_to_minor bigint not null,
  fee_minor bigint not null check (fee_minor >= 0),
  primary key (route, up_to_minor)
);
