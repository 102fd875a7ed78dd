-- ---- standards that came from a file ----

create table imported (
    organization uuid not null,
    reference    text not null,
    standard     uuid not null,
    digest       text not null,

    constraint imported_once_per_reference primary key (organization, reference),
    constraint imported_is_a_standard foreign key (organization, standard) references standard
);
comment on table imported is 'so that a file that is imported again changes nothing';
comment on column imported.reference is 'what the file calls it, or sha256: and a hash of its title and scope';
comment on column imported.digest is 'of what the file said of it';

alter table imported enable row level security;
alter table imported force row level security;
create policy imported_within_its_organizations on imported
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
    with check (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));

grant select, insert, update (standard, digest) on imported to standards_request;

alter table history drop constraint history_action_is_known;
alter table history add constraint history_action_is_known
    check (action in ('draft', 'import', 'edit', 'discard', 'submit', 'approve', 'return', 'publish', 'retire', 'supersede', 'restore'));

-- ---- how a file is counted ----

-- A file takes seconds to write, and who holds the counter holds all other changes up: what begins with it is counted when all of it is there.
create or replace function count_changes() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public
as $$
declare
    admitted text := coalesce(current_setting('app.organizations', true), '');
    organizations uuid[] := (select array_agg(distinct organization order by organization) from changed);
begin
    if organizations is null or current_setting('app.new_standards', true) = 'counted-at-the-end' then
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

-- of the admitted organization, in the transaction that has inserted them: some of those that are not counted yet, and how many that were
create function count_new_standards(most integer) returns integer language plpgsql security definer
    set search_path = pg_catalog, public
as $$
declare
    admitted uuid[] := nullif(current_setting('app.organizations', true), '')::uuid[];
    counted integer;
begin
    perform raise_change_counters(admitted);
    update standard s set last_change = counter.last_change
    from change_counter counter
    where counter.organization = s.organization
    and (s.organization, s.id) in (select organization, id from standard where organization = any(admitted) and last_change = 0 limit most);
    get diagnostics counted = row_count;
    return counted;
end $$;
revoke all on function count_new_standards(integer) from public;
grant execute on function count_new_standards(integer) to standards_request;
