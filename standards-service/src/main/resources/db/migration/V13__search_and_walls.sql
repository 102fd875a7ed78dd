-- ---- what holds for all tables: whose rows are seen is asked once a statement, not once a row ----

do $$
declare
    wall record;
begin
    for wall in select policyname, tablename from pg_policies where schemaname = 'public' and policyname like '%_within_its_organizations'
    loop
        execute format(
            'alter policy %I on %I
                 using (organization = any ((select nullif(current_setting(''app.organizations'', true), '''')::uuid[])::uuid[]))
                 with check (organization = any ((select nullif(current_setting(''app.organizations'', true), '''')::uuid[])::uuid[]))',
            wall.policyname, wall.tablename);
    end loop;
end $$;

-- ---- what holds on a day ----

-- what names no role is read in this order, too: a condition that a column is null does not keep an index's
create index version_holding_for_no_role_newest_first on version
    (organization, standard_created_at desc, standard desc, effective_from, effective_until)
    where published_at is not null and variant is null and role is null and scope_roles = '{}';

-- ---- search ----

-- A search looks at every version that says the words, and so does all its choosing where the index is: what is asked for besides the words comes
-- in as parameters, null for what is not asked. Each standard is found by its newest version that is asked for. Of very common words the newest
-- standards are ranked, as many as are told: to rank them all would take longer than anybody waits.
create function found_standards(
    query tsquery, known_at timestamptz, published_only boolean, wanted_status text, wanted_role text, wanted_touchpoint text,
    wanted_region text, on_day date, codes text[], regions text[], formats text[], days date[], among uuid[], most integer)
    returns table (standard uuid, number integer, rank bigint)
    language sql stable security definer
    set search_path = pg_catalog, public
as $$
    with newest as (
        select distinct on (v.standard) v.standard, v.number, v.ctid as at
        from version v
        cross join lateral (
            select v.effective_from as since, v.effective_to as until where known_at is null
            union all
            select lower(h.valid), upper(h.valid) from validity h
            -- is true: one looks the version up by its number, not in the index of ranges
            where known_at is not null and h.organization = v.organization and h.standard = v.standard and h.number = v.number
            and (h.recorded @> known_at) is true) held
        where v.words @@ query
        and v.organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[])
        and v.variant is null
        and (not published_only or v.published_at is not null)
        and case when wanted_status is null then v.status <> 'discarded' else v.status = wanted_status end
        and (wanted_role is null or v.role is null and v.scope_roles = '{}' or v.role = wanted_role or wanted_role = any(v.scope_roles))
        and (wanted_touchpoint is null or v.scope_touchpoints = '{}' or wanted_touchpoint = any(v.scope_touchpoints))
        and (wanted_region is null or v.scope_regions = '{}' or wanted_region = any(v.scope_regions))
        and (on_day is null or held.since <= on_day and (held.until is null or held.until > on_day))
        and (codes is null or exists (
            select from unnest(codes, regions, formats, days) place (code, region, format, day)
            where (v.scope_stores = '{}' or place.code = any(v.scope_stores))
            and (v.scope_regions = '{}' or place.region = any(v.scope_regions))
            and (v.scope_formats = '{}' or place.format = any(v.scope_formats))
            and (place.day is null or held.since <= place.day and (held.until is null or held.until > place.day))))
        and (among is null or v.standard = any(among))
        order by v.standard desc, v.number desc
        limit most)
    select newest.standard, newest.number, (ts_rank_cd(v.words, query) * 1000000)::bigint
    from newest join version v on v.ctid = newest.at
$$;

drop function found_versions(tsquery);
create policy validity_is_searched on validity for select to standards_search using (true);
grant select on version, validity to standards_search;
revoke all on function found_standards from public;
grant execute on function found_standards to standards_request;
grant create on schema public to standards_search;
alter function found_standards owner to standards_search;
revoke create on schema public from standards_search;
