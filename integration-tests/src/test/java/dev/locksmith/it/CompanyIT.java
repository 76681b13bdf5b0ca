package dev.locksmith.it;

import org.junit.jupiter.api.Test;

/**
 * The checker beside other tools in one javac: it knows what they generate and how they changed the
 * code, and does not complain of what users did not write.
 */
class CompanyIT extends Company {

    @Test
    void lombok() throws Exception {
        with(LOMBOK, LOCKSMITH)
                .source(
                        "shop/Lomboked.java",
                        """
                        package shop;

                        import java.util.concurrent.Executor;

                        import lombok.Builder;
                        import lombok.Data;
                        import lombok.Getter;
                        import lombok.RequiredArgsConstructor;
                        import lombok.SneakyThrows;
                        import lombok.Value;
                        import lombok.With;
                        import lombok.experimental.Delegate;
                        import lombok.experimental.UtilityClass;
                        import lombok.val;

                        @RequiredArgsConstructor
                        final class Job implements Runnable {
                            private final Session session;

                            @Override
                            public void run() {
                                session.ask("?");
                            }
                        }

                        @Value
                        @Builder
                        @With
                        class Order {
                            Session session;
                            long amount;
                        }

                        @Data
                        class Customer {
                            private final String name;
                            @Getter(lazy = true)
                            private final String greeting = "Dear " + name;
                        }

                        @RequiredArgsConstructor
                        final class Pool {
                            @Delegate private final Executor executor;
                        }

                        @UtilityClass
                        class Sessions {
                            private Session last; // ERROR shared-state
                        }

                        final class Clerk {
                            @SneakyThrows
                            void serve(Executor executor, Session session, Customer customer) {
                                executor.execute(() -> System.out.println(customer.getGreeting()));
                                executor.execute(new Job(session)); // ERROR crosses-thread
                                val asked = session;
                                executor.execute(() -> asked.ask("?")); // ERROR crosses-thread
                                var order = Order.builder().session(session).amount(3).build();
                                var more = order.withAmount(4);
                                executor.execute(() -> System.out.println(more)); // ERROR crosses-thread
                                new Pool(executor).execute(() -> session.ask("?")); // ERROR crosses-thread
                            }
                        }
                        """)
                .verify();
    }

    @Test
    void mapstruct() throws Exception {
        with(MAPSTRUCT, LOCKSMITH)
                .source(
                        "shop/Mapped.java",
                        """
                        package shop;

                        import java.util.concurrent.Executor;

                        import org.mapstruct.Mapper;
                        import org.mapstruct.factory.Mappers;

                        record Visit(Session session, String guest) {}

                        record Card(Session session, String guest) {}

                        record Badge(String guest) {}

                        @Mapper
                        interface Visits {
                            Visits MAPPER = Mappers.getMapper(Visits.class);

                            Card card(Visit visit);

                            Badge badge(Visit visit);
                        }

                        final class Porter {
                            void let(Executor executor, Visit visit) {
                                Badge badge = Visits.MAPPER.badge(visit);
                                executor.execute(() -> System.out.println(badge));
                                Card card = new VisitsImpl().card(visit);
                                executor.execute(() -> System.out.println(card)); // ERROR crosses-thread
                            }
                        }
                        """)
                .verify();
    }

    @Test
    void dagger() throws Exception {
        with(DAGGER, LOCKSMITH)
                .source(
                        "shop/Daggered.java",
                        """
                        package shop;

                        import dagger.Component;
                        import dagger.Lazy;
                        import dagger.Module;
                        import dagger.Provides;
                        import jakarta.inject.Inject;
                        import jakarta.inject.Provider;
                        import jakarta.inject.Singleton;
                        import java.util.concurrent.Executor;

                        @Module
                        final class Desk {
                            @Provides
                            @Singleton
                            static Session session() {
                                return question -> question;
                            }

                            @Provides
                            static Executor executor() {
                                return Runnable::run;
                            }
                        }

                        final class Clerk {
                            @Inject Executor executor;

                            @Inject
                            Clerk(Executor executor, Session session, Provider<Session> provider) {
                                executor.execute(() -> session.ask("?")); // ERROR crosses-thread
                                executor.execute(() -> provider.get().ask("?"));
                            }
                        }

                        @Singleton
                        @Component(modules = Desk.class)
                        interface Shop {
                            Session session();

                            Clerk clerk();

                            Lazy<Session> later();
                        }

                        final class Street {
                            void open() {
                                Shop shop = DaggerShop.create();
                                Session session = shop.session();
                                new Thread(() -> session.ask("?")).start(); // ERROR crosses-thread
                                new Thread(() -> System.out.println(shop.clerk())).start();
                            }
                        }
                        """)
                .verify();
    }

    @Test
    void auto_value() throws Exception {
        with(AUTO_VALUE, LOCKSMITH)
                .source(
                        "shop/Booking.java",
                        """
                        package shop;

                        import com.google.auto.value.AutoValue;
                        import com.google.auto.value.extension.memoized.Memoized;
                        import java.util.concurrent.Executor;

                        @AutoValue
                        abstract class Booking {
                            abstract Session session();

                            abstract String guest();

                            static Booking of(Session session, String guest) {
                                return new AutoValue_Booking(session, guest);
                            }

                            @Memoized
                            String title() {
                                return "for " + guest();
                            }

                            static void print(Executor executor, Session session, Price price) {
                                executor.execute(() -> System.out.println(price));
                                var booking = new AutoValue_Booking(session, "Ada");
                                executor.execute(() -> booking.title()); // ERROR crosses-thread
                                Booking hidden = Booking.of(session, "Ada");
                                executor.execute(() -> hidden.title()); // ERROR crosses-thread
                            }
                        }

                        @AutoValue
                        abstract class Price {
                            abstract long cents();

                            @AutoValue.Builder
                            interface Builder {
                                Builder cents(long cents);

                                Price build();
                            }
                        }
                        """)
                .verify();
    }

    @Test
    void immutables() throws Exception {
        with(IMMUTABLES, LOCKSMITH)
                .source(
                        "shop/Ticket.java",
                        """
                        package shop;

                        import java.util.List;
                        import java.util.concurrent.Executor;
                        import org.immutables.value.Value;

                        @Value.Immutable
                        interface Ticket {
                            Session session();

                            List<String> seats();

                            @Value.Lazy
                            default String title() {
                                return "for " + seats();
                            }
                        }

                        @Value.Immutable
                        interface Price {
                            long cents();
                        }

                        final class Counter {
                            void print(Executor executor, Session session) {
                                var price = ImmutablePrice.builder().cents(3).build();
                                executor.execute(() -> System.out.println(price));
                                var ticket =
                                        ImmutableTicket.builder().session(session).addSeats("A1").build();
                                executor.execute(() -> ticket.title()); // ERROR crosses-thread
                            }
                        }
                        """)
                .verify();
    }

    @Test
    void all_generators_and_error_prone_at_once() throws Exception {
        withErrorProne(LOMBOK, MAPSTRUCT, DAGGER, AUTO_VALUE, IMMUTABLES, LOCKSMITH)
                .source(
                        "shop/Theatre.java",
                        """
                        package shop;

                        import com.google.auto.value.AutoValue;
                        import dagger.BindsInstance;
                        import dagger.Component;
                        import java.util.concurrent.Executor;
                        import org.immutables.value.Value;
                        import org.mapstruct.Mapper;

                        @lombok.Value
                        class Seat {
                            Session session;
                            String row;
                        }

                        @AutoValue
                        abstract class Price {
                            abstract long cents();

                            static Price of(long cents) {
                                return new AutoValue_Price(cents);
                            }
                        }

                        @Value.Immutable
                        interface Ticket {
                            Seat seat();

                            Price price();
                        }

                        record Bill(Price price, String guest) {}

                        record Receipt(Price price, String guest) {}

                        @Mapper
                        interface Bills {
                            Receipt receipt(Bill bill);
                        }

                        @Component
                        interface Counter {
                            Seat seat();

                            @Component.Factory
                            interface Factory {
                                Counter at(@BindsInstance Seat seat);
                            }
                        }

                        final class Theatre {
                            void sell(Executor printer, Session session, Bill bill) {
                                var receipt = new BillsImpl().receipt(bill);
                                printer.execute(() -> System.out.println(receipt));
                                var counter = DaggerCounter.factory().at(new Seat(session, "A"));
                                var ticket =
                                        ImmutableTicket.builder()
                                                .seat(counter.seat())
                                                .price(Price.of(300))
                                                .build();
                                printer.execute(() -> System.out.println(ticket)); // ERROR crosses-thread
                            }
                        }
                        """)
                .verify();
    }
}
