-- Operational facts of stores. The row is its own ledger: one older than a day is refused, so an id need not outlive its signal.
create table signal (
    organization uuid not null,
    id           uuid not null,
    digest       bytea not null,
    received_at  timestamptz not null,
    source       uuid not null,
    store        text not null,
    touchpoint   text,
    kind         text not null,
    value        numeric,
    register     text,
    device       text,
    observed_at  timestamptz not null,
    corrected_at timestamptz not null,
    constraint signal_pk primary key (organization, id),
    constraint signal_kind_is_known check (kind in ('queue-length', 'register-opened', 'register-closed', 'staff-on-shift'))
);
create index signal_by_receipt on signal (received_at);
alter table signal enable row level security;
alter table signal force row level security;
create policy own_organization on signal
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));
-- What is deleted is locked first, past what another instance deletes; PostgreSQL asks for the right to change something for that.
grant select, insert, delete, update (received_at) on signal to feedback_flow;
