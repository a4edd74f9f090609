-- Nothing that changes with every turn is indexed, so that PostgreSQL renews a conversation's row in its place (a heap-only update), touches no
-- index and leaves nothing to clean in them.
drop index core.conversations_open;
create index conversations_open on core.conversations (customer) where closed_at is null;
drop index core.conversations_acting;
create index conversations_acting on core.conversations (id) where phase = 'acting';
alter table core.conversations set (fillfactor = 60);
