-- ---- standards that came from a file ----

create table imported (
    organization uuid not null,
    reference    text not null,
    standard     uuid not null,
    digest       text not null,

    constraint imported_once_per_reference primary key (organization, reference),
    constraint imported_is_a_standard foreign key (organization, standard) references standard
);
comment on table imported is 'so that a file that is imported again changes nothing';
comment on column imported.reference is 'what the file calls it, or sha256: and a hash of its title and scope';
comment on column imported.digest is 'of what the file said of it';

alter table imported enable row level security;
alter table imported force row level security;
create policy imported_within_its_organizations on imported
    using (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
    with check (organization = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]));

grant select, insert on imported to standards_request;

alter table history drop constraint history_action_is_known;
alter table history add constraint history_action_is_known
    check (action in ('draft', 'import', 'edit', 'discard', 'submit', 'approve', 'return', 'publish', 'retire', 'supersede', 'restore'));
