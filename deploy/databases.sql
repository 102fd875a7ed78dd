-- One service's database and its roles. Run it again at any time: it makes what is missing and sets the passwords.
-- The run command and the tests use this file; in production, as a superuser:
--
--   psql -d postgres -v ON_ERROR_STOP=1 -v database=feedback \
--        -v owner_password=… -v request_password=… -v flow_password=… -f databases.sql
--
-- <database>_owner owns the database and so its schema "public"; Flyway migrates with it. <database>_request serves requests,
-- <database>_flow runs consumers and relays; the migrations grant them what they need. Nobody logs in as <database>_search: functions that
-- search an index row-level security keeps from being used run as this role, and look at the organization themselves. Row-level security binds
-- all of them: none is a superuser, none has BYPASSRLS.

select format('create role %I', :'database' || suffix)
from unnest(array['_owner', '_request', '_flow', '_search']) suffix
where not exists (select from pg_roles where rolname = :'database' || suffix) \gexec

select format('alter role %I with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
              :'database' || suffix, password)
from (values ('_owner', :'owner_password'), ('_request', :'request_password'), ('_flow', :'flow_password')) r (suffix, password) \gexec

select format('alter role %I with nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls', :'database' || '_search') \gexec
-- so that a migration can give it its functions
select format('grant %I to %I with inherit false, set true', :'database' || '_search', :'database' || '_owner') \gexec

select format('create database %I owner %I', :'database', :'database' || '_owner')
where not exists (select from pg_database where datname = :'database') \gexec

select format('revoke all on database %I from public', :'database') \gexec

select format('grant connect on database %I to %I, %I', :'database', :'database' || '_request', :'database' || '_flow') \gexec
