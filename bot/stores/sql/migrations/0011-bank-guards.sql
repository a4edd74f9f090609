-- What the books never allow, whoever asks: a posting, a transaction or an outcome is never changed or removed, and every transaction sums to 0.
create function bank.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'bank.% is append-only: a mistake is reversed by a posting', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger postings_are_kept before update or delete or truncate on bank.postings execute function bank.refuse_change();
create trigger transactions_are_kept before update or delete or truncate on bank.transactions execute function bank.refuse_change();
create trigger acts_are_kept before update or delete or truncate on bank.acts execute function bank.refuse_change();

-- Sequential scans are off here and in every function that the bot calls: a session keeps the plan of its first calls, made while tables were small.
create function bank.demand_balance() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if (select sum(p.amount_minor) from bank.postings p where p.transaction = new.transaction) <> 0 then
    raise exception 'transaction % does not sum to zero', new.transaction using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

-- Deferred: a transaction's lines are judged together, at commit.
create constraint trigger transactions_balance after insert on bank.postings deferrable initially deferred
  for each row execute function bank.demand_balance();
