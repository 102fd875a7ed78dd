-- Every row carries its organization, and no role sees another's: app.organizations is set per transaction. Unset, or read
-- back as '' in a pooled connection: no rows.

create table story (
    organization           uuid             not null,
    id                     uuid             not null,
    revision               integer          not null,
    feedback_revision      integer          not null,
    store                  text             not null,
    touchpoint             text             not null,
    channel                text             not null,
    voice                  text,
    collected_at           timestamptz      not null,
    corrected_at           timestamptz      not null,
    received_at            timestamptz      not null,
    rating_metric          text,
    rating_value           numeric,
    rating_min             numeric,
    rating_max             numeric,
    rating_normalized      double precision,
    text                   text,
    declared_language      text,
    goal                   text,
    goal_achieved          boolean,
    reasons                text[]           not null,
    kind                   text             not null,
    sentiment              text             not null,
    criticality            text             not null,
    themes                 text[]           not null,
    theme_labels           jsonb            not null,
    kind_confidence        double precision not null,
    sentiment_confidence   double precision not null,
    criticality_confidence double precision not null,
    review                 boolean          not null,
    rating_disagrees       boolean          not null,
    basis                  text             not null,
    language               text,
    explanation            json             not null,
    model_version          text             not null,
    classified_at          timestamptz      not null,

    constraint story_is_one_per_feedback primary key (organization, id),
    constraint story_revision_is_positive check (revision > 0 and feedback_revision > 0),
    constraint story_channel_is_known check (channel in ('kiosk', 'app', 'web', 'employee')),
    constraint story_voice_is_known check (voice in ('story', 'suggestion', 'need')),
    constraint story_rating_is_whole_or_absent
        check (num_nonnulls(rating_metric, rating_value, rating_min, rating_max, rating_normalized) in (0, 5)),
    constraint story_rating_metric_is_known check (rating_metric in ('csat', 'nps', 'ces')),
    constraint story_rating_is_on_its_scale check (rating_normalized between 0 and 100),
    constraint story_kind_is_known
        check (kind in ('exceptional', 'praise', 'neutral', 'complaint', 'suggestion', 'question')),
    constraint story_sentiment_is_known check (sentiment in ('negative', 'neutral', 'positive', 'mixed')),
    constraint story_criticality_is_known check (criticality in ('none', 'minor', 'serious', 'critical')),
    constraint story_confidences_are_probabilities
        check (kind_confidence between 0 and 1
               and sentiment_confidence between 0 and 1
               and criticality_confidence between 0 and 1)
);

comment on column story.id is 'the feedback''s';
comment on column story.corrected_at is 'when it was collected, by a right clock: the time to count and to sort by';
comment on column story.text is 'the customer''s words, masked at intake';
comment on column story.explanation is 'json, not jsonb: it is read as a whole, and in the order in which it was written';
comment on column story.themes is 'the keys of theme_labels, to filter on';

create index story_newest_first on story (organization, corrected_at desc, id desc);
create index story_of_store_newest_first on story (organization, store, corrected_at desc, id desc);
create index story_of_kind_newest_first on story (organization, kind, corrected_at desc, id desc);
create index story_for_review_newest_first on story (organization, corrected_at desc, id desc) where review;

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
) with (
    -- every row is soon dead: vacuum after a fixed number of them, and without pauses
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
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

-- no user-defined row filter needs more than this: the organizations that the transaction was admitted to
alter table story enable row level security;
alter table story force row level security;
create policy story_within_its_organizations on story
    using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
    with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]));

alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_within_its_organizations on outbox
    using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
    with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]));
-- the relay publishes for all organizations
create policy outbox_is_relayed on outbox for select to stories_flow using (true);
create policy outbox_is_emptied on outbox for delete to stories_flow using (true);

grant select on story to stories_request;
grant select, insert, update on story to stories_flow;
grant select, insert, delete on outbox to stories_flow;
grant select, update on outbox_relay to stories_flow;
grant select, insert on consumed_partition to stories_flow;
