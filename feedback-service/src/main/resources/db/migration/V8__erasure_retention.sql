-- Feedback is erased by who gave it, and found by when it was received where it has been kept for long enough. What is received later
-- stands further behind, so that its time takes a few pages for an index: the intake hardly notices it.
create index feedback_by_customer on feedback (organization, customer) where customer is not null;
create index feedback_by_arrival on feedback using brin (received_at) with (pages_per_range = 32, autosummarize = on);

-- Why a feedback was erased: told again with its erasure, but for what was dropped while it was held, of which nobody had heard. Null: it was
-- asked for. Not valid: it holds for all that is written from now on; looking would lock a long ledger.
alter table intake add column erased_reason text;
alter table intake add constraint intake_erased_reason_is_known check (erased_reason in ('retention', 'dropped')) not valid;

-- That somebody asked for feedback to be erased, and what became of it.
create table erasure (
    organization uuid        not null,
    id           uuid        not null,
    requested_at timestamptz not null,
    requested_by text,
    subject      text        not null,
    customer     text,
    pseudonym    text,
    unknown      uuid[]      not null default '{}',
    completed_at timestamptz,
    confirmed_at timestamptz,

    constraint erasure_pk primary key (organization, id),
    constraint erasure_subject_is_known check (subject in ('feedback', 'customer')),
    constraint erasure_forgets_its_customer check (completed_at is null or customer is null),
    constraint erasure_is_confirmed_when_complete check (confirmed_at is null or completed_at is not null)
);
comment on column erasure.customer is 'as it was given; null once everything of it is found';
comment on column erasure.pseudonym is 'the same for the same customer, and not to be turned back';
comment on column erasure.completed_at is 'when the last of it was deleted from this database';
comment on column erasure.confirmed_at is 'when the last service had confirmed the last of it';

create index erasure_newest_first on erasure (organization, requested_at desc, id desc);
create index erasure_unfinished on erasure (organization, requested_at) where confirmed_at is null;

-- What it names. One that a customer is behind is added when it is erased.
create table erasure_item (
    organization uuid not null,
    erasure      uuid not null,
    feedback     uuid not null,
    erased_at    timestamptz,

    constraint erasure_item_pk primary key (organization, erasure, feedback),
    constraint erasure_item_goes_with_its_erasure
        foreign key (organization, erasure) references erasure (organization, id) on delete cascade
);
create index erasure_item_by_feedback on erasure_item (organization, feedback);

-- What another service says that it has erased, too.
create table erasure_confirmation (
    organization uuid        not null,
    erasure      uuid        not null,
    feedback     uuid        not null,
    service      text        not null,
    confirmed_at timestamptz not null,

    constraint erasure_confirmation_comes_once primary key (organization, erasure, feedback, service),
    constraint erasure_confirmation_goes_with_its_item foreign key (organization, erasure, feedback)
        references erasure_item (organization, erasure, feedback) on delete cascade
);

-- How long an organization keeps feedback.
create table retention (
    organization  uuid        not null,
    revision      integer     not null,
    feedback_days integer,
    changed_at    timestamptz not null,
    changed_by    text,

    constraint retention_pk primary key (organization),
    constraint retention_is_within_bounds check (feedback_days between 30 and 3650)
);
comment on column retention.feedback_days is 'null: for good';

-- How far it is carried out; of a test space, too. Held by the one instance at work on it.
create table retention_progress (
    organization uuid        not null,
    done_until   timestamptz,
    deleted      bigint      not null default 0,
    worked_at    timestamptz,

    constraint retention_progress_pk primary key (organization)
);
comment on column retention_progress.done_until is 'nothing that was received before this is kept';

do $$
declare
    walled text;
begin
    foreach walled in array array ['erasure', 'erasure_item', 'erasure_confirmation', 'retention', 'retention_progress'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format($policy$
            create policy own_organization on %I
            using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
            $policy$, walled);
    end loop;
end
$$;

-- partitions of topics that this service has begun to read: one without an offset is new only once
create table consumed_partition (
    consumer_group text    not null,
    topic          text    not null,
    partition      integer not null,

    constraint consumed_partition_begins_once primary key (consumer_group, topic, partition)
);

grant select, insert on erasure, erasure_item to feedback_request;
grant select on erasure_confirmation, retention_progress to feedback_request;
grant select, insert, update on retention to feedback_request;
grant select (erased_store, erased_revision), update (erased_reason) on intake to feedback_request;

grant select, insert, update, delete on erasure, erasure_item, erasure_confirmation to feedback_flow;
grant select on retention to feedback_flow;
grant select, insert, update on retention_progress to feedback_flow;
grant select, insert on consumed_partition to feedback_flow;
grant delete on feedback to feedback_flow;
grant delete, update (erased_at, erased_store, erased_revision, erased_reason) on intake to feedback_flow;
