-- An organization's stores and published standards, as they would be there after two and a half years. As a superuser, whom the walls do not
-- hold; all constraints are checked as ever. Of the settings benchmark.organization, .seed (from 0 to 1), .standards, .stores and .roles.

-- ---- words: the n-th most frequent is n times as rare as the first (Zipf) ----

create schema if not exists benchmark;
create table if not exists benchmark.word (rank integer primary key, text text not null);

with known as (
    select string_to_array(
        'customer colleague shelf store price product queue counter basket delivery label display stock aisle bag receipt manager goods '
        'offer order card morning trolley floor entrance team box pallet poster sign scale fridge list date bread fruit flower till '
        'return exchange kettle lamp paint umbrella battery charger ladder parcel voucher coupon glove apron knife tray crate cart ramp '
        'door window bench mirror hanger hook rail bin cloth mop bucket soap towel sponge candle plate cup glass spoon fork pan pot oven '
        'grill heater fan cable plug lock key chain rope tape glue brush roller screw nail hammer drill saw plank tile carpet curtain '
        'pillow blanket sheet mattress chair table desk drawer wardrobe stool sofa rug vase frame clock radio phone tablet printer ink '
        'paper pencil marker stapler folder envelope stamp scissors ruler notebook calendar greet check offer explain carry open close '
        'count weigh wrap swap clean sort fetch show ask answer thank repeat measure note report train watch help wait smile listen',
        ' ') as words
), made as (
    select rank, (
        select string_agg(substr('bdfgklmnprstvz', 1 + (syllable % 14), 1) || substr('aeiou', 1 + (syllable / 14), 1), '' order by place)
        from (select place, (rank * 7919 / (70 ^ place)::int) % 70 as syllable from generate_series(0, 2) place) syllables) as text
    from generate_series(1, 20000) rank
)
insert into benchmark.word
select rank, coalesce(words[rank], text) from made, known on conflict do nothing;

-- ---- sentences and headings that standards share ----

select setseed(current_setting('benchmark.seed')::float8);
drop table if exists sentence, heading, made, edition, shop;

create temp table sentence as
with drawn as materialized (
    select number, place, floor(20000 ^ random())::int as rank,
           (array['the ', 'a ', 'with the ', 'to the ', 'for the ', '', '', 'and ', 'at the ', 'before the '])[1 + floor(random() * 10)::int] as before
    from generate_series(0, 19999) number, generate_series(1, 9) place where place <= 5 + number % 5
)
select number, upper(left(words, 1)) || substr(words, 2) || '.' as text
from (select number, string_agg(before || text, ' ' order by place) as words from drawn join benchmark.word using (rank) group by number) made;
alter table sentence add primary key (number);

create temp table heading as
with drawn as materialized (
    select number, place, floor(20000 ^ random())::int as rank
    from generate_series(0, 4999) number, generate_series(1, 5) place where place <= 3 + number % 3
)
select number, upper(left(words, 1)) || substr(words, 2) as text
from (select number, string_agg(text, ' ' order by place) as words from drawn join benchmark.word using (rank) group by number) made;
alter table heading add primary key (number);
analyze sentence, heading;

-- ---- stores: in six time zones; one in ten was refitted ----

create temp table shop as
select i as number, uuidv7(make_interval(days => -1000, secs => i)) as id, 'S' || lpad(i::text, 5, '0') as code, i % 10 = 0 as refitted,
       json_build_object(
           'code', 'S' || lpad(i::text, 5, '0'), 'name', 'Store ' || i,
           'region', (array['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'])[1 + i % 8],
           'format', (array['city', 'market', 'express'])[1 + i % 3],
           'time_zone', (array['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Sydney'])[1 + i % 6]
       )::jsonb as period
from generate_series(1, current_setting('benchmark.stores')::int) i;

insert into store_state (organization, store, revision, recorded_at, history)
select current_setting('benchmark.organization')::uuid, id, 1, now() - interval '950 days', jsonb_build_array(period)::json from shop
union all
select current_setting('benchmark.organization')::uuid, id, 2, now() - interval '320 days',
       jsonb_build_array(period, period || jsonb_build_object('from', current_date - 300, 'format', 'market'))::json
from shop where refitted;
insert into store_code (organization, code, store) select current_setting('benchmark.organization')::uuid, code, id from shop;

-- ---- standards: five versions each; one in 200 with a correction, one in 50 retired ----

create temp table made as
select *, published_at + (now() - published_at) / 2 as changed_at
from (
    select i as number, first_day, spacing, i % 200 = 7 as corrected, i % 50 = 3 as retired,
           uuidv7(created_at - now()) as id, created_at,
           (first_day + 4 * spacing - 14)::timestamp at time zone 'UTC' + make_interval(hours => 9, secs => i % 28800) as published_at
    from (
        select i, current_date - 900 + i % 200 as first_day, 150 + i % 28 as spacing,
               (current_date - 900 + i % 200 - 34)::timestamp at time zone 'UTC' + make_interval(hours => 8, secs => i % 36000) as created_at
        from generate_series(1, current_setting('benchmark.standards')::int) i) begun) planned;

create temp table edition as
select m.number, id, created_at, corrected, retired, n as version, case n when 6 then 4 end as corrects,
       case n when 6 then first_day + 3 * spacing + 30 else first_day + (n - 1) * spacing end as effective_from,
       case
           when n = 4 and corrected then first_day + 3 * spacing + 30
           when n = 6 then first_day + 4 * spacing
           when n < 5 then first_day + n * spacing
           when retired then greatest(first_day + 4 * spacing + 60, changed_at::date + 1)
       end as effective_to,
       case when n = 6 then changed_at else published_at - make_interval(days => (5 - n) * spacing) end as published_at,
       -- of the next version
       case when n < 5 then published_at - make_interval(days => (4 - n) * spacing) end as superseded_at,
       -- of what was said last of when it holds
       case when n = 4 and corrected or n = 5 and retired then changed_at end as changed_at,
       first_day + n * spacing as next_from
from made m, generate_series(1, 6) n where n <= 5 or corrected;
create index on edition (number, version);
analyze edition;

insert into standard (organization, id, revision, changed_at, created_at)
select current_setting('benchmark.organization')::uuid, id, case when corrected or retired then 6 else 5 end,
       case when corrected or retired then changed_at else published_at end, created_at
from made;

insert into version (
    organization, standard, standard_created_at, number, corrects, status, title, purpose, steps, customer_goal, role,
    scope_regions, scope_formats, scope_stores, scope_touchpoints, scope_roles, resources, audit_questions, languages,
    effective_from, effective_to, retired_to, published_at)
select current_setting('benchmark.organization')::uuid, e.id, e.created_at, e.version, e.corrects,
       case when e.effective_to is null then 'published' when e.version = 5 then 'retired' else 'superseded' end,
       (select text from heading h where h.number = e.number % 5000),
       (select string_agg(text, ' ' order by i) from generate_series(0, 1) i join sentence s on s.number = (e.number * 17 + i * 31) % 20000),
       -- five to eight, one of them another in each version
       (select array_agg(text order by i) from generate_series(1, 5 + e.number % 4) i
        join sentence s on s.number = (e.number * 37 + i * 1009 + case i when 1 + e.version % 5 then e.version * 7919 else 0 end) % 20000),
       (select text from sentence s where s.number = e.number * 41 % 20000),
       (string_to_array(current_setting('benchmark.roles'), ','))[e.number % (1 + cardinality(string_to_array(current_setting('benchmark.roles'), ',')))],
       case when e.number % 5 = 0
           then array[(array['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'])[1 + e.number / 5 % 8]]
           else '{}' end,
       case when e.number % 7 = 0 then array[(array['city', 'market', 'express'])[1 + e.number / 7 % 3]] else '{}' end,
       case when e.number % 11 = 0
           then (select array_agg('S' || lpad((1 + (e.number + i * 397) % current_setting('benchmark.stores')::int)::text, 5, '0'))
                 from generate_series(0, 9) i)
           else '{}' end,
       '{}',
       case when e.number % 6 = 0 then array['shift-lead', 'trainee'] else '{}' end,
       (select array_agg(text order by i) from generate_series(0, 1) i join heading h on h.number = (e.number * 3 + i * 53) % 5000),
       (select array_agg(text order by i) from generate_series(0, 2) i join sentence s on s.number = (e.number * 43 + i * 67) % 20000),
       '{en}', e.effective_from, e.effective_to, case when e.version = 5 then e.effective_to end, e.published_at
from edition e
-- a correction names an earlier version
order by e.number, e.version;

insert into validity (organization, standard, number, variant, valid, recorded)
select current_setting('benchmark.organization')::uuid, id, version, '', valid, recorded
from edition, lateral (
    -- as it was said when it was published, by then by the next version's publishing, and by a correction or a retirement
    select daterange(effective_from, case version when 6 then effective_to end) as valid, tstzrange(published_at, coalesce(superseded_at, changed_at)) as recorded
    union all
    select daterange(effective_from, next_from), tstzrange(superseded_at, changed_at) where superseded_at is not null
    union all
    select daterange(effective_from, effective_to), tstzrange(changed_at, null) where changed_at is not null
) said;

-- ---- one in ten has a variant ----

insert into version (
    organization, standard, standard_created_at, number, variant, status, title, steps, scope_regions, scope_formats, scope_stores,
    scope_touchpoints, scope_roles, resources, audit_questions, languages, effective_from, published_at)
select current_setting('benchmark.organization')::uuid, m.id, m.created_at, 7, 'city', 'published',
       (select text from heading h where h.number = m.number * 7 % 5000),
       (select array_agg(text order by i) from generate_series(1, 2) i join sentence s on s.number = (m.number * 47 + i * 1013) % 20000),
       '{}', '{city}', '{}', '{}', '{}', '{}', '{}', '{}', first_day + spacing, published_at - make_interval(days => 3 * spacing)
from made m
where number % 10 = 4 and not retired;

insert into validity (organization, standard, number, variant, valid, recorded)
select organization, standard, number, variant, daterange(effective_from, null), tstzrange(published_at, null)
from version
where organization = current_setting('benchmark.organization')::uuid and variant is not null;

insert into history (organization, standard, version, action, actor, at, reason)
select current_setting('benchmark.organization')::uuid, id, version, action, actor, at, reason
from edition, lateral (
    values ('draft', 'editor-' || number % 20, published_at - interval '10 days', null),
           ('submit', 'editor-' || number % 20, published_at - interval '8 days', null),
           ('approve', 'approver-' || number % 5, published_at - interval '5 days', null),
           ('publish', 'approver-' || number % 5, published_at, case version when 6 then 'It said too much.' end),
           ('supersede', 'approver-' || number % 5, superseded_at, null),
           ('retire', 'approver-' || number % 5, case version when 5 then changed_at end, 'Nobody needs it any more.')
) deed (action, actor, at, reason)
where at is not null
order by at;

-- ---- one in four was made of a practice ----

create temp table if not exists origin (number integer, practice uuid);
truncate origin;
insert into origin select number, uuidv7(created_at - now() - interval '20 days') from made where number % 4 = 1;

insert into practice (organization, id, revision, first_revision, deleted, origin, title, terms, themes, spread_class, stories, spread, first_at, last_at)
select current_setting('benchmark.organization')::uuid, practice, 3, 1, false, 'praise', (select text from heading h where h.number = o.number % 5000),
       '{}', '{}', 'partial', 12,
       '{"class": "partial", "stories": 12, "stores": 5, "stores_heard_from": 60, "weeks": 4, "attributed": 0}',
       now() - interval '990 days', now() - interval '940 days'
from origin o;

insert into decision (organization, practice, outcome, standard, evidence, stories, decided_by, decided_at)
select current_setting('benchmark.organization')::uuid, practice, 'accepted', id, '{}', 12, 'editor-' || number % 20, created_at
from origin join made using (number);
