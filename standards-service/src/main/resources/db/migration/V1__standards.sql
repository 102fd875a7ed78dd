-- Every row carries its organization, and no role sees another's: app.organizations is set per transaction. Unset, or read
-- back as '' in a pooled connection: no rows.

-- so that an exclusion constraint can compare UUIDs
create extension if not exists btree_gist;

-- ---- what other services publish, as far as it is needed here ----

create table store (
    organization uuid    not null,
    id           uuid    not null,
    revision     integer not null,
    deleted      boolean not null,
    code         text,
    name         text,
    region       text,
    format       text,
    time_zone    text,

    constraint store_is_one_per_id primary key (organization, id),
    constraint store_revision_is_positive check (revision > 0),
    constraint store_is_whole_unless_deleted check (deleted or num_nonnulls(code, name, time_zone) = 3)
);
comment on table store is 'a deleted one stays as its id and revision, so that an older state that comes late is known as older';

create index store_by_code on store (organization, code);

create table practice (
    organization uuid    not null,
    id           uuid    not null,
    revision     integer not null,
    first_revision integer not null,
    deleted      boolean not null,
    origin       text,
    merged_into  uuid,
    title        text,
    terms        text[]  not null,
    themes       text[]  not null,
    spread_class text,
    stories      integer not null,
    spread       json,
    first_at     timestamptz,
    last_at      timestamptz,

    constraint practice_is_one_per_id primary key (organization, id),
    constraint practice_revision_is_positive check (revision > 0),
    constraint practice_has_an_origin_unless_deleted check (deleted or origin is not null),
    constraint practice_origin_is_known check (origin in ('praise', 'suggestion', 'complaint')),
    constraint practice_spread_class_is_known
        check (spread_class in ('star', 'local', 'partial', 'widespread', 'unclear')),
    constraint practice_is_not_merged_into_itself check (merged_into <> id)
);
comment on table practice is 'what the topic says of it and nothing that a person decided: no event can undo a decision';
comment on column practice.first_revision is 'the first that was told: one that was there before another became part of it was a candidate of its own';
comment on column practice.title is 'only one that a person wrote; a proposed one is a customer''s sentence, and is read from excerpt';
comment on column practice.stories is '0 for one that is merged, or deleted undecided; one that was decided on stays as it was known';

create index practice_most_stories_first on practice (organization, stories desc, id);
create index practice_by_what_it_is_part_of on practice (organization, merged_into) where merged_into is not null;

-- the only place where customers' words are kept
create table excerpt (
    organization uuid not null,
    practice     uuid not null,
    story        uuid not null,
    rank         integer,
    store        text,
    touchpoint   text,
    corrected_at timestamptz,
    sentence     text,
    text         text,
    title        text,

    constraint excerpt_is_one_per_story_of_a_practice primary key (organization, practice, story),
    constraint excerpt_is_of_a_practice foreign key (organization, practice) references practice,
    constraint excerpt_is_evidence_or_a_title check (num_nonnulls(sentence, title) > 0),
    constraint excerpt_is_whole
        check (num_nonnulls(store, touchpoint, corrected_at, sentence, text) in (0, 5)),
    constraint excerpt_with_a_rank_has_words check (rank is null or sentence is not null)
);
comment on table excerpt is 'what the practice''s last revision tells, and what it was decided on';
comment on column excerpt.rank is
    '1 tells the practice best; null where the story is known for the title only, or is kept for a decision only';
comment on column excerpt.title is 'the title that is proposed for the practice, where it is this story''s words';

create index excerpt_by_story on excerpt (organization, story);

-- whose words are not taken in any more
create table erased_feedback (
    organization uuid        not null,
    id           uuid        not null,
    erased_at    timestamptz not null,

    constraint erased_feedback_is_erased_once primary key (organization, id)
);

-- ---- what head office does ----

create table standard (
    organization uuid        not null,
    id           uuid        not null,
    revision     integer     not null,
    changed_at   timestamptz,
    created_at   timestamptz not null,

    constraint standard_is_one_per_id primary key (organization, id),
    constraint standard_revision_rises_from_0 check (revision >= 0),
    constraint standard_has_a_time_of_its_revision check ((revision > 0) = (changed_at is not null))
);
comment on column standard.revision is 'of what is published: 0 until the first version is';

create index standard_newest_first on standard (organization, created_at desc, id desc);

create table version (
    organization      uuid    not null,
    standard          uuid    not null,
    number            integer not null,
    status            text    not null,
    title             text    not null,
    purpose           text,
    steps             text[]  not null,
    customer_goal     text,
    role              text,
    scope_regions     text[]  not null,
    scope_formats     text[]  not null,
    scope_stores      text[]  not null,
    scope_touchpoints text[]  not null,
    resources         text[]  not null,
    audit_questions   text[]  not null,
    effective_from    date,
    effective_to      date,
    retired_to        date,
    published_at      timestamptz,

    constraint version_is_one_per_number primary key (organization, standard, number),
    constraint version_is_of_a_standard foreign key (organization, standard) references standard,
    constraint version_number_is_positive check (number > 0),
    constraint version_status_is_known
        check (status in ('draft', 'in-review', 'approved', 'published', 'superseded', 'retired')),
    constraint version_is_published_with_its_dates
        check ((status in ('published', 'superseded', 'retired'))
               = (num_nonnulls(published_at, effective_from) = 2)
               and num_nonnulls(published_at, effective_from) in (0, 2)),
    constraint version_has_an_end_when_it_is_over check ((status in ('superseded', 'retired')) = (effective_to is not null)),
    constraint version_ends_after_it_begins check (effective_to >= effective_from),
    constraint version_is_retired_after_it_begins check (retired_to >= effective_from),
    constraint version_is_retired_to_its_end check (status <> 'retired' or retired_to is not null and retired_to = effective_to),
    constraint version_is_alone_on_a_day
        exclude using gist (organization with =, standard with =, daterange(effective_from, effective_to) with &&)
        where (effective_from is not null)
        deferrable initially deferred
);
comment on column version.effective_from is 'first day on which it holds, in the store''s zone';
comment on column version.effective_to is 'first day on which it no longer holds, be it retired or superseded by then';
comment on column version.retired_to is 'the end that a person said; kept while another version supersedes it before';

create unique index version_is_worked_on_one_at_a_time on version (organization, standard)
    where status in ('draft', 'in-review', 'approved');

-- of a published version only its end may come, and move while it is to come: until yesterday, which is today in some zone
create function version_stays_as_published() returns trigger language plpgsql as $$
begin
    if to_jsonb(old) - array['status', 'effective_to', 'retired_to'] <> to_jsonb(new) - array['status', 'effective_to', 'retired_to']
       or new.retired_to is null and old.retired_to is not null
       or new.retired_to > old.retired_to
       or new.effective_to is distinct from old.effective_to
          and least(old.effective_to, new.effective_to) < (now() at time zone 'UTC')::date - 1
    then
        raise exception 'a published version stays as it is' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger version_stays_as_published before update on version
    for each row when (old.published_at is not null) execute function version_stays_as_published();

create table decision (
    organization uuid        not null,
    practice     uuid        not null,
    outcome      text        not null,
    reason       text,
    standard     uuid,
    evidence     uuid[]      not null,
    stories      integer     not null,
    decided_by   text        not null,
    decided_at   timestamptz not null,

    constraint decision_is_one_per_practice primary key (organization, practice),
    constraint decision_is_on_a_practice foreign key (organization, practice) references practice,
    constraint decision_leads_to_a_standard foreign key (organization, standard) references standard,
    constraint decision_outcome_is_known check (outcome in ('accepted', 'declined')),
    constraint decision_accepted_has_a_standard check ((outcome = 'accepted') = (standard is not null)),
    constraint decision_declined_has_a_reason check ((outcome = 'declined') = (reason is not null))
);
comment on column decision.evidence is 'the stories that were in excerpt when it was decided, referenced';
comment on column decision.stories is 'how many told of the practice when it was decided';

create index decision_by_standard on decision (organization, standard);

-- who did what and when; nothing is changed or deleted in it
create table history (
    id           bigint generated always as identity,
    organization uuid        not null,
    standard     uuid        not null,
    version      integer     not null,
    action       text        not null,
    actor        text        not null,
    at           timestamptz not null,
    reason       text,

    constraint history_is_read_in_order primary key (id),
    constraint history_is_of_a_version foreign key (organization, standard, version) references version,
    constraint history_action_is_known
        check (action in ('draft', 'edit', 'submit', 'approve', 'return', 'publish', 'retire', 'supersede', 'restore'))
);

create index history_of_a_standard on history (organization, standard, version, id);

-- ---- what is published, and read ----

create table outbox (
    id           bigint generated always as identity,
    organization uuid        not null,
    topic        text        not null,
    key          text        not null,
    event_id     text        not null,
    event_type   text        not null,
    event_time   timestamptz not null,
    data         text,
    created_at   timestamptz not null default now(),

    constraint outbox_is_read_in_order primary key (id)
);

-- who relays the outbox, and whether the one before left nothing under way
create table outbox_relay (
    holder     uuid,
    in_order   boolean not null,
    single_row boolean not null default true,

    constraint outbox_relay_has_one_row primary key (single_row),
    constraint outbox_relay_single_row_is_true check (single_row)
);
insert into outbox_relay (holder, in_order) values (null, true);

-- partitions that this service has begun to read: one without an offset is new only once
create table consumed_partition (
    consumer_group text    not null,
    topic          text    not null,
    partition      integer not null,

    constraint consumed_partition_begins_once primary key (consumer_group, topic, partition)
);

-- ---- who sees what ----

do $$
declare
    walled text;
begin
    foreach walled in array array['store', 'practice', 'excerpt', 'erased_feedback', 'standard', 'version', 'decision', 'history', 'outbox']
    loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format(
            'create policy %I on %I
                 using (organization = any (nullif(current_setting(''app.organizations'', true), '''')::uuid[]))
                 with check (organization = any (nullif(current_setting(''app.organizations'', true), '''')::uuid[]))',
            walled || '_within_its_organizations', walled);
    end loop;
end $$;
-- the relay publishes for all organizations
create policy outbox_is_relayed on outbox for select to standards_flow using (true);
create policy outbox_is_emptied on outbox for delete to standards_flow using (true);

grant select on store, practice, excerpt, erased_feedback to standards_request;
grant select, insert on decision, history to standards_request;
grant select, insert, update on standard, version to standards_request;
grant insert on outbox to standards_request;

grant select, insert, update on store, practice to standards_flow;
grant select, insert, update, delete on excerpt to standards_flow;
grant select, insert on erased_feedback to standards_flow;
-- to publish again what is published: the update is the right to lock a row while it is read
grant select on standard, version, decision, history to standards_flow;
grant update (revision) on standard to standards_flow;
grant select, insert, delete on outbox to standards_flow;
grant select, update on outbox_relay to standards_flow;
grant select, insert on consumed_partition to standards_flow;
