-- An organization's stores and standards, as many as bench.stores and bench.standards say, each standard of five published versions.
-- Words are made of syllables, and the first ones are as much more frequent than the last as in any language (Zipf).

create function pg_temp.word(place integer) returns text language sql immutable as $$
    select syllable[1 + place % 65] || syllable[1 + place / 65 % 65] || syllable[1 + place * 31 % 65]
    from (select array_agg(c || v) as syllable
          from regexp_split_to_table('bdfgklmnprtvz', '') c, regexp_split_to_table('aeiou', '') v) syllables
$$;

create temporary table vocabulary as
    select array_agg(pg_temp.word(place) order by place) as words from generate_series(0, 2999) place;

-- seed: so that the words are made anew for each row
create function pg_temp.words(number integer, seed integer) returns text language sql volatile as $$
    select string_agg(words[1 + floor(exp(random() * ln(2999)))::integer], ' ')
    from vocabulary, generate_series(1, number + 0 * seed)
$$;

insert into store_state (organization, store, revision, recorded_at, history)
select current_setting('bench.organization')::uuid, gen_random_uuid(), 1, now() - interval '900 days',
       json_build_array(json_build_object(
           'from', '2020-01-01', 'code', 'S' || lpad(i::text, 4, '0'), 'name', 'Store ' || i,
           'region', (array['north', 'south', 'east', 'west'])[1 + i % 4],
           'format', (array['city', 'market', 'express'])[1 + i % 3],
           'time_zone', (array['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles'])[1 + i % 4]))
from generate_series(1, current_setting('bench.stores')::integer) i;

insert into store_code (organization, code, store)
select organization, history -> 0 ->> 'code', store from store_state
where organization = current_setting('bench.organization')::uuid;

insert into standard (organization, id, revision, changed_at, created_at)
select current_setting('bench.organization')::uuid,
       (lpad(to_hex((extract(epoch from made) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(i), 12, '0'))::uuid, 5, now(), made
from generate_series(1, current_setting('bench.standards')::integer) i,
     lateral (select timestamptz '2024-01-01' + i * interval '1 minute' as made) times;

insert into version (
    organization, standard, standard_created_at, number, status, title, purpose, steps, customer_goal, role,
    scope_regions, scope_formats, scope_stores, scope_touchpoints, scope_roles, resources, audit_questions, languages,
    effective_from, effective_to, retired_to, published_at)
select organization, id, created_at, n,
       case when n < 5 then 'superseded' when i % 50 = 0 then 'retired' else 'published' end,
       pg_temp.words(6, i), pg_temp.words(20, i), array[pg_temp.words(9, i), pg_temp.words(8, i), pg_temp.words(7, i)],
       pg_temp.words(5, i),
       case when i % 9 > 0 then (array['cashier', 'florist', 'butcher', 'advisor', 'manager', 'host', 'picker', 'baker'])[i % 9] end,
       case when i % 5 = 0 then array[(array['north', 'south', 'east', 'west'])[1 + i / 5 % 4]] else '{}' end,
       case when i % 7 = 0 then array[(array['city', 'market', 'express'])[1 + i / 7 % 3]] else '{}' end,
       case when i % 11 = 0
            then (select array_agg('S' || lpad((1 + (i * 10 + k) % current_setting('bench.stores')::integer)::text, 4, '0'))
                  from generate_series(0, 9) k)
            else '{}' end,
       case when i % 3 = 0 then array['checkout'] else '{}' end,
       case when i % 6 = 0 then array['shift-lead', 'trainee'] else '{}' end,
       array[pg_temp.words(3, i)], array[pg_temp.words(7, i)], '{en}',
       begin_day, case when n < 5 then begin_day + 130 when i % 50 = 0 then begin_day + 60 end,
       case when n = 5 and i % 50 = 0 then begin_day + 60 end, now() - interval '20 days'
from (select organization, id, created_at, row_number() over (order by id)::integer as i from standard
      where organization = current_setting('bench.organization')::uuid) standards,
     generate_series(1, 5) n,
     lateral (select date '2024-09-01' + n * 130 + i % 100 as begin_day) days;

insert into validity (organization, standard, number, variant, valid, recorded)
select organization, standard, number, '', daterange(effective_from, effective_to), tstzrange(published_at, null)
from version where organization = current_setting('bench.organization')::uuid;
