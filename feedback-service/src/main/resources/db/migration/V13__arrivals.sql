-- Both times move on with the table, so one index of block ranges finds either. Ranges are summarized by the service, every half a minute:
-- PostgreSQL's own requests for it overflow at some thousand rows a second, and what is not summarized is read on every look.
drop index feedback_by_change;
drop index feedback_by_arrival;
create index feedback_by_arrival on feedback using brin (received_at, changed_at) with (pages_per_range = 32);

create function summarize_feedback() returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, public
    -- less than PostgreSQL waits before it ends a vacuum that is in the way
    set lock_timeout = '100ms'
as $$
declare
    summarized regclass;
begin
    for summarized in
        select x.indexrelid
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam and m.amname = 'brin'
        where x.indrelid in (
            to_regclass('public.feedback_default'), to_regclass('public.feedback_' || to_char(now() at time zone 'UTC', 'YYYY_MM')))
    loop
        begin
            perform brin_summarize_new_values(summarized);
        exception when lock_not_available then
            null; -- the next time
        end;
    end loop;
end
$$;
revoke execute on function summarize_feedback() from public;
grant execute on function summarize_feedback() to feedback_flow;
