-- Practices: stories grouped by what was done. Words stand in story and in behaviour only, and are referred to from everywhere else: an
-- erasure that deletes them there has deleted them.

-- A story that is gone for good: its feedback was erased, and is not taken in if it comes again.
create table erased_story (
    organization uuid        not null,
    id           uuid        not null,
    revision     integer     not null,
    store        text        not null,
    erased_at    timestamptz not null,

    constraint erased_story_is_one_per_feedback primary key (organization, id)
);

-- The sentence of a story that tells what was done, and its embedding.
create table behaviour (
    organization uuid        not null,
    story        uuid        not null,
    corrected_at timestamptz not null,
    store        text        not null,
    employee     text,
    themes       text[]      not null,
    sentence     text        not null,
    vector       bytea       not null,

    constraint behaviour_is_one_per_story primary key (organization, story),
    constraint behaviour_goes_with_its_story
        foreign key (organization, story) references story (organization, id) on delete cascade
);
comment on column behaviour.employee is
    'who did it, as a pseudonym; null where nobody is named or the organization wants no names. Of other stories, complaints above all, it is not kept';
comment on column behaviour.vector is 'of length 1; 384 floats of 4 bytes, the most significant first';

create index behaviour_newest_first on behaviour (organization, corrected_at desc, story desc);

-- The organization's stores with any feedback.
create table heard_store (
    organization uuid not null,
    store        text not null,

    constraint heard_store_is_heard_once primary key (organization, store)
);

-- That the practices of an organization are to be found anew. Rows are only added and taken away, so nobody waits for a grouper.
create table practice_grouping_due (
    id           bigint generated always as identity,
    organization uuid        not null,
    since        timestamptz not null default clock_timestamp(),

    constraint practice_grouping_due_is_numbered primary key (id)
);
create index practice_grouping_due_by_organization on practice_grouping_due (organization);

-- Held by the one grouper at work on the organization.
create table practice_grouping (
    organization uuid        not null,
    revision     integer     not null default 0,
    grouped_at   timestamptz,

    constraint practice_grouping_is_one_per_organization primary key (organization)
);
comment on column practice_grouping.revision is 'that all the organization''s practices had when they were found last';

create table practice (
    organization uuid        not null,
    id           uuid        not null,
    revision     integer     not null,
    origin       text        not null,
    merged_into  uuid,
    spread       text,
    stories      integer     not null,
    terms        text[]      not null,
    themes       text[]      not null,
    counts       jsonb,
    first_at     timestamptz,
    last_at      timestamptz,
    found_at     timestamptz not null,

    constraint practice_is_one_by_its_id primary key (organization, id),
    constraint practice_revision_is_positive check (revision > 0),
    constraint practice_origin_is_known check (origin in ('praise', 'suggestion', 'complaint')),
    constraint practice_spread_is_known check (spread in ('star', 'local', 'partial', 'widespread', 'unclear')),
    constraint practice_is_found_or_merged
        check (merged_into is not null or num_nulls(spread, counts, first_at, last_at) = 0)
);
comment on column practice.merged_into is 'the practice that has its stories now';

create index practice_most_told_first on practice (organization, stories desc, id) where merged_into is null;

create table practice_story (
    organization uuid    not null,
    story        uuid    not null,
    practice     uuid    not null,
    rank         integer not null,

    constraint practice_story_is_in_one_practice primary key (organization, story),
    constraint practice_story_has_its_practice foreign key (organization, practice) references practice (organization, id),
    constraint practice_story_goes_with_its_behaviour
        foreign key (organization, story) references behaviour (organization, story) on delete cascade
);
comment on column practice_story.rank is 'from 0: the story that tells the practice best';

create index practice_story_best_first on practice_story (organization, practice, rank);

do $$
declare
    walled text;
begin
    foreach walled in array array
        ['erased_story', 'behaviour', 'heard_store', 'practice_grouping_due', 'practice_grouping', 'practice', 'practice_story'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format($policy$
            create policy %I on %I
            using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
            with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
            $policy$, walled || '_within_its_organizations', walled);
    end loop;
end
$$;
-- whose turn it is, of all organizations
create policy practice_grouping_due_is_seen on practice_grouping_due for select to stories_flow using (true);

grant select on behaviour, practice, practice_story, practice_grouping_due to stories_request;
grant delete on story to stories_flow;
grant select, insert on erased_story, heard_store to stories_flow;
grant select, insert, update, delete on behaviour, practice, practice_story to stories_flow;
grant select, insert, delete on practice_grouping_due to stories_flow;
grant select, insert, update on practice_grouping to stories_flow;
