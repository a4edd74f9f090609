-- The bot reads the books and calls the functions below; it writes no table of the bank.
revoke all on all functions in schema bank from public;
grant usage on schema bank to bank_bot;
grant select on all tables in schema bank to bank_bot;
grant execute on function
  bank.quote_transfer, bank.post_transfer, bank.outcome_of, bank.abandon_act, bank.record_request, bank.place_hold, bank.release_hold, bank.capture_hold
  to bank_bot;
