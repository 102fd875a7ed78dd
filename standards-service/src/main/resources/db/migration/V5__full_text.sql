-- What a version says, as it is searched: by English word stems, and by whole words in any language.
-- Immutable: the configurations are named, and arrays of text are joined as they are.
create function version_words(title text, purpose text, steps text[], customer_goal text, role text, resources text[], audit_questions text[])
    returns tsvector language sql immutable parallel safe
    set search_path = pg_catalog
as $$
    select setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('english', said) || to_tsvector('simple', said), 'B')
        || setweight(to_tsvector('english', needed) || to_tsvector('simple', needed), 'D')
    from (select concat_ws(E'\n', purpose, customer_goal, array_to_string(steps, E'\n')) as said,
                 concat_ws(E'\n', role, array_to_string(resources, E'\n'), array_to_string(audit_questions, E'\n')) as needed) texts
$$;

alter table version add column words tsvector
    generated always as (version_words(title, purpose, steps, customer_goal, role, resources, audit_questions)) stored;
create index version_by_words on version using gin (words);

-- Row-level security would keep the index from being used: @@ is not leakproof. So this runs as a role that sees all rows and looks at the
-- organization by itself.
create policy version_is_searched on version for select to standards_search using (true);
grant select (organization, standard, number, words) on version to standards_search;

-- What is found is ranked by who asks, when other filters have left less of it.
create function found_versions(query tsquery) returns table (standard uuid, number integer)
    language sql stable security definer
    set search_path = pg_catalog, public
as $$
    select standard, number
    from version
    where words @@ query
    and organization = any (nullif(current_setting('app.organizations', true), '')::uuid[])
$$;
revoke all on function found_versions(tsquery) from public;
grant execute on function found_versions(tsquery) to standards_request;
grant create on schema public to standards_search;
alter function found_versions(tsquery) owner to standards_search;
revoke create on schema public from standards_search;

-- what is searched follows from the rest, and is not there yet when this looks
create or replace function version_stays_as_published() returns trigger language plpgsql as $$
declare
    may_change text[] := array['status', 'effective_to', 'retired_to', 'words'];
begin
    if to_jsonb(old) - may_change <> to_jsonb(new) - may_change
       or new.retired_to is null and old.retired_to is not null
       or new.retired_to > old.retired_to
    then
        raise exception 'a published version stays as it is' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
