-- What the bank's functions say and are asked in: digests, references, typed values (accessibility/message.ts) and refusals (dialogs/ports.ts).
-- Functions of one expression are SQL, so that they dissolve in their caller; the others are plpgsql, whose plans a session keeps.

-- Same rule as dialogs/engine/digest.ts: kind, customer, then the facts in key order as key U+001E value, joined by U+001F.
create function bank.digest_of(parts text[]) returns text language sql stable as $$
  select encode(sha256(convert_to(array_to_string(parts, e'\x1f'), 'UTF8')), 'hex')
$$;

-- Same rule as bot/banking/reference.ts: 6 characters of which no two look or sound alike, in Chinese or in English.
create function bank.reference_of(seed text, attempt integer) returns text language plpgsql immutable as $$
declare
  bytes bytea := sha256(convert_to('reference' || e'\x1f' || attempt || e'\x1f' || seed, 'UTF8'));
  reference text := '';
begin
  for i in 0..5 loop
    reference := reference || substr('234678CKMQWXY', get_byte(bytes, i) % 13 + 1, 1);
  end loop;
  return reference;
end $$;

-- The act's own reference, or the next one when this customer already has it. 13^6 = 4,826,809, so a second attempt is rare.
create function bank.free_reference(seed text, of_customer text) returns text language plpgsql stable as $$
declare
  candidate text;
begin
  for attempt in 0..20 loop
    candidate := bank.reference_of(seed, attempt);
    if not exists (select from bank.transactions t where t.customer = of_customer and t.reference = candidate)
      and not exists (select from bank.requests r where r.customer = of_customer and r.reference = candidate) then
      return candidate;
    end if;
  end loop;
  raise exception 'no free reference';
end $$;

create function bank.day_of(at timestamptz) returns date language sql immutable as $$
  select (at at time zone 'Asia/Shanghai')::date
$$;

create function bank.iso(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

create function bank.money(minor bigint) returns jsonb language sql stable as $$
  select jsonb_build_object('t', 'money', 'v', jsonb_build_object('minor', minor::text, 'currency', 'CNY'))
$$;

create function bank.account_value(tail text) returns jsonb language sql stable as $$
  select jsonb_build_object('t', 'account', 'tail', tail)
$$;

-- `final`: these facts can never be posted, whatever the customer waits for or changes elsewhere.
create function bank.refusal(code text, vals jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('is', 'refused', 'code', code, 'values', vals, 'final', code in ('payeeGone', 'sameAccount'))
$$;
