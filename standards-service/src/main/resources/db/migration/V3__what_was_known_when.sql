-- ---- standards: when a version holds, and since when that is known ----

alter table version add column corrects integer;
alter table version add constraint version_corrects_an_earlier_one check (corrects < number);
alter table version add constraint version_corrects_one_of_its_standard
    foreign key (organization, standard, corrects) references version;
comment on column version.corrects is 'the version whose place it takes, from a day on which that one held; null for one that says what holds from its day on';

create table validity (
    organization uuid      not null,
    standard     uuid      not null,
    number       integer   not null,
    valid        daterange not null,
    recorded     tstzrange not null,

    constraint validity_is_of_a_version foreign key (organization, standard, number) references version,
    constraint validity_is_some_day check (not isempty(valid)),
    constraint validity_is_known_at_some_time check (not isempty(recorded)),
    constraint validity_is_of_one_version_at_a_time
        exclude using gist (organization with =, standard with =, valid with &&, recorded with &&)
        deferrable initially deferred
);
comment on table validity is 'what was answered at any time for any day: rows are added, and their recorded range is closed once';
comment on column validity.valid is 'days in the stores'' zones on which the version holds, without the end';
comment on column validity.recorded is 'when this was so said: open while it still is';

create unique index validity_is_said_once_at_a_time on validity (organization, standard, number) where upper_inf(recorded);

create function validity_is_only_closed() returns trigger language plpgsql as $$
begin
    if not upper_inf(old.recorded) or upper_inf(new.recorded) or lower(new.recorded) <> lower(old.recorded)
       or to_jsonb(old) - 'recorded' <> to_jsonb(new) - 'recorded'
    then
        raise exception 'what was said stays on the record' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger validity_is_only_closed before update on validity for each row execute function validity_is_only_closed();

-- what is known of versions that were published before this: as though it had been said so from the beginning
alter table version no force row level security;
insert into validity (organization, standard, number, valid, recorded)
select organization, standard, number, daterange(effective_from, effective_to), tstzrange(published_at, null)
from version where published_at is not null and effective_to is distinct from effective_from;
alter table version force row level security;

-- of a published version only its end may come and move, into the past by a correction; what was said before stays in validity
create or replace function version_stays_as_published() returns trigger language plpgsql as $$
begin
    if to_jsonb(old) - array['status', 'effective_to', 'retired_to'] <> to_jsonb(new) - array['status', 'effective_to', 'retired_to']
       or new.retired_to is null and old.retired_to is not null
       or new.retired_to > old.retired_to
    then
        raise exception 'a published version stays as it is' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- ---- stores: as they were, and since when that is known ----

-- a store's code is never another's, whenever it had it
create table store_code (
    organization uuid not null,
    code         text not null,
    store        uuid not null,

    constraint store_code_is_one_stores primary key (organization, code)
);

create index store_code_of_a_store on store_code (organization, store);

create table store_state (
    organization uuid        not null,
    store        uuid        not null,
    revision     integer     not null,
    recorded_at  timestamptz not null,
    history      json        not null,

    constraint store_state_is_one_per_revision primary key (organization, store, revision)
);
comment on table store_state is 'every state that the topic told of a store, so that it stays known what was known when';
comment on column store_state.history is 'what held of the store from which day on, in order; empty for one that its publisher deleted';

-- the topic is read again from its start: it has the whole of every store
drop table store;
delete from consumed_partition where topic = 'throughline.stores.v1';

do $$
declare
    walled text;
begin
    foreach walled in array array['validity', 'store_code', 'store_state']
    loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format(
            'create policy %I on %I
                 using (organization = any (nullif(current_setting(''app.organizations'', true), '''')::uuid[]))
                 with check (organization = any (nullif(current_setting(''app.organizations'', true), '''')::uuid[]))',
            walled || '_within_its_organizations', walled);
    end loop;
end $$;

grant select, insert, update on validity to standards_request;
grant select on store_code, store_state to standards_request;
grant select, insert on store_code, store_state to standards_flow;
