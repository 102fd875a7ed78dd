-- A row of the outbox holds all that an organization is told together, a line for each event: topic, id, type, time, key and data, parted by
-- tabs. Its length is not compressed: it is gone in a moment.
alter table outbox add column size integer not null default 1;
alter table outbox add column events text;
alter table outbox alter column events set storage external;
alter table outbox no force row level security;
update outbox set events = concat_ws(E'\t', topic, event_id, event_type,
    to_char(event_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), key, data);
alter table outbox force row level security;
alter table outbox alter column events set not null;
alter table outbox drop column topic, drop column key, drop column event_id, drop column event_type, drop column event_time, drop column data;
alter table outbox set (
    autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = 2000,
    toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 20000, toast.autovacuum_vacuum_cost_delay = 0);

create policy outbox_is_reduced on outbox for update to stories_flow using (true);
grant update (size, events) on outbox to stories_flow;
grant usage on sequence outbox_id_seq to stories_flow;
