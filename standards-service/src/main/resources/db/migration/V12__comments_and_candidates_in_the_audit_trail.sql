-- ---- what employees say to versions before they are published ----

-- they are asked in the order of the standards
create index version_submitted on version (organization, standard desc, number desc) where status in ('in-review', 'approved');

create table comment (
    organization uuid        not null,
    id           uuid        not null,
    standard     uuid        not null,
    version      integer     not null,
    field        text,
    text         text,
    author       text        not null,
    role         text        not null,
    positions    text[]      not null,
    at           timestamptz not null,
    withdrawn_at timestamptz,

    constraint comment_is_one_per_id primary key (organization, id),
    constraint comment_is_on_a_version foreign key (organization, standard, version) references version,
    constraint comment_is_by_a_known_role check (role in ('head-office', 'store-manager', 'associate')),
    constraint comment_has_words_until_it_is_withdrawn check ((text is null) = (withdrawn_at is not null))
);
comment on table comment is 'rows are added, and changed in one way only: their author withdraws them';
comment on column comment.field is 'what of the version it is about, such as steps/2; null for the whole';
comment on column comment.author is 'for head office and themselves: others see role and positions';
comment on column comment.positions is 'what the author did then, such as cashier';

create index comment_of_a_version on comment (organization, standard, version, at, id);

create function comment_is_only_withdrawn() returns trigger language plpgsql as $$
declare
    may_change text[] := array['text', 'withdrawn_at'];
begin
    if old.withdrawn_at is not null or new.withdrawn_at is null
       or to_jsonb(old) - may_change <> to_jsonb(new) - may_change
    then
        raise exception 'a comment stays as it is, or is withdrawn' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger comment_is_only_withdrawn before update on comment for each row execute function comment_is_only_withdrawn();

create table comment_answer (
    organization uuid        not null,
    comment      uuid        not null,
    outcome      text        not null,
    text         text,
    answered_by  text        not null,
    answered_at  timestamptz not null,

    constraint comment_answer_is_one_per_comment primary key (organization, comment),
    constraint comment_answer_is_to_a_comment foreign key (organization, comment) references comment,
    constraint comment_answer_outcome_is_known check (outcome in ('taken-up', 'declined')),
    constraint comment_answer_says_why_it_declines check (outcome <> 'declined' or text is not null)
);

do $$
declare
    walled text;
begin
    foreach walled in array array['comment', 'comment_answer']
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

grant select, insert on comment, comment_answer to standards_request;
grant update (text, withdrawn_at) on comment to standards_request;

-- ---- the audit trail is of versions and of candidates: three tables, each read in the order of the whole ----

drop index history_newest_first;
create index history_newest_first on history (organization, at desc, (lpad(to_hex(id), 32, '0')::uuid) desc);
create index decision_newest_first on decision (organization, decided_at desc, practice desc);
create index snooze_newest_first on snooze (organization, snoozed_at desc, (('1' || lpad(to_hex(id), 31, '0'))::uuid) desc);
