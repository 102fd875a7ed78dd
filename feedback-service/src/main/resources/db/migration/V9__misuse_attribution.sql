-- Feedback may name who served by the retailer's own reference, where the organization has decided so.
alter table organization drop constraint organization_attribution_is_known;
alter table organization
    add constraint organization_attribution_is_known check (attribution in ('off', 'pseudonymous', 'named'));
alter table organization add column revision integer not null default 1;
grant select (revision), insert (revision), update (revision) on organization to feedback_request;
comment on column feedback.employee is
    'a pseudonym, or the reference as given; null unless the organization allowed attribution when it came in; published only while it does';

-- How far the pass has come that looks for bursts and staff taps; held by the one instance at work.
create table misuse_pass (
    one        boolean primary key default true check (one),
    seen_until timestamptz not null
);
insert into misuse_pass (seen_until) values (now());
grant select, update on misuse_pass to feedback_flow;

-- What people decided on flags: it stands against every later pass.
create table misuse_review (
    organization uuid not null,
    id           uuid not null,
    feedback     uuid not null,
    revision     integer not null,
    before       text[] not null,
    flags        text[] not null,
    reason       text not null,
    reviewer     text not null,
    reviewed_at  timestamptz not null,
    constraint misuse_review_pk primary key (organization, id)
);
comment on column misuse_review.revision is 'the feedback''s, after it';
create index misuse_review_by_feedback on misuse_review (organization, feedback, reviewed_at);
alter table misuse_review enable row level security;
alter table misuse_review force row level security;
create policy own_organization on misuse_review
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));
grant select, insert on misuse_review to feedback_request;
grant select on misuse_review to feedback_flow;
grant update (flags, revision, changed_at) on feedback to feedback_request;

-- A review goes with its feedback, whoever deletes that.
create function forget_misuse_reviews() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog, public
as $$
begin
    delete from public.misuse_review r using gone where r.organization = gone.organization and r.feedback = gone.id;
    return null;
end
$$;
revoke execute on function forget_misuse_reviews() from public;
create trigger feedback_goes_with_its_reviews after delete on feedback
    referencing old table as gone for each statement execute function forget_misuse_reviews();
