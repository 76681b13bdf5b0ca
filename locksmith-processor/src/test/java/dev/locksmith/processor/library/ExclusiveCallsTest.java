package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * Objects that threads may share, but not for some of their methods: transactions of a connection,
 * publishing over a channel. The classes are stand-ins with the names of the real ones.
 */
class ExclusiveCallsTest {

    private static final String IMPORTS =
            """
            import io.lettuce.core.api.*;
            import io.lettuce.core.api.sync.*;
            import com.rabbitmq.client.*;
            import org.apache.kafka.clients.producer.*;
            import org.springframework.stereotype.Service;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @BeforeEach
    void libraries() {
        ClassFiles.of(
                classes,
                "package org.springframework.stereotype;\npublic @interface Service {}",
                """
                package io.lettuce.core.api.sync;
                public interface RedisTransactionalCommands<K, V> {
                    String multi();
                    Object exec();
                    String discard();
                    @SuppressWarnings("unchecked") String watch(K... keys);
                }
                """,
                """
                package io.lettuce.core.api.sync;
                public interface RedisCommands<K, V> extends RedisTransactionalCommands<K, V> {
                    V get(K key);
                    String set(K key, V value);
                }
                """,
                """
                package io.lettuce.core.api;
                public interface StatefulConnection<K, V> extends AutoCloseable { void close(); }
                """,
                """
                package io.lettuce.core.api;
                public interface StatefulRedisConnection<K, V> extends StatefulConnection<K, V> {
                    io.lettuce.core.api.sync.RedisCommands<K, V> sync();
                }
                """,
                "package com.rabbitmq.client;\npublic interface AMQP { class BasicProperties {} }",
                """
                package com.rabbitmq.client;
                public interface Channel extends AutoCloseable {
                    void basicPublish(String exchange, String key, AMQP.BasicProperties props, byte[] body);
                    void basicAck(long tag, boolean multiple);
                    void close();
                }
                """,
                """
                package org.apache.kafka.clients.producer;
                public interface Producer<K, V> {
                    void beginTransaction();
                    void commitTransaction();
                    void send(Object record);
                }
                """,
                "package org.apache.kafka.clients.producer;\npublic abstract class KafkaProducer<K, V> implements Producer<K, V> {}");
    }

    private Verify verify(String text) {
        return Verify.that(IMPORTS + text).against(classes);
    }

    @Test
    void the_whole_message() {
        verify(
                        """
                        @Service class Accounts {
                            private final StatefulRedisConnection<String, String> connection; // ERROR shared-unlocked
                            Accounts(StatefulRedisConnection<String, String> connection) { this.connection = connection; }
                            public void transfer(String from, String to) {
                                RedisCommands<String, String> commands = connection.sync();
                                commands.multi();
                                commands.set(from, to);
                                commands.exec();
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'connection' may be used by one thread at a time for multi(), but several threads reach it here, and no lock is held where it is used
                          'connection' is a StatefulRedisConnection<String, String>: threads may share it, but not for multi()
                          several threads use one Accounts at a time
                          multi() is called at Test.java:13 under no lock
                          to fix: use a StatefulRedisConnection<String, String> of this thread's own for this, or hold one lock from the first of these calls to the last\
                        """);
    }

    @Test
    void a_transaction_on_a_shared_connection() {
        verify(
                        """
                        class Statics {
                            static RedisCommands<String, String> commands; // ERROR shared-unlocked
                            static void transfer() {
                                commands.multi();
                                commands.set("a", "b");
                                commands.exec();
                            }
                        }
                        @Service class Helped {
                            private StatefulRedisConnection<String, String> connection; // ERROR shared-unlocked
                            public void transfer() { inTransaction(connection.sync()); }
                            private void inTransaction(RedisCommands<String, String> commands) {
                                commands.multi();
                                commands.exec();
                            }
                        }
                        @Service class Direct {
                            private StatefulRedisConnection<String, String> connection; // ERROR shared-unlocked
                            public void transfer() {
                                connection.sync().watch("a");
                                connection.sync().multi();
                                connection.sync().exec();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void commands_on_a_shared_connection() {
        verify(
                        """
                        @Service class Cache {
                            private final StatefulRedisConnection<String, String> connection;
                            private final RedisCommands<String, String> commands;
                            Cache(StatefulRedisConnection<String, String> connection) {
                                this.connection = connection;
                                this.commands = connection.sync();
                            }
                            public String get(String key) { return commands.get(key); }
                            public void put(String key, String value) { connection.sync().set(key, value); }
                            public void later(ExecutorService pool) {
                                StatefulRedisConnection<String, String> mine = connection;
                                pool.execute(() -> mine.sync().set("a", "b"));
                                mine.sync().set("c", "d");
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_transaction_under_a_lock_or_on_a_connection_of_its_own() {
        verify(
                        """
                        @Service class Locked {
                            private StatefulRedisConnection<String, String> connection;
                            public synchronized void transfer() { run(connection.sync()); }
                            private void run(RedisCommands<String, String> commands) {
                                commands.multi();
                                commands.exec();
                            }
                            public String get(String key) { return connection.sync().get(key); }
                        }
                        @Service class Own {
                            private java.util.function.Supplier<StatefulRedisConnection<String, String>> connections;
                            public void transfer() {
                                try (StatefulRedisConnection<String, String> connection = connections.get()) {
                                    connection.sync().multi();
                                    connection.sync().exec();
                                }
                            }
                        }
                        class OfOneThread {
                            private final StatefulRedisConnection<String, String> connection;
                            OfOneThread(StatefulRedisConnection<String, String> connection) { this.connection = connection; }
                            void transfer() { connection.sync().multi(); connection.sync().exec(); }
                        }
                        """)
                .holds();
    }

    @Test
    void publishing_over_a_shared_channel() {
        verify(
                        """
                        @Service class Events {
                            private final Channel channel; // ERROR shared-unlocked
                            Events(Channel channel) { this.channel = channel; }
                            public void publish(byte[] body) { channel.basicPublish("", "events", null, body); }
                        }
                        @Service class InTurn {
                            private final Channel channel;
                            InTurn(Channel channel) { this.channel = channel; }
                            public void publish(byte[] body) {
                                synchronized (channel) { channel.basicPublish("", "events", null, body); }
                            }
                            public void acknowledge(long tag) { channel.basicAck(tag, false); }
                        }
                        """)
                .holds();
    }

    @Test
    void transactions_of_a_shared_producer() {
        verify(
                        """
                        @Service class Orders {
                            private final KafkaProducer<String, String> producer; // ERROR shared-unlocked
                            Orders(KafkaProducer<String, String> producer) { this.producer = producer; }
                            public void place(Object order) {
                                producer.beginTransaction();
                                producer.send(order);
                                producer.commitTransaction();
                            }
                        }
                        @Service class Plain {
                            private final Producer<String, String> producer;
                            Plain(Producer<String, String> producer) { this.producer = producer; }
                            public void place(Object order) { producer.send(order); }
                        }
                        class Loop implements Runnable {
                            private final Producer<String, String> producer;
                            Loop(Producer<String, String> producer) { this.producer = producer; }
                            public void run() {
                                producer.beginTransaction();
                                producer.commitTransaction();
                            }
                        }
                        """)
                .holds();
    }
}
