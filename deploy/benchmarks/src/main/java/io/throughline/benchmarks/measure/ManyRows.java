package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.stage.Collecting;
import io.throughline.benchmarks.stage.Log;
import io.throughline.benchmarks.table.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Fills a database with the feedback of a past half-year, by SQL: copies of what the intake has just written, each with an id of its
 * own, at an even pace over all stores and the months' partitions, as if it had come in then.
 */
final class ManyRows {

    static final Duration PERIOD = Duration.ofDays(182);

    private static final int AT_ONCE = 50_000;
    private static final int SAMPLES = 2_000;
    private static final int TELL_EVERY = 500_000;

    /** A month's partition as the service makes them, for months that have passed. */
    private static final String PARTITIONS = """
            set role feedback_owner;
            do $$
            declare
                first_day date;
                partition text;
            begin
                for i in 1..7 loop
                    first_day := (date_trunc('month', now() at time zone 'UTC') - make_interval(months => i))::date;
                    partition := 'feedback_' || to_char(first_day, 'YYYY_MM');
                    execute format(
                        'create table %I partition of feedback for values from (%L) to (%L)', partition,
                        first_day::timestamp at time zone 'UTC', (first_day + interval '1 month')::timestamp at time zone 'UTC');
                    execute format('alter table %I enable row level security', partition);
                    execute format('alter table %I force row level security', partition);
                    execute format($policy$
                        create policy own_organization on %I using (organization
                            = any ((select nullif(current_setting('app.organizations', true), '')::uuid[])::uuid[]))
                        $policy$, partition);
                end loop;
            end
            $$;
            reset role
            """;

    private static final String SAMPLE = """
            create table sample as
            select row_number() over () - 1 as number, f.* from (select * from feedback limit %d) f
            """.formatted(SAMPLES);

    private static final String FILL = """
            with made as materialized (
                select g, at, uuidv7(at - clock_timestamp()) as id
                from generate_series(?::bigint, ?::bigint) g,
                    lateral (select now() - ?::interval * (1 - g::float8 / ?)) t (at)
            ), ledger as (
                insert into intake (organization, id, digest)
                select s.organization, m.id, sha256(uuid_send(m.id)) from made m join sample s on s.number = m.g % ?
            )
            insert into feedback (organization, id, received_at, status, store, touchpoint, channel, source,
                collected_at, sent_at, corrected_at, metric, value, normalized, customer, employee, content, changed_at)
            select s.organization, m.id, m.at, s.status, s.store, s.touchpoint, s.channel, s.source,
                m.at, m.at, m.at, s.metric, s.value, s.normalized, s.customer, s.employee, s.content, m.at
            from made m join sample s on s.number = m.g % ?
            """;

    private final Collecting target;
    private final Log log;

    ManyRows(Collecting target, Log log) {
        this.target = target;
        this.log = log;
    }

    void make(long rows) throws SQLException {
        log.line("rows: making " + Words.count(rows));
        try (Connection connection = target.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(PARTITIONS);
            statement.execute(SAMPLE);
            // made once more if the machine stops: it need not wait for the disk
            statement.execute("set synchronous_commit = off");
            fill(connection, rows);
            statement.execute("drop table sample");
            statement.execute("vacuum (analyze) feedback");
            statement.execute("vacuum (analyze) intake");
            statement.execute("checkpoint");
        }
        log.line("  made: feedback %s, intake %s with their indexes".formatted(size("feedback"), size("intake")));
    }

    private void fill(Connection connection, long rows) throws SQLException {
        long samples = Math.min(SAMPLES, Long.parseLong(target.database().text("select count(*) from sample")));
        try (PreparedStatement insert = connection.prepareStatement(FILL)) {
            for (long made = 0; made < rows; made += AT_ONCE) {
                insert.setLong(1, made);
                insert.setLong(2, Math.min(made + AT_ONCE, rows) - 1);
                insert.setString(3, PERIOD.toDays() + " days");
                insert.setDouble(4, rows);
                insert.setLong(5, samples);
                insert.setLong(6, samples);
                insert.executeUpdate();
                if ((made + AT_ONCE) % TELL_EVERY == 0) {
                    log.line("  " + Words.count(made + AT_ONCE));
                }
            }
        }
    }

    private String size(String table) throws SQLException {
        return target.database().text("""
                select pg_size_pretty(sum(pg_total_relation_size(oid)))
                from pg_class where relkind = 'r' and relname ~ '^%s(_|$)'
                """.formatted(table));
    }
}
