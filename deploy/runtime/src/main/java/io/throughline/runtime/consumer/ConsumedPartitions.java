package io.throughline.runtime.consumer;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers in the database which partitions this service has begun to read (table {@code consumed_partition}). One that is not
 * there is read from its start: at the service's first start, or after its database was emptied. One that is there and has no
 * offset in Kafka has lost it.
 */
public final class ConsumedPartitions {

    private final DataSource dataSource;

    public ConsumedPartitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All that the group has ever begun. */
    Set<TopicPartition> begun(String group) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select topic, partition from consumed_partition where consumer_group = ?")) {
            statement.setString(1, group);
            Set<TopicPartition> begun = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    begun.add(new TopicPartition(row.getString(1), row.getInt(2)));
                }
            }
            return begun;
        }
    }

    void begin(String group, Collection<TopicPartition> partitions) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into consumed_partition (consumer_group, topic, partition)
                        select ?, * from unnest(?::text[], ?::integer[])
                        on conflict do nothing
                        """)) {
            Array topics = connection.createArrayOf(
                    "text", partitions.stream().map(TopicPartition::topic).toArray());
            Array numbers = connection.createArrayOf(
                    "integer",
                    partitions.stream().map(TopicPartition::partition).toArray());
            statement.setString(1, group);
            statement.setArray(2, topics);
            statement.setArray(3, numbers);
            statement.executeUpdate();
        }
    }
}
