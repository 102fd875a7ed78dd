-- People's corrections and what is learned of them. Words stand in story only, and are referred to: an erasure there takes with it what
-- was said about them.

create table correction (
    organization   uuid        not null,
    number         bigint      generated always as identity,
    story          uuid        not null,
    story_revision integer     not null,
    kind           text        not null,
    sentiment      text        not null,
    criticality    text        not null,
    theme_labels   json        not null,
    reason         text,
    replaced       json        not null,
    vector         bytea,
    corrected_by   text        not null,
    corrected_at   timestamptz not null,

    constraint correction_is_numbered primary key (organization, number),
    constraint correction_goes_with_its_story
        foreign key (organization, story) references story (organization, id) on delete cascade
);
comment on table correction is 'append-only; the newest of a story is the one that holds';
comment on column correction.story_revision is 'that the story had with it';
comment on column correction.replaced is 'the labels that were there before, and whose they were';
comment on column correction.vector is
    'the embedding of the story''s text, of length 1: 384 floats of 4 bytes, the most significant first. Null where the text teaches nothing';
create index correction_of_story_newest_first on correction (organization, story, number desc);

-- What waits for people, and what is like it.
create table queue_item (
    organization uuid        not null,
    story        uuid        not null,
    store        text        not null,
    corrected_at timestamptz not null,
    rank         integer     not null,
    reason       text        not null,
    alike        integer     not null,

    constraint queue_item_is_one_per_story primary key (organization, story),
    constraint queue_item_reason_is_known check (reason in ('possibly-critical', 'uncertain-kind', 'language-not-measured')),
    constraint queue_item_goes_with_its_story
        foreign key (organization, story) references story (organization, id) on delete cascade
);
comment on column queue_item.corrected_at is 'the story''s, when it was collected';
comment on column queue_item.rank is 'the higher, the more is learned from it; 10,000,000 on top where it may be critical';
comment on column queue_item.alike is 'near duplicates that were queued or corrected before it';
create index queue_item_teaches_most_first on queue_item (organization, rank desc, story desc);
create index queue_item_of_store on queue_item (organization, store, rank desc, story desc);

create table queue_likeness (
    organization uuid    not null,
    band         bigint  not null,
    story        uuid    not null,

    constraint queue_likeness_is_one_per_band primary key (organization, band, story),
    constraint queue_likeness_goes_with_its_story
        foreign key (organization, story) references story (organization, id) on delete cascade
);
comment on table queue_likeness is 'texts with a band in common have most of their words in common (Broder 1997)';
create index queue_likeness_of_story on queue_likeness (organization, story);

-- Whether an organization has a classifier of its own, and whether that is the present one.
create table own_classifier (
    organization uuid    not null,
    wanted       bigint  not null default 0,
    forgotten    bigint  not null default 0,
    changed      bigint  not null default 0,
    themes       bigint  not null default 0,
    held         boolean not null default false,
    versions     integer not null default 0,

    constraint own_classifier_is_one_per_organization primary key (organization)
);
comment on column own_classifier.wanted is 'rises with everything that is to be learned or unlearned';
comment on column own_classifier.forgotten is 'rises when what was learned is erased';
comment on column own_classifier.changed is 'rises with everything that changes how it classifies: instances look at it';
comment on column own_classifier.themes is 'rises when its own themes change';
comment on column own_classifier.versions is 'that it has had: a number is not given twice';
comment on column own_classifier.held is 'somebody went back: what is learned after waits for a person';

-- How far the corrections are learned, over each base: instances of two releases can be at work.
create table classifier_learned (
    organization uuid   not null,
    base         text   not null,
    wanted       bigint not null,

    constraint classifier_learned_is_one_per_base primary key (organization, base)
);

create table classifier_version (
    organization uuid        not null,
    version      integer     not null,
    base         text        not null,
    corrections  integer     not null,
    until        bigint      not null,
    figures      json        not null,
    state        text        not null,
    waits_for    text,
    decided_by   text,
    created_at   timestamptz not null,
    heads        bytea       not null,

    constraint classifier_version_is_numbered primary key (organization, version),
    constraint classifier_version_state_is_known check (state in ('serving', 'waiting', 'retired')),
    constraint classifier_version_waits_for_is_known check (waits_for in ('gold-fell', 'gone-back'))
);
comment on column classifier_version.until is 'the number of the newest correction that it knows';
comment on column classifier_version.decided_by is 'the person who let it serve; null where nobody had to';
create unique index classifier_version_serves_alone on classifier_version (organization, base) where state = 'serving';

-- What the shared base does on the gold set: no organization's.
create table base_figures (
    base    text not null,
    figures json not null,

    constraint base_figures_are_one_per_base primary key (base)
);

create table own_theme (
    organization uuid        not null,
    code         text        not null,
    revision     integer     not null,
    name         text        not null,
    description  text        not null,
    examples     text[]      not null,
    vectors      bytea       not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,

    constraint own_theme_is_one_per_code primary key (organization, code)
);
comment on column own_theme.vectors is 'the embeddings of the description and of the examples, one after the other';

create table reclassification (
    organization uuid        not null,
    id           uuid        not null,
    model        text        not null,
    state        text        not null,
    seen         bigint      not null default 0,
    changed      bigint      not null default 0,
    total        bigint,
    after        uuid,
    holder       uuid,
    held_until   timestamptz,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    ended_at     timestamptz,

    constraint reclassification_has_an_id primary key (organization, id),
    constraint reclassification_state_is_known check (state in ('running', 'done'))
);
comment on column reclassification.after is 'the last story that is done';
comment on column reclassification.holder is 'the instance that is at work on it, until held_until unless it says so again';
create unique index reclassification_runs_alone on reclassification (organization) where state = 'running';

-- what waits already: of the likeness of their texts nothing is known
alter table story no force row level security;
insert into queue_item (organization, story, store, corrected_at, rank, reason, alike)
select organization, id, store, corrected_at,
    case when explanation::jsonb -> 'notes' ? 'may be critical: people should look' then 10000000 else 0 end
        + case when basis = 'text' then coalesce(round(1000000 * (1 - first + second)), 0) else 0 end,
    case when explanation::jsonb -> 'notes' ? 'may be critical: people should look' then 'possibly-critical'
        when basis = 'text' then 'uncertain-kind'
        else 'language-not-measured' end,
    0
from story
cross join lateral (
    select max(p) filter (where place = 1) as first, coalesce(max(p) filter (where place = 2), 0) as second
    from (select value::double precision as p, row_number() over (order by value::double precision desc) as place
          from json_each_text(explanation -> 'kinds')) kinds) best
where review and flags = '{}';
alter table story force row level security;

do $$
declare
    walled text;
begin
    foreach walled in array array
        ['correction', 'queue_item', 'queue_likeness', 'own_classifier', 'classifier_learned', 'classifier_version', 'own_theme',
            'reclassification'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format($policy$
            create policy %I on %I
            using (organization = any ((select nullif(current_setting('app.organizations', true), ''))::uuid[]))
            with check (organization = any ((select nullif(current_setting('app.organizations', true), ''))::uuid[]))
            $policy$, walled || '_within_its_organizations', walled);
    end loop;
end
$$;
-- whose turn it is, of all organizations
create policy own_classifier_is_seen on own_classifier for select to stories_flow using (true);
create policy classifier_learned_is_seen on classifier_learned for select to stories_flow using (true);
create policy reclassification_is_seen on reclassification for select to stories_flow using (state = 'running');

grant select on queue_item, own_classifier, classifier_learned, base_figures, reclassification to stories_request;
grant select (organization, number, story, story_revision, kind, sentiment, criticality, theme_labels, reason, replaced, corrected_by, corrected_at)
    on correction to stories_request;
grant select (organization, version, base, corrections, until, figures, state, waits_for, decided_by, created_at)
    on classifier_version to stories_request;
grant select (organization, code, revision, name, description, examples, changed_by, changed_at) on own_theme to stories_request;
grant select, insert on correction, base_figures to stories_flow;
grant select, insert, update, delete on queue_item, own_theme to stories_flow;
grant select, insert, delete on queue_likeness to stories_flow;
grant select, insert, update on own_classifier, classifier_learned, reclassification to stories_flow;
grant select, insert, delete, update (state, waits_for, decided_by) on classifier_version to stories_flow;
