-- What holds on a day, newest standard first, is read from one index: of a standard at most one version holds on a day.

alter table version add column standard_created_at timestamptz;
comment on column version.standard_created_at is 'its standard''s, which does not change: lists are in this order';
alter table version add column effective_until date generated always as (coalesce(effective_to, 'infinity')) stored;
comment on column version.effective_until is 'effective_to, or infinity: what is compared by one condition is looked up in an index';

create or replace function version_stays_as_published() returns trigger language plpgsql as $$
declare
    -- what is generated is not there yet when this looks
    may_change text[] := array['status', 'effective_to', 'retired_to', 'words', 'effective_until'];
begin
    if to_jsonb(old) - may_change <> to_jsonb(new) - may_change
       or new.retired_to is null and old.retired_to is not null
       or new.retired_to > old.retired_to
    then
        raise exception 'a published version stays as it is' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

alter table version no force row level security;
alter table standard no force row level security;
alter table version disable trigger version_stays_as_published;
update version set standard_created_at = (select created_at from standard s where s.organization = version.organization and s.id = version.standard);
alter table version enable trigger version_stays_as_published;
alter table version force row level security;
alter table standard force row level security;
alter table version alter column standard_created_at set not null;

create index version_holding_newest_first on version
    (organization, standard_created_at desc, standard desc, effective_from, effective_until) where published_at is not null;
create index version_holding_for_a_role_newest_first on version
    (organization, role, standard_created_at desc, standard desc, effective_from, effective_until) where published_at is not null;
