-- Practices of suggestions and complaints too, and what people decided about practices: it is kept apart from what the machine found, and for ever.
-- Both at once, and first: whoever writes stories locks them in this order.
lock table story, behaviour in access exclusive mode;

-- An instance of the version before cannot write what it would leave without origin and encoder: it waits until it is replaced.
alter table behaviour rename column vector to embedding;
alter table behaviour add column origin text not null default 'praise';
alter table behaviour alter column origin drop default;
alter table behaviour add constraint behaviour_origin_is_known check (origin in ('praise', 'suggestion', 'complaint'));
alter table behaviour add column encoder text not null default 'before 6';
alter table behaviour alter column encoder drop default;
alter table behaviour add column kept_at timestamptz;
alter table behaviour alter column kept_at set default clock_timestamp();
alter table behaviour add column changed_at timestamptz;
comment on column behaviour.kept_at is 'null once practices have been found in it together with all others';
comment on column behaviour.changed_at is 'since when it says something else than the practice that was told of; null where it does not';
comment on column behaviour.embedding is 'of the sentence and those around it, as float32, big-endian';
comment on column behaviour.encoder is 'the version of what made the embedding; those of others are made anew';
comment on column behaviour.employee is
    'who did it, as a pseudonym; null where nobody is named, the organization wants no names, or it is no praise';

drop index behaviour_newest_first;
create index behaviour_newest_first on behaviour (organization, origin, corrected_at desc, story desc);
create index behaviour_kept_last on behaviour (organization, kept_at desc) where kept_at is not null;

-- Stories that tell something and have no behaviour yet: they are older than their origin's practices, or were changed by somebody who did not
-- keep one with the change.
create table behaviour_missing (
    organization uuid not null,
    story        uuid not null,

    constraint behaviour_missing_is_noted_once primary key (organization, story),
    constraint behaviour_missing_goes_with_its_story
        foreign key (organization, story) references story (organization, id) on delete cascade
);

create function practice_origin(kind text) returns text immutable parallel safe language sql as $$
    select case kind when 'exceptional' then 'praise' when 'suggestion' then 'suggestion' when 'complaint' then 'complaint' end
$$;

-- Whoever changes a story: it leaves a practice that it tells nothing of any more, and is looked at again if it tells something else. Who
-- knows what it tells keeps it in the same transaction, and takes the note away.
create function story_follows_its_kind() returns trigger security definer set search_path from current language plpgsql as $$
declare
    wanted text := case when new.flags = '{}' then practice_origin(new.kind) end;
begin
    delete from behaviour b where b.organization = new.organization and b.story = new.id and b.origin is distinct from wanted;
    if found then
        insert into practice_grouping_due (organization) values (new.organization);
    end if;
    if wanted is not null and new.text is not null then
        insert into behaviour_missing (organization, story)
        select new.organization, new.id
        where not exists (select from behaviour b where b.organization = new.organization and b.story = new.id)
        on conflict do nothing;
        if found then
            insert into practice_grouping_due (organization) values (new.organization);
        end if;
    end if;
    return null;
end
$$;
create trigger story_follows_its_kind after update of kind, flags on story
    for each row when (old.kind is distinct from new.kind or old.flags is distinct from new.flags)
    execute function story_follows_its_kind();

-- The story that people put into a practice: the machine leaves it there, and may add others to it.
create table practice_pin (
    organization uuid not null,
    story        uuid not null,
    origin       text not null,
    practice     uuid not null,

    constraint practice_pin_is_one_per_story primary key (organization, story),
    constraint practice_pin_goes_with_its_story
        foreign key (organization, story) references story (organization, id) on delete cascade
);
create index practice_pin_by_practice on practice_pin (organization, practice);

create table practice_title (
    organization uuid not null,
    practice     uuid not null,
    title        text not null,
    story        uuid,

    constraint practice_title_is_one_per_practice primary key (organization, practice),
    constraint practice_title_goes_with_the_story_it_is_of
        foreign key (organization, story) references story (organization, id) on delete cascade
);

comment on column practice_title.story is 'whose sentence it repeats, null where it repeats none: it is not known any more when that is erased';
create index practice_title_by_story on practice_title (organization, story) where story is not null;

-- Who decided what, and when. Nothing is changed in it or taken from it, and no words stand in it.
create table practice_edit (
    organization uuid        not null,
    id           bigint generated always as identity,
    practice     uuid        not null,
    what         text        not null,
    other        uuid,
    stories      integer     not null,
    edited_by    text        not null,
    edited_at    timestamptz not null,

    constraint practice_edit_is_numbered primary key (organization, id),
    constraint practice_edit_is_of_a_known_kind check (what in ('merge', 'split', 'title')),
    constraint practice_edit_names_the_other check ((what = 'title') = (other is null))
);
comment on column practice_edit.other is 'the practice that it was merged into, or that was made of what was taken out of it';
create index practice_edit_of_practice on practice_edit (organization, practice, id);

-- Locked while what people decide, or what a grouper found, is written.
create table practice_writing (
    organization uuid   not null,
    edits        bigint not null default 0,
    revision     integer not null default 0,

    constraint practice_writing_is_one_per_organization primary key (organization)
);
comment on column practice_writing.revision is
    'the highest that a practice ever had: seconds since 2020, or one more than the last. Those told before were counts of stories, far below';
alter table practice_grouping drop column revision;

do $$
declare
    walled text;
begin
    foreach walled in array array['behaviour_missing', 'practice_pin', 'practice_title', 'practice_edit', 'practice_writing'] loop
        execute format('alter table %I enable row level security', walled);
        execute format('alter table %I force row level security', walled);
        execute format($policy$
            create policy %I on %I
            using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
            with check (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
            $policy$, walled || '_within_its_organizations', walled);
    end loop;
end
$$;

alter table story no force row level security;
alter table behaviour_missing no force row level security;
alter table practice_grouping_due no force row level security;
insert into behaviour_missing (organization, story)
select organization, id from story where kind in ('suggestion', 'complaint') and flags = '{}' and basis in ('text', 'person') and text is not null;
alter table behaviour no force row level security;
insert into practice_grouping_due (organization)
select organization from behaviour_missing union select organization from behaviour;
alter table behaviour force row level security;
alter table practice_grouping_due force row level security;
alter table behaviour_missing force row level security;
alter table story force row level security;

grant select, insert, update, delete on behaviour_missing to stories_flow;
grant select, insert, update on practice_pin, practice_title, practice_writing to stories_flow;
grant delete on practice_title to stories_flow;
grant select, insert on practice_edit to stories_flow;
grant select on practice_edit, practice_title to stories_request;
