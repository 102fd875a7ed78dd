-- Erasures are republished by this; without it each page would read the organization's whole ledger. Made beside the intake, which goes
-- on writing: not in a transaction. Where it broke off, it is begun again after Flyway's repair.
drop index concurrently if exists intake_erased;
create index concurrently intake_erased on intake (organization, id) where erased_at is not null;
