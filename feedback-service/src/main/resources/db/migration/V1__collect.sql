-- Roles: feedback_owner runs this; feedback_request serves one organization's request; feedback_flow writes the intake,
-- relays the outbox and keeps the key ring. Row-level security is forced, so that even the owner sees nothing by accident.

create table organization (
    id         uuid primary key,
    slug       text not null,
    name       text not null,
    created_at timestamptz not null default now(),
    constraint organization_slug_is_unique unique (slug)
);

create table store (
    organization uuid not null,
    id           uuid not null,
    code         text not null,
    name         text not null,
    region       text,
    format       text,
    time_zone    text not null,
    opened_on    date,
    created_at   timestamptz not null,
    constraint store_pk primary key (organization, id),
    constraint store_code_is_unique unique (organization, code)
);

create table source (
    organization uuid not null,
    id           uuid not null,
    name         text not null,
    channel      text not null,
    created_at   timestamptz not null,
    constraint source_pk primary key (organization, id),
    constraint source_name_is_unique unique (organization, name),
    constraint source_channel_is_known check (channel in ('kiosk', 'app', 'web', 'employee'))
);

create table api_key (
    organization uuid not null,
    id           text not null,
    source       uuid not null,
    hash         bytea not null,
    created_at   timestamptz not null,
    revoked_at   timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_has_a_source foreign key (organization, source) references source (organization, id)
);

-- Every id ever taken in, so that sending again is safe. Not partitioned: an id is unique for all time.
create table intake (
    organization uuid not null,
    id           uuid not null,
    digest       bytea not null,
    erased_at    timestamptz,
    constraint intake_pk primary key (organization, id)
);

create table feedback (
    organization uuid not null,
    id           uuid not null,
    received_at  timestamptz not null,
    status       text not null,
    store        text not null,
    touchpoint   text not null,
    channel      text not null,
    source       uuid not null,
    collected_at timestamptz not null,
    sent_at      timestamptz,
    corrected_at timestamptz not null,
    metric       text,
    value        numeric,
    normalized   numeric,
    customer     text,
    content      jsonb not null,
    constraint feedback_status_is_known check (status in ('accepted', 'held'))
) partition by range (received_at);

create index feedback_by_id on feedback (organization, id);
create index feedback_by_store_and_time on feedback (organization, store, corrected_at);
create index feedback_held on feedback (organization, store) where status = 'held';

create table feedback_default partition of feedback default;

create table outbox (
    id           bigint generated always as identity primary key,
    organization uuid not null,
    topic        text not null,
    key          text not null,
    event_id     text not null,
    event_type   text not null,
    event_time   timestamptz not null,
    data         text,
    created_at   timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

create index outbox_by_event on outbox (organization, event_id);

create table outbox_relay (
    one      boolean primary key default true check (one),
    holder   uuid,
    in_order boolean not null
);
insert into outbox_relay (in_order) values (true);

-- The walls between organizations.
do $$
declare
    walled text;
begin
    foreach walled in array array ['store', 'source', 'api_key', 'intake', 'feedback', 'feedback_default', 'outbox'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format($policy$
            create policy own_organization on %I
            using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
            $policy$, walled);
    end loop;
end
$$;

alter table organization enable row level security;
alter table organization force row level security;
create policy own_organization on organization
    using (id = any (nullif(current_setting('app.organizations', true), '')::uuid[]));

-- What belongs to no single organization: the key ring, the list of organizations, the relay.
create policy flow_knows_all on organization for select to feedback_flow using (true);
create policy flow_knows_all on source for select to feedback_flow using (true);
create policy flow_knows_all on api_key for select to feedback_flow using (true);
create policy flow_relays_all on outbox for select to feedback_flow using (true);
create policy flow_relays_all_away on outbox for delete to feedback_flow using (true);

-- One partition a month, made ahead by the owner's right; rows that find none wait in the default partition.
create function make_feedback_partitions(ahead integer) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, public
as $$
declare
    first_day date;
    partition text;
begin
    for i in 0..ahead loop
        first_day := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i))::date;
        partition := 'feedback_' || to_char(first_day, 'YYYY_MM');
        continue when to_regclass('public.' || partition) is not null;
        begin
            execute format(
                'create table public.%I partition of public.feedback for values from (%L) to (%L)',
                partition,
                (first_day::timestamp at time zone 'UTC'),
                ((first_day + interval '1 month')::timestamp at time zone 'UTC'));
            execute format('alter table public.%I enable row level security', partition);
            execute format('alter table public.%I force row level security', partition);
            execute format($policy$
                create policy own_organization on public.%I
                using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
                $policy$, partition);
        exception when check_violation then
            -- the month has begun in the default partition and stays there; the next ones are made all the same
            raise warning '% is not made: the default partition holds rows of that month', partition;
        end;
    end loop;
end
$$;
revoke execute on function make_feedback_partitions(integer) from public;
grant execute on function make_feedback_partitions(integer) to feedback_flow;
select make_feedback_partitions(2);

grant select, insert on organization to feedback_request;
grant select, insert, update on store, source, api_key to feedback_request;
grant select on feedback to feedback_request;
grant select (organization, event_id) on outbox to feedback_request;

grant select on organization, store, source, api_key to feedback_flow;
grant select, insert on intake to feedback_flow;
grant select, insert, update on feedback to feedback_flow;
grant select, insert, delete on outbox to feedback_flow;
grant select, update on outbox_relay to feedback_flow;
