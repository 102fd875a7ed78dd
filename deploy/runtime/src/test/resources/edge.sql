-- The tables that this library expects in a service's database, as the services' migrations make them, and what the tests write to.

create table outbox (
    id           bigint generated always as identity primary key,
    organization uuid        not null,
    size         integer     not null,
    events       text        not null,
    created_at   timestamptz not null default now()
);
grant usage on sequence outbox_id_seq to runtime_flow;

create table outbox_relay (
    single_row boolean primary key default true check (single_row),
    holder     uuid,
    in_order   boolean not null
);
insert into outbox_relay (in_order) values (true);

create table consumed_partition (
    consumer_group text    not null,
    topic          text    not null,
    partition      integer not null,
    primary key (consumer_group, topic, partition)
);

-- no primary key: what is handled twice is there twice
create table handled (
    consumer_group text not null,
    item           text not null,
    constraint poison_is_not_kept check (item <> 'poison')
);

create table note (
    organization uuid not null,
    words        text not null,
    constraint words_are_not_empty check (words <> '')
);
alter table note enable row level security;
alter table note force row level security;
create policy note_within_its_organizations on note
    using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
    with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]));

grant select, insert, delete on outbox, handled, note to runtime_flow;
grant update (size, events) on outbox to runtime_flow;
grant select, update on outbox_relay to runtime_flow;
grant select, insert on consumed_partition to runtime_flow;

-- as in a real one, where the tests' PostgreSQL is forgetful
alter database runtime set synchronous_commit = on;
