-- Sources can be edited; web pages of the listed origins may use their keys. Without a rate of its own the default holds.
alter table source add column revision integer not null default 1;
alter table source add column allowed_origins text[] not null default '{}';
alter table source add column items_per_second integer;
alter table source add column burst integer;
alter table source add constraint source_rate_is_whole check ((items_per_second is null) = (burst is null));

-- An organization's own rate, set by an operator.
alter table organization add column items_per_second integer;
alter table organization add column burst integer;
alter table organization add constraint organization_rate_is_whole check ((items_per_second is null) = (burst is null));
grant select (items_per_second, burst), update (items_per_second, burst) on organization to feedback_request;

alter table api_key add column label text;
alter table api_key add column kind text not null default 'live';
alter table api_key add column expires_at timestamptz;
alter table api_key add column last_used_at timestamptz;
alter table api_key add constraint api_key_kind_is_known check (kind in ('live', 'test'));
create index api_key_by_source on api_key (organization, source, created_at);

-- When a key was last used is noted by the intake, behind the requests.
grant update (last_used_at) on api_key to feedback_flow;
