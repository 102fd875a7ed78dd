-- Evaluated once a statement instead of once a row: the intake writes three rows for each feedback.
do $$
declare
    walled text;
begin
    for walled in
        select p.tablename from pg_policies p where p.schemaname = 'public' and p.policyname = 'own_organization'
    loop
        execute format($policy$
            alter policy own_organization on public.%I
            using (%I = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
            $policy$, walled, case walled when 'organization' then 'id' else 'organization' end);
    end loop;
end
$$;

create or replace function make_feedback_partitions(ahead integer) returns void
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
                using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
                $policy$, partition);
        exception when check_violation then
            -- the month has begun in the default partition and stays there; the next ones are made all the same
            raise warning '% is not made: the default partition holds rows of that month', partition;
        end;
    end loop;
end
$$;

-- Feedback given with a test key is written under this id instead of the organization's own: the walls keep it apart.
alter table organization add column test_space uuid not null default gen_random_uuid();
alter table organization add constraint organization_test_space_is_unique unique (test_space);
grant select (test_space) on organization to feedback_request;

-- Every code that a store has or had, with what the intake asks of it. A code is never given to another store.
create table store_code (
    organization uuid not null,
    code         text not null,
    store        uuid not null,
    current      boolean not null,
    time_zone    text not null,
    closed_on    date,
    constraint store_code_pk primary key (organization, code),
    constraint store_code_has_a_store foreign key (organization, store) references store (organization, id)
);
create index store_code_by_store on store_code (organization, store);
alter table store_code enable row level security;
alter table store_code force row level security;
create policy own_organization on store_code
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));
grant select, insert, update on store_code to feedback_request;
grant select on store_code to feedback_flow;

-- What changes after a feedback was taken in, and when it last did: exports ask for it.
alter table feedback add column revision integer not null default 1;
alter table feedback add column flags text[] not null default '{}';
alter table feedback add column past boolean not null default false;
-- with a default that stays: an older instance beside this one goes on writing without it
alter table feedback add column changed_at timestamptz not null default now();
comment on column feedback.past is 'imported: it counts, and never alerts';

-- The rows that are there already; the owner is walled off, too.
alter table store no force row level security;
alter table store_code no force row level security;
insert into store_code (organization, code, store, current, time_zone) select organization, code, id, true, time_zone from store;
alter table store_code force row level security;
alter table store force row level security;

create index feedback_by_change on feedback using brin (changed_at) with (pages_per_range = 32, autosummarize = on);
create index feedback_by_time on feedback (organization, corrected_at, id);
create index feedback_by_store_time_and_id on feedback (organization, store, corrected_at, id);
drop index feedback_by_store_and_time;

-- An erasure tells of one revision more than the feedback had.
alter table intake add column erased_revision integer;
grant update (erased_revision) on intake to feedback_request;
