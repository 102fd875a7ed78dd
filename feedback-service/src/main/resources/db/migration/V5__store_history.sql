-- What a store is, from its opening on. The table store keeps what holds now.
create table store_change (
    organization uuid not null,
    id           uuid not null,
    store        uuid not null,
    on_day       date,
    kind         text not null,
    code         text,
    name         text,
    region       text,
    format       text,
    time_zone    text,
    note         text,
    recorded_at  timestamptz not null,
    recorded_by  text,
    constraint store_change_pk primary key (organization, id),
    constraint store_change_has_a_store foreign key (organization, store) references store (organization, id),
    constraint store_change_kind_is_known
        check (kind in ('opening', 'closing', 'reopening', 'refit', 'relocation', 'renumbering', 'change')),
    constraint store_change_has_its_day check (on_day is not null or kind = 'opening'),
    constraint store_change_opens_with_everything
        check (kind <> 'opening' or (code is not null and name is not null and time_zone is not null)),
    constraint store_change_renumbers_to_a_code check (kind <> 'renumbering' or code is not null)
);
comment on column store_change.on_day is 'the first day that it holds, in the zone of the store; of a closing the last day open; null: ever';
comment on column store_change.region is 'null: as it was; empty: none';
comment on column store_change.format is 'null: as it was; empty: none';
create index store_change_by_store on store_change (organization, store);
create unique index store_change_opens_once on store_change (organization, store) where kind = 'opening';

alter table store_change enable row level security;
alter table store_change force row level security;
create policy own_organization on store_change
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));
grant select, insert, delete on store_change to feedback_request;
grant select on store_change to feedback_flow;

-- A code that was planned and is not going to be is free again.
grant delete on store_code to feedback_request;

alter table store add column status text not null default 'open';
alter table store add column closed_on date;
alter table store add column next_change_on date;
alter table store add column changed_at timestamptz;
alter table store add constraint store_status_is_known check (status in ('planned', 'open', 'closed'));
comment on column store.next_change_on is 'when it is not any more what this row says, in its own zone';

-- After an import the planner still takes thousands of stores for one, and reads all of them for each: it is told at once. Only the owner
-- may; it reads a sample, and tells nobody of it.
create function count_stores() returns void
    language sql
    security definer
    set search_path = pg_catalog, public
as 'analyze public.store, public.store_code';
revoke execute on function count_stores() from public;
grant execute on function count_stores() to feedback_request;

-- The stores that are there already begin with what is known of them; due at once, they are published with their history.
alter table store no force row level security;
alter table store_change no force row level security;
insert into store_change (organization, id, store, on_day, kind, code, name, region, format, time_zone, recorded_at)
select organization, gen_random_uuid(), id, opened_on, 'opening', code, name, nullif(region, ''), nullif(format, ''), time_zone, created_at
from store;
update store set changed_at = created_at, next_change_on = date '0001-01-01';
alter table store_change force row level security;
alter table store force row level security;

-- the defaults stay: an older instance beside this one goes on registering stores without them
alter table store alter column changed_at set default now();
alter table store alter column changed_at set not null;
create index store_by_next_change on store (next_change_on) where next_change_on is not null;

-- Places in a store where feedback is given. Feedback from others is taken all the same.
create table touchpoint (
    organization uuid not null,
    id           uuid not null,
    code         text not null,
    name         text not null,
    retired_on   date,
    revision     integer not null,
    constraint touchpoint_pk primary key (organization, id),
    constraint touchpoint_code_is_unique unique (organization, code)
);
alter table touchpoint enable row level security;
alter table touchpoint force row level security;
create policy own_organization on touchpoint
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));
grant select, insert, update on touchpoint to feedback_request;
