-- ---- what a version says besides ----

alter table version add column scope_roles text[] not null default '{}';
alter table version alter column scope_roles drop default;
alter table version add column languages text[] not null default '{}';
alter table version alter column languages drop default;
alter table version add column commitment json;
comment on column version.scope_roles is 'whom it concerns besides the accountable role';
comment on column version.languages is 'in which it is there for those who learn it (BCP 47)';

-- a promise is searched for, too
drop index version_by_words;
alter table version drop column words;
alter table version add column words tsvector
    generated always as (
        version_words(title, coalesce(purpose, '') || E'\n' || coalesce(commitment ->> 'promise', ''), steps, customer_goal, role,
                      resources, audit_questions)) stored;
create index version_by_words on version using gin (words);
grant select (organization, standard, number, words) on version to standards_search;

-- ---- variants: what some of a standard's stores do besides ----

alter table version add column variant text;
comment on column version.variant is 'of what: additions for some of the standard''s stores, which hold where its core holds; null for the core';
alter table version add constraint version_of_a_variant_only_adds check (
    variant is null
    or num_nonnulls(purpose, customer_goal, role) = 0 and scope_touchpoints = '{}' and scope_roles = '{}' and languages = '{}');

drop index version_is_worked_on_one_at_a_time;
create unique index version_is_worked_on_one_at_a_time on version (organization, standard, coalesce(variant, ''))
    where status in ('draft', 'in-review', 'approved');
create index version_of_variants on version (organization, standard) where variant is not null;

-- validity says the same of the days, of what was ever said of them, and of variants
alter table version drop constraint version_is_alone_on_a_day;
alter table validity add column variant text not null default '';
alter table validity alter column variant drop default;
comment on column validity.variant is 'its version''s, or empty for the core';
alter table validity drop constraint validity_is_of_one_version_at_a_time;
alter table validity add constraint validity_is_of_one_version_at_a_time
    exclude using gist (organization with =, standard with =, variant with =, valid with &&, recorded with &&)
    deferrable initially deferred;
create index validity_of_a_standard on validity (organization, standard, number);

-- what holds on a day is read in this order, of the core only
drop index version_holding_newest_first;
drop index version_holding_for_a_role_newest_first;
create index version_holding_newest_first on version
    (organization, standard_created_at desc, standard desc, effective_from, effective_until)
    where published_at is not null and variant is null;
create index version_holding_for_a_role_newest_first on version
    (organization, role, standard_created_at desc, standard desc, effective_from, effective_until)
    where published_at is not null and variant is null;

-- what a version's scope names besides is looked up here: an array is not, row-level security keeps its index from being used
create table concerned_role (
    organization        uuid        not null,
    standard            uuid        not null,
    number              integer     not null,
    role                text        not null,
    standard_created_at timestamptz not null,
    effective_from      date        not null,
    effective_until     date        not null,

    constraint concerned_role_is_one_per_version primary key (organization, standard, number, role),
    constraint concerned_role_is_of_a_version foreign key (organization, standard, number) references version
);
comment on table concerned_role is 'of each published version of the core, the roles of its scope but the accountable one; follows from version';

create index concerned_role_newest_first on concerned_role
    (organization, role, standard_created_at desc, standard desc, effective_from, effective_until);

create function version_concerns_roles() returns trigger language plpgsql as $$
begin
    delete from concerned_role where organization = new.organization and standard = new.standard and number = new.number;
    insert into concerned_role
    select distinct new.organization, new.standard, new.number, named, new.standard_created_at, new.effective_from, new.effective_until
    from unnest(new.scope_roles) named where named is distinct from new.role;
    return null;
end $$;

create trigger version_concerns_roles after insert or update on version
    for each row when (new.published_at is not null and new.variant is null and new.scope_roles <> '{}')
    execute function version_concerns_roles();

alter table concerned_role enable row level security;
alter table concerned_role force row level security;
create policy concerned_role_within_its_organizations on concerned_role
    using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
    with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]));
grant select, insert, delete on concerned_role to standards_request;

-- ---- what becomes of a version ----

alter table version add column superseded_by uuid;
comment on column version.superseded_by is 'the standard that takes its standard''s place from retired_to on';
alter table version add constraint version_is_superseded_by_a_standard
    foreign key (organization, superseded_by) references standard;
alter table version add constraint version_is_superseded_from_a_day check (superseded_by is null or retired_to is not null);
alter table version add constraint version_is_not_superseded_by_its_own_standard check (superseded_by <> standard);

alter table version drop constraint version_status_is_known;
alter table version add constraint version_status_is_known
    check (status in ('draft', 'in-review', 'approved', 'published', 'superseded', 'retired', 'discarded'));
alter table history drop constraint history_action_is_known;
alter table history add constraint history_action_is_known
    check (action in ('draft', 'edit', 'discard', 'submit', 'approve', 'return', 'publish', 'retire', 'supersede', 'restore'));

create or replace function version_stays_as_published() returns trigger language plpgsql as $$
declare
    -- what is generated is not there yet when this looks
    may_change text[] := array['status', 'effective_to', 'retired_to', 'superseded_by', 'words', 'effective_until'];
begin
    if to_jsonb(old) - may_change <> to_jsonb(new) - may_change
       or new.retired_to is null and old.retired_to is not null
       or new.retired_to > old.retired_to
    then
        raise exception 'a published version stays as it is' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
