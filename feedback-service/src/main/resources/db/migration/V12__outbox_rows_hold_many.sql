-- A row of the outbox holds all that an organization is told together, a line for each event: topic, id, type, time, key and data, parted by
-- tabs. Its length is not compressed: it is gone in a moment.
alter table outbox add column size integer not null default 1;
alter table outbox add column events text;
alter table outbox alter column events set storage external;

create function outbox_line() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    new.events := concat_ws(E'\t', new.topic, new.event_id, new.event_type,
        to_char(new.event_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), new.key, new.data);
    return new;
end
$$;
-- What waits, and what an instance of the version before writes until it is replaced.
create trigger outbox_line before insert or update on outbox for each row when (new.events is null) execute function outbox_line();
alter table outbox no force row level security;
update outbox set size = 1;
alter table outbox force row level security;

alter table outbox alter column events set not null;
alter table outbox alter column topic drop not null;
alter table outbox alter column key drop not null;
alter table outbox alter column event_id drop not null;
alter table outbox alter column event_type drop not null;
alter table outbox alter column event_time drop not null;
drop index outbox_by_event;
alter table outbox set (
    autovacuum_vacuum_threshold = 2000,
    toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20000, toast.autovacuum_vacuum_cost_delay = 0);

create policy flow_reduces_all on outbox for update to feedback_flow using (true);
grant update (size, events) on outbox to feedback_flow;
grant usage on sequence outbox_id_seq to feedback_flow, feedback_request;
revoke select on outbox from feedback_request;
grant select (id, organization, size, events), update (size, events) on outbox to feedback_request;

alter table feedback add column outbox bigint;
grant update (outbox) on feedback to feedback_request;
comment on column feedback.outbox is 'the row of the outbox that tells, or told, of its latest revision; null: told of before there was this column, or to nobody';
