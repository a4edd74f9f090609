-- A token of the bank's own sign-in lets one browser in, once (RFC 7519, 4.1.7). Which ones were used stands here, so that neither another
-- node nor a Redis that was emptied lets one in again. Of a token only the hash of its id is kept, until it would be too old anyway.
create table identity.used_tokens (
  token_hash text primary key,
  until timestamptz not null
);
create index used_tokens_until on identity.used_tokens (until);

-- Whether this is the first use of a token of this customer; both are audited. One node's clock may be ahead of another's, so what is over is
-- kept for another hour: no node forgets a token that another still believes.
create function identity.use_token(p_hash text, p_customer text, p_until timestamptz, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  is_first boolean;
begin
  delete from identity.used_tokens where token_hash in
    (select token_hash from identity.used_tokens where until < p_now - interval '1 hour' order by until limit 20 for update skip locked);
  insert into identity.used_tokens (token_hash, until) values (p_hash, p_until) on conflict (token_hash) do nothing;
  is_first := found;
  perform identity.note(null, p_customer, case when is_first then 'signIn.token' else 'signIn.tokenAgain' end, p_hash, '{}');
  return is_first;
end $$;
revoke execute on function identity.use_token from public;
grant execute on function identity.use_token to bank_bot;
