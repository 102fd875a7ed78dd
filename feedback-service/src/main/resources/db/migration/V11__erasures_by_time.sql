-- What exports tell of as deleted, and what the ledger may forget. Made beside the intake, which goes on writing: not in a transaction. Where
-- it broke off, it is begun again after Flyway's repair.
drop index concurrently if exists intake_erased_by_time;
create index concurrently intake_erased_by_time on intake (organization, erased_at, id) where erased_at is not null;
