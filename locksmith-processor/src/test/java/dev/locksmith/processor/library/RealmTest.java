package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * A Realm, and what comes from it, is for the thread that opened it, and a frozen one is for all.
 * The classes are stand-ins with the names of the real ones.
 */
class RealmTest {

    private static final String IMPORTS =
            """
            import io.realm.*;
            import java.util.*;
            import java.util.concurrent.*;
            class Dog extends RealmObject {
                private String name;
                String name() { return name; }
                void rename(String name) { this.name = name; }
            }
            """;

    @TempDir Path classes;

    @BeforeEach
    void realm() {
        ClassFiles.of(
                classes,
                "package io.realm;\npublic class RealmConfiguration {}",
                "package io.realm;\npublic abstract class RealmObject {}",
                "package io.realm;\npublic class DynamicRealmObject extends RealmObject { public String getString(String field) { return null; } }",
                """
                package io.realm;
                public class RealmResults<E> extends java.util.ArrayList<E> {
                    public RealmResults<E> freeze() { return this; }
                    public E first() { return null; }
                }
                """,
                """
                package io.realm;
                public class RealmQuery<E> {
                    public RealmQuery<E> equalTo(String field, String value) { return this; }
                    public RealmResults<E> findAll() { return null; }
                    public E findFirst() { return null; }
                    public long count() { return 0; }
                }
                """,
                """
                package io.realm;
                public class Realm implements AutoCloseable {
                    public interface Transaction { void execute(Realm realm); }
                    public static Realm getDefaultInstance() { return null; }
                    public static Realm getInstance(RealmConfiguration configuration) { return null; }
                    public <E extends RealmObject> RealmQuery<E> where(Class<E> type) { return null; }
                    public <E extends RealmObject> E createObject(Class<E> type) { return null; }
                    public <E extends RealmObject> E copyFromRealm(E object) { return object; }
                    public void executeTransaction(Transaction transaction) {}
                    public Realm freeze() { return this; }
                    public void refresh() {}
                    public void close() {}
                }
                """,
                """
                package io.realm;
                public class DynamicRealm implements AutoCloseable {
                    public static DynamicRealm getInstance(RealmConfiguration configuration) { return null; }
                    public RealmQuery<DynamicRealmObject> where(String type) { return null; }
                    public void close() {}
                }
                """);
    }

    @Test
    void a_task_that_uses_what_another_thread_opened() {
        holds(
                """
                class Kennel {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private Realm realm;
                    void open() { realm = Realm.getDefaultInstance(); }
                    void close() {
                        realm.close();
                        realm = null;
                    }
                    void variable(RealmConfiguration configuration) {
                        Realm mine = Realm.getDefaultInstance();
                        pool.submit(() -> mine.where(Dog.class).count()); // ERROR wrong-thread
                        new Thread(() -> mine.executeTransaction(each -> each.createObject(Dog.class))).start(); // ERROR wrong-thread
                        new Thread(mine::refresh).start(); // ERROR wrong-thread
                        try (DynamicRealm dynamic = DynamicRealm.getInstance(configuration)) {
                            DynamicRealmObject first = dynamic.where("Dog").findFirst();
                            pool.submit(() -> first.getString("name")); // ERROR wrong-thread
                        }
                    }
                    void results() {
                        Realm mine = Realm.getDefaultInstance();
                        RealmResults<Dog> dogs = mine.where(Dog.class).equalTo("name", "Rex").findAll();
                        pool.submit(() -> dogs.first()); // ERROR wrong-thread
                        RealmQuery<Dog> query = mine.where(Dog.class);
                        Dog rex = query.findFirst();
                        CompletableFuture.runAsync(() -> rex.rename("Max")); // ERROR wrong-thread
                        Dog made = Realm.getDefaultInstance().createObject(Dog.class);
                        CompletableFuture.runAsync(() -> made.rename("Max")); // ERROR wrong-thread
                    }
                    void field(List<String> names) {
                        pool.submit(() -> realm.refresh()); // ERROR wrong-thread
                        names.parallelStream().forEach(name -> count(name)); // ERROR wrong-thread
                        Dog rex = realm.where(Dog.class).findFirst();
                        pool.submit(() -> rex.name()); // ERROR wrong-thread
                    }
                    private long count(String name) { return realm.where(Dog.class).equalTo("name", name).count(); }
                }
                """);
    }

    @Test
    void each_thread_with_its_own() {
        holds(
                """
                class Kennel {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                    private Realm realm;
                    void open() { single.submit(() -> { realm = Realm.getDefaultInstance(); }); }
                    void onItsThread() {
                        single.submit(() -> realm.refresh());
                    }
                    void own(RealmConfiguration configuration) {
                        pool.submit(() -> {
                            try (Realm mine = Realm.getDefaultInstance()) {
                                mine.executeTransaction(each -> each.createObject(Dog.class));
                            }
                        });
                        pool.submit(() -> rename("Rex"));
                        new Thread(() -> {
                            DynamicRealm dynamic = DynamicRealm.getInstance(configuration);
                            List.of("Dog").forEach(type -> dynamic.where(type).count());
                        }).start();
                    }
                    private void rename(String name) {
                        Realm mine = Realm.getDefaultInstance();
                        Dog dog = mine.where(Dog.class).findFirst();
                        List.of(name).forEach(each -> dog.rename(each));
                    }
                    void here(Iterable<String> names) {
                        Realm mine = Realm.getDefaultInstance();
                        names.forEach(name -> mine.where(Dog.class).equalTo("name", name).count());
                    }
                }
                class Worker extends Thread {
                    private Realm realm;
                    @Override public void run() {
                        realm = Realm.getDefaultInstance();
                        work();
                    }
                    private void work() { realm.refresh(); }
                }
                """);
    }

    @Test
    void what_is_frozen_or_copied_is_for_all_threads() {
        holds(
                """
                class Kennel {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private Realm frozen;
                    private RealmResults<Dog> shown;
                    void keep() {
                        frozen = Realm.getDefaultInstance().freeze();
                        shown = frozen.where(Dog.class).findAll();
                    }
                    void read() {
                        pool.submit(() -> frozen.where(Dog.class).findAll().first().name());
                        pool.submit(() -> shown.first());
                    }
                    void frozen() {
                        Realm mine = Realm.getDefaultInstance();
                        Realm snapshot = mine.freeze();
                        pool.submit(() -> snapshot.where(Dog.class).count());
                        RealmResults<Dog> dogs = mine.where(Dog.class).findAll().freeze();
                        pool.submit(() -> dogs.first().name());
                        RealmResults<Dog> all = snapshot.where(Dog.class).equalTo("name", "Rex").findAll();
                        pool.submit(() -> all.first().name());
                    }
                    void copied() {
                        Realm mine = Realm.getDefaultInstance();
                        Dog dog = mine.copyFromRealm(mine.where(Dog.class).findFirst());
                        pool.submit(() -> dog.name());
                        long count = mine.where(Dog.class).count();
                        pool.submit(() -> System.out.println(count));
                        Dog made = new Dog();
                        pool.submit(() -> made.rename("Max"));
                    }
                    void given(Realm any, RealmResults<Dog> dogs) {
                        pool.submit(() -> any.where(Dog.class).count());
                        pool.submit(() -> dogs.first());
                    }
                }
                """);
    }

    private void holds(String source) {
        Verify.that(IMPORTS + source).against(classes).holds();
    }
}
