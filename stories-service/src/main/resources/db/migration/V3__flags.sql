-- Why feedback-service, or a person there, leaves a feedback out of practices and figures.
alter table story add column flags text[] not null default '{}';
