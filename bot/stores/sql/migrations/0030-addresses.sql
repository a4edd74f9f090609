-- Addresses: where a conversation is written from, other than a browser's session. Assurance belongs to the address, not to the person
-- (DESIGN 4). `reference` is how somebody can be written to without having asked (a Bot Framework ConversationReference); null where not.
create table core.addresses (
  address text primary key,
  conversation text not null,
  customer text references bank.customers (id),
  assurance text not null default 'none' check (assurance in ('none', 'recognised', 'bound', 'signedIn')),
  reference json,
  attached_at timestamptz not null default clock_timestamp(),
  check (assurance in ('none', 'recognised') or customer is not null)
);
create index addresses_reached on core.addresses (conversation) where reference is not null;

-- The bot may attach an address and renew how it is reached; raising one takes a function of the identity schema, and there is none yet.
grant select, insert (address, conversation, reference) on core.addresses to bank_bot;
grant update (reference, attached_at) on core.addresses to bank_bot;

-- Everything a turn begins with, in one row and one round trip: the conversation (nulls when it is new), what this key has stored so far,
-- who speaks and how far the address is trusted, how they want to be served, and who else is to be told. Replaces open_turn, which stays
-- for nodes that are still of the version before.
create function core.open_turn_at(p_conversation text, p_key text, p_customer text, p_address text)
returns table (conversation text, version bigint, seq bigint, state json, customer text, is_closed boolean, key_closed boolean, stored json,
  assurance text, speaker text, profile jsonb, name text, romanised text, reached json)
language sql stable as $$
  select w.conversation, c.version, c.seq, c.state, c.customer, c.closed_at is not null, k.closed,
         case when k.key is not null then (
           select json_agg(json_build_object('seq', a.seq, 'from', a.sender, 'activity', a.activity) order by a.seq)
             from core.activities a
            where a.conversation = w.conversation and a.seq between k.first_seq and k.last_seq and a.key = p_key) end,
         d.assurance, w.customer, p.profile, b.name, b.romanised,
         (select json_agg(json_build_object('address', o.address, 'reference', o.reference))
            from core.addresses o where o.conversation = w.conversation and o.reference is not null)
    from (values (1)) as one (row)
    left join core.addresses d on d.address = p_address
    cross join lateral (
      select coalesce(d.conversation, p_conversation) as conversation,
             case when d.address is null then p_customer else d.customer end as customer) w
    left join core.conversations c on c.id = w.conversation
    left join core.turn_keys k on k.conversation = w.conversation and k.key = p_key
    left join identity.profiles p on p.customer = w.customer
    left join bank.customers b on b.id = w.customer
$$;
revoke execute on function core.open_turn_at from public;
grant execute on function core.open_turn_at to bank_bot;
