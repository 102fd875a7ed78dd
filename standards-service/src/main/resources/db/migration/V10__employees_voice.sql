-- ---- what employees suggest and need: as the topic tells it, and what people did about it ----

create table voice (
    organization uuid        not null,
    id           uuid        not null,
    revision     integer     not null,
    kind         text        not null,
    store        text        not null,
    touchpoint   text        not null,
    said_at      timestamptz not null,
    received_at  timestamptz not null,
    words        text,
    language     text,
    flags        text[]      not null,
    erased       boolean     not null,
    answer_days  integer     not null,
    due_first    date        not null,
    due_moved    date,
    due          date        not null generated always as (coalesce(due_moved, due_first)) stored,
    due_ends     timestamptz not null,
    owner_role   text        not null,
    owner_person text,
    answer       bigint,
    waits        boolean     not null generated always as (answer is null and not erased and cardinality(flags) = 0) stored,

    constraint voice_is_one_per_id primary key (organization, id),
    constraint voice_revision_is_positive check (revision > 0),
    constraint voice_kind_is_known check (kind in ('suggestion', 'need')),
    constraint voice_owner_role_is_known check (owner_role in ('head-office', 'store-manager')),
    constraint voice_erased_has_no_words check (not erased or words is null)
);
comment on column voice.id is 'the feedback''s, and so its story''s';
comment on column voice.words is 'an employee''s, masked; nowhere else but in excerpt';
comment on column voice.answer_days is 'how long there was to answer when it came in: another setting since does not move what was promised';
comment on column voice.due_first is 'answer_days after the day that it was received, in the store''s zone; events may set it, and due_ends, by what they tell of the store';
comment on column voice.due_moved is 'the day that a person said last';
comment on column voice.due_ends is 'when the day of due is over in the store';
comment on column voice.owner_person is 'one of that role, as the identity provider names them; null: anybody of it';
comment on column voice.answer is 'the last one that a person gave';
comment on column voice.waits is 'no person has answered, and there is something to answer';

create index voice_by_due on voice (organization, due, id);
create index voice_of_a_store_by_due on voice (organization, store, due, id);
create index voice_of_a_person_by_due on voice (organization, owner_person, due, id) where owner_person is not null;
create index voice_that_waits_by_due on voice (organization, due, id) where waits;
create index voice_flagged_by_due on voice (organization, due, id) where cardinality(flags) > 0;
create index voice_erased_by_due on voice (organization, due, id) where erased;

-- nothing is changed or deleted in it
create table voice_deed (
    organization uuid        not null,
    id           bigint      generated always as identity,
    voice        uuid        not null,
    action       text        not null,
    actor        text        not null,
    actor_role   text        not null,
    at           timestamptz not null,
    owner_role   text,
    owner_person text,
    due          date,
    outcome      text,
    text         text,

    constraint voice_deed_is_read_in_order primary key (organization, id),
    constraint voice_deed_is_about_a_voice foreign key (organization, voice) references voice,
    constraint voice_deed_actor_role_is_known check (actor_role in ('head-office', 'admin', 'store-manager')),
    constraint voice_deed_owner_role_is_known check (owner_role in ('head-office', 'store-manager')),
    constraint voice_deed_outcome_is_known check (outcome in ('done', 'planned', 'declined')),
    constraint voice_deed_says_what_was_done check (
        case action
            when 'give' then owner_role is not null and num_nonnulls(due, outcome) = 0
            when 'move' then num_nonnulls(due, text) = 2 and num_nonnulls(owner_role, owner_person, outcome) = 0
            when 'answer' then num_nonnulls(outcome, text) = 2 and num_nonnulls(owner_role, owner_person, due) = 0
            else false
        end)
);
comment on column voice_deed.text is 'of an answer what it says, otherwise why; never the employee''s words';

create index voice_deed_of_a_voice on voice_deed (organization, voice, id);

alter table voice add constraint voice_answer_is_a_deed foreign key (organization, answer) references voice_deed;

do $$
declare
    walled text;
begin
    foreach walled in array array['voice', 'voice_deed']
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

grant select, insert on voice to standards_flow;
grant update (revision, touchpoint, words, language, flags, erased, due_first, due_ends) on voice to standards_flow;
grant select on voice to standards_request;
grant update (owner_role, owner_person, due_moved, due_ends, answer) on voice to standards_request;
grant select, insert on voice_deed to standards_request;

-- what was suggested before this, as far as the topic remembers
delete from consumed_partition where topic = 'throughline.feedback.v1';
