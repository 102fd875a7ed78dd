-- One service's database and its three roles. Run it again at any time: it makes what is missing and sets the passwords.
-- The run command and the tests use this file; in production, as a superuser:
--
--   psql -d postgres -v ON_ERROR_STOP=1 -v database=feedback \
--        -v owner_password=… -v request_password=… -v flow_password=… -f databases.sql
--
-- <database>_owner owns the database and so its schema "public"; Flyway migrates with it. <database>_request serves requests,
-- <database>_flow runs consumers and relays; the migrations grant them what they need. Row-level security binds all three:
-- none is a superuser, none has BYPASSRLS.

select format('create role %I', :'database' || suffix)
from unnest(array['_owner', '_request', '_flow']) suffix
where not exists (select from pg_roles where rolname = :'database' || suffix) \gexec

select format('alter role %I with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
              :'database' || suffix, password)
from (values ('_owner', :'owner_password'), ('_request', :'request_password'), ('_flow', :'flow_password')) r (suffix, password) \gexec

select format('create database %I owner %I', :'database', :'database' || '_owner')
where not exists (select from pg_database where datname = :'database') \gexec

select format('revoke all on database %I from public', :'database') \gexec

select format('grant connect on database %I to %I, %I', :'database', :'database' || '_request', :'database' || '_flow') \gexec
