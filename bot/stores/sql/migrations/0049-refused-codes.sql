-- A code may also end because what it was asked for cannot be done any more: the payee was removed, or somebody else paid the bill. Its page
-- says so, and like a corrected one it is given back to the hourly limit unless it was guessed at, for the customer did nothing wrong.
alter table identity.challenges drop constraint challenges_reason_check;
alter table identity.challenges add constraint challenges_reason_check
  check (reason in ('replaced', 'corrected', 'cancelled', 'unsent', 'refused'));

create or replace function identity.codes_exhausted(p_customer text, p_codes_max integer, p_sends_max integer, p_now timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) >= p_sends_max
      or count(*) filter (where not (c.state = 'void' and (c.reason = 'unsent' or c.reason in ('corrected', 'refused') and c.tries = 0))) >= p_codes_max
    from identity.codes_sent s join identity.challenges c on c.id = s.challenge
    where c.customer = p_customer and c.issued_at > p_now - interval '3 hours' and s.at > p_now - interval '1 hour'
$$;
