-- Each organization's changes are counted: whoever has seen a number has seen all changes up to it. A number is given under the lock of its row,
-- which is held to the commit, so that numbers become visible in their order; a sequence's would not.

create table change_counter (
    organization uuid   not null,
    last_change  bigint not null,

    constraint change_counter_is_one_per_organization primary key (organization),
    constraint change_counter_begins_with_1 check (last_change > 0)
);
comment on table change_counter is 'rises with every change that an answer about standards may depend on';

alter table standard add column last_change bigint not null default 0;
comment on column standard.last_change is 'the number of the last change of it or any of its versions, drafts too';

alter table standard no force row level security;
update standard set last_change = numbered.number
from (select organization, id, row_number() over (partition by organization order by coalesce(changed_at, created_at), id) as number
      from standard) numbered
where standard.organization = numbered.organization and standard.id = numbered.id;
insert into change_counter select organization, max(last_change) from standard group by organization;
alter table standard force row level security;

create index standard_by_last_change on standard (organization, last_change, id);

alter table change_counter enable row level security;
alter table change_counter force row level security;
create policy change_counter_within_its_organizations on change_counter
    using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
    with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]));
-- only what follows writes it
grant select on change_counter to standards_request;

-- ---- what is counted ----

-- Nobody waits for somebody who waits for them:
-- * A request has one organization. What it changes (a standard, an organization's words) it holds before it changes anything, and its counter is
--   the last lock that it waits for.
-- * A batch of events holds its organizations' words and practices before its counters, takes these in the order of organizations, and no standard.
-- * Only two batches each of which tells of merged practices and of stores, of several organizations, could take counters in two orders. PostgreSQL
--   ends one of them (40P01), and it is handled again as any whose database was away.
-- It admits the changed organizations and no others, also where a migration changes rows and has admitted none; its callers admit again who was.
create function raise_change_counters(organizations uuid[]) returns void language plpgsql
    set search_path = pg_catalog, public
as $$
begin
    perform set_config('app.organizations', organizations::text, true);
    insert into change_counter as counter (organization, last_change)
    select organization, 1 from unnest(organizations) organization order by organization
    on conflict on constraint change_counter_is_one_per_organization do update set last_change = counter.last_change + 1;
end $$;
revoke all on function raise_change_counters(uuid[]) from public;

-- for tables that answers depend on; the argument, if any, is the column that names the standard to which a row belongs
create function count_changes() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
declare
    admitted text := coalesce(current_setting('app.organizations', true), '');
    organizations uuid[] := (select array_agg(distinct organization order by organization) from changed);
begin
    if organizations is null then
        return null;
    end if;
    perform raise_change_counters(organizations);
    if tg_nargs = 1 then
        execute format(
            'update standard s set last_change = counter.last_change
             from (select distinct organization, %I as id from changed) changed join change_counter counter using (organization)
             where s.organization = changed.organization and s.id = changed.id', tg_argv[0]);
    end if;
    perform set_config('app.organizations', admitted, true);
    return null;
end $$;

create function count_merged_practice() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
declare
    admitted text := coalesce(current_setting('app.organizations', true), '');
begin
    perform raise_change_counters(array[new.organization]);
    perform set_config('app.organizations', admitted, true);
    return null;
end $$;

-- a later migration calls it for a table of its own that answers depend on
create procedure count_changes_of(counted text, standard_column text) language plpgsql
    set search_path = pg_catalog, public
as $$
declare
    argument text := coalesce(quote_literal(standard_column), '');
begin
    execute format('create trigger %I after insert on %I referencing new table as changed
                    for each statement execute function count_changes(%s)', counted || '_is_counted_when_inserted', counted, argument);
    -- depth: where the change of a version has set its standard's number, that is no further change
    execute format('create trigger %I after update on %I referencing new table as changed
                    for each statement when (pg_trigger_depth() = 0) execute function count_changes(%s)',
                   counted || '_is_counted_when_updated', counted, argument);
    execute format('create trigger %I after delete on %I referencing old table as changed
                    for each statement execute function count_changes(%s)', counted || '_is_counted_when_deleted', counted, argument);
end $$;

call count_changes_of('standard', 'id');
call count_changes_of('version', 'standard');
call count_changes_of('validity', null);
call count_changes_of('decision', null);
call count_changes_of('store_state', null);
call count_changes_of('store_code', null);

-- of a practice no answer says more than what it is part of
create trigger practice_is_counted_when_merged after insert on practice
    for each row when (new.merged_into is not null) execute function count_merged_practice();
create trigger practice_is_counted_when_merged_otherwise after update on practice
    for each row when (new.merged_into is distinct from old.merged_into) execute function count_merged_practice();

-- ---- what is asked first ----

-- One statement that admits an organization and reads its number: for an answer that has not changed it is all that is asked. 0 before its first change.
create function last_change_of(admitted uuid) returns bigint language plpgsql
    set search_path = pg_catalog, public
as $$
begin
    perform set_config('app.organizations', array[admitted]::text, true);
    return coalesce((select last_change from change_counter where organization = admitted), 0);
end $$;
revoke all on function last_change_of(uuid) from public;
grant execute on function last_change_of(uuid) to standards_request;

-- ---- lists in other orders ----

-- as people sort, in no particular language
create index version_by_title on version (organization, title collate "und-x-icu", standard);
create index version_by_beginning on version (organization, coalesce(effective_from, 'infinity'), standard);
