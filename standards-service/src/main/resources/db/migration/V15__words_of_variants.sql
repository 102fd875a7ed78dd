-- A search finds what variants say, too. Its answer is the core version to which that is added, so that all that is asked for besides the words is
-- asked of both.

-- Words that one organization uses are looked up among its own. Those of variants are few: an index of their own, so that a search of the core's words
-- pays nothing for them.
create extension if not exists btree_gin;
drop index version_by_words;
create index version_by_words on version using gin (organization, words);
create index version_of_a_variant_by_words on version using gin (organization, words) where variant is not null;

-- Versions that are asked for, as parameters say; null for what is not asked. It has no settings of its own, for it is to be inlined: its conditions
-- are looked at where the index is.
create function asked_versions(
    known_at timestamptz, published_only boolean, wanted_status text, wanted_role text, wanted_touchpoint text, wanted_region text, on_day date,
    places integer[], codes text[], regions text[], formats text[], days date[], among uuid[])
    returns table (organization uuid, standard uuid, number integer, variant text, words tsvector, at tid, there integer[])
    language sql stable
as $$
    select v.organization, v.standard, v.number, v.variant, v.words, v.ctid, holding.there
    from version v
    cross join lateral (
        select v.effective_from as since, v.effective_to as until where known_at is null
        union all
        select lower(h.valid), upper(h.valid) from validity h
        -- is true: one looks the version up by its number, not in the index of ranges
        where known_at is not null and h.organization = v.organization and h.standard = v.standard and h.number = v.number
        and (h.recorded @> known_at) is true) held
    -- in which of the places it holds; to look takes longer than all the rest
    cross join lateral (
        select case when codes is not null then array(
            select place.at from unnest(places, codes, regions, formats, days) place (at, code, region, format, day)
            where (v.scope_stores = '{}' or place.code = any(v.scope_stores))
            and (v.scope_regions = '{}' or place.region = any(v.scope_regions))
            and (v.scope_formats = '{}' or place.format = any(v.scope_formats))
            and (place.day is null or held.since <= place.day and (held.until is null or held.until > place.day))) end as there) holding
    -- a request has one
    where v.organization = ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[])[1]
    and (not published_only or v.published_at is not null)
    and case when wanted_status is null then v.status <> 'discarded' else v.status = wanted_status end
    -- nothing that was discarded is added to anything
    and (v.variant is null or v.status <> 'discarded')
    and (wanted_role is null or v.role is null and v.scope_roles = '{}' or v.role = wanted_role or wanted_role = any(v.scope_roles))
    and (wanted_touchpoint is null or v.scope_touchpoints = '{}' or wanted_touchpoint = any(v.scope_touchpoints))
    and (wanted_region is null or v.scope_regions = '{}' or wanted_region = any(v.scope_regions))
    and (on_day is null or held.since <= on_day and (held.until is null or held.until > on_day))
    and (codes is null or holding.there <> '{}')
    and (among is null or v.standard = any(among))
$$;

drop function found_standards(tsquery, timestamptz, boolean, text, text, text, text, date, text[], text[], text[], date[], uuid[], integer);

-- Each standard is found by its newest version of the core that is asked for and says the words, or to which a variant's version adds them that is
-- asked for and holds in one of the same places. said_in is the one that says them best. Of very common words the newest standards are ranked, as
-- many as are told: to rank them all would take longer than anybody waits.
create function found_standards(
    query tsquery, known_at timestamptz, published_only boolean, wanted_status text, wanted_role text, wanted_touchpoint text,
    wanted_region text, on_day date, places integer[], codes text[], regions text[], formats text[], days date[], among uuid[], most integer)
    returns table (standard uuid, number integer, said_in integer, rank bigint)
    language sql stable security definer
    set search_path = pg_catalog, public
as $$
    with core as (
        select distinct on (v.standard) v.standard, v.number, v.number as said_in, null as variant, v.at
        from asked_versions(known_at, published_only, wanted_status, wanted_role, wanted_touchpoint, wanted_region, on_day,
                            places, codes, regions, formats, days, among) v
        where v.words @@ query and v.variant is null
        order by v.standard desc, v.number desc
        limit most),
    saying as (
        select *
        from asked_versions(known_at, published_only, wanted_status, wanted_role, wanted_touchpoint, wanted_region, on_day,
                            places, codes, regions, formats, days, among) v
        where v.words @@ query and v.variant is not null
        -- the newest first, and no more of them are looked up than are ranked
        order by v.standard desc offset 0),
    addition as (
        select saying.standard, added_to.number, saying.number as said_in, saying.variant, saying.at,
               dense_rank() over (order by saying.standard desc) as place
        from saying
        cross join lateral (
            select v.number
            from asked_versions(known_at, published_only, wanted_status, wanted_role, wanted_touchpoint, wanted_region, on_day,
                                places, codes, regions, formats, days, among) v
            where v.organization = saying.organization and v.standard = saying.standard and v.variant is null
            and (codes is null or v.there && saying.there)
            -- of a variant the newest is added
            and not exists (
                select from asked_versions(known_at, published_only, wanted_status, wanted_role, wanted_touchpoint, wanted_region, on_day,
                                           places, codes, regions, formats, days, among) newer
                where newer.organization = saying.organization and newer.standard = saying.standard and newer.variant = saying.variant
                and newer.number > saying.number and (codes is null or newer.there && v.there))
            order by v.number desc
            limit 1) added_to),
    found as (
        select *, dense_rank() over (order by said.standard desc) as place
        from (
            select * from core
            union all
            select addition.standard, addition.number, addition.said_in, addition.variant, addition.at from addition where addition.place <= most) said)
    select distinct on (found.standard) found.standard, found.number, found.said_in, ranked.rank
    from found
    cross join lateral (
        select (ts_rank_cd(v.words, query) * 1000000)::bigint as rank from version v where v.ctid = found.at offset 0) ranked
    where found.place <= most
    order by found.standard, found.number desc, ranked.rank desc, found.variant nulls first
$$;

revoke all on function asked_versions from public;
revoke all on function found_standards from public;
grant execute on function found_standards to standards_request;
grant create on schema public to standards_search;
alter function asked_versions owner to standards_search;
alter function found_standards owner to standards_search;
revoke create on schema public from standards_search;
