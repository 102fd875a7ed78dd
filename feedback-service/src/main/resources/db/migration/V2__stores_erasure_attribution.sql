-- A store is published whole; readers apply only a higher revision.
alter table store add column revision integer not null default 1;

-- What is left of an erased feedback: that there was one, and the store, for its events have the store in their key.
alter table intake add column erased_store text;
-- Not valid: it holds for all that is written from now on, and nothing was erased before. Looking would lock a long ledger.
alter table intake
    add constraint intake_erased_keeps_its_store check ((erased_at is null) = (erased_store is null)) not valid;

-- Whether feedback may name who served. The secret makes pseudonyms that nobody can guess from a list of employees; it is made here
-- and read by the intake only.
alter table organization add column attribution text not null default 'off';
alter table organization add constraint organization_attribution_is_known check (attribution in ('off', 'pseudonymous'));
alter table organization
    add column pseudonym_secret bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

alter table feedback add column employee text;
comment on column feedback.employee is 'a pseudonym; null unless the organization allowed attribution when it came in; published only while it does';

-- A request sees everything of an organization but its secret, and changes its attribution only.
revoke select, insert on organization from feedback_request;
grant select (id, slug, name, created_at, attribution), insert (id, slug, name, created_at, attribution), update (attribution)
    on organization to feedback_request;

-- A request publishes the store that it registers, and erases feedback: with the events that tell of it and are not relayed yet.
grant insert, delete on outbox to feedback_request;
grant delete on feedback to feedback_request;
grant select (organization, id, erased_at), update (erased_at, erased_store) on intake to feedback_request;

-- Republishing locks the stores that it reads; PostgreSQL asks for the right to change something for that.
grant update (revision) on store to feedback_flow;
