-- ---- decisions: a candidate may be further evidence of a standard that there is already ----

alter table decision drop constraint decision_outcome_is_known;
alter table decision drop constraint decision_accepted_has_a_standard;
alter table decision add constraint decision_outcome_is_known
    check (outcome in ('accepted', 'declined', 'merged-into-standard'));
alter table decision add constraint decision_leads_to_a_standard_unless_declined
    check ((outcome <> 'declined') = (standard is not null));

-- what a standard was made of is one practice; many may be merged into it
create unique index decision_makes_a_standard_once on decision (organization, standard) where outcome = 'accepted';

-- ---- candidates that wait for a later day ----

create table snooze (
    id           bigint generated always as identity,
    organization uuid        not null,
    practice     uuid        not null,
    until        date        not null,
    reason       text,
    stories      integer     not null,
    snoozed_by   text        not null,
    snoozed_at   timestamptz not null,

    constraint snooze_is_read_in_order primary key (id),
    constraint snooze_is_of_a_practice foreign key (organization, practice) references practice,
    constraint snooze_is_until_a_later_day check (until > (snoozed_at at time zone 'UTC')::date)
);
comment on table snooze is
    'of a practice''s rows the last one counts. Nothing ends one: whether it still holds is seen from the day and from practice.stories';
comment on column snooze.until is 'first day (UTC) on which it is back among those that wait';
comment on column snooze.stories is 'how many told of the practice then: with twice as many it is back before its day';

create index snooze_of_a_practice on snooze (organization, practice, id desc);

alter table snooze enable row level security;
alter table snooze force row level security;
create policy snooze_within_its_organizations on snooze
    using (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]))
    with check (organization = any (nullif(current_setting('app.organizations', true), '')::uuid[]));

grant select, insert on snooze to standards_request;
