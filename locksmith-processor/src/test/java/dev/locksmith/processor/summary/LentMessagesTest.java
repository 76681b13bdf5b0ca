package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What Netty counts the references of, and lends to handlers. */
class LentMessagesTest {

    private static final String IMPORTS =
            """
            import io.netty.buffer.*;
            import io.netty.channel.*;
            import io.netty.handler.codec.http.*;
            import io.netty.util.*;
            import java.nio.charset.StandardCharsets;
            import java.util.concurrent.*;
            """;

    private static void verify(String text) {
        Verify.that(IMPORTS + text).holds();
    }

    @Test
    void a_message_is_released_when_the_handler_returns() {
        verify(
                """
                class Upload extends SimpleChannelInboundHandler<HttpContent> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, HttpContent content) {
                        pool.execute(() -> System.out.println(content.content())); // ERROR crosses-thread
                        ByteBuf body = content.content();
                        pool.execute(() -> body.readByte()); // ERROR crosses-thread
                        ByteBuf part = content.content().slice();
                        pool.execute(() -> part.readByte()); // ERROR crosses-thread
                    }
                }
                class Bytes extends SimpleChannelInboundHandler<ByteBuf> {
                    static ByteBuf last;
                    @Override protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                        last = bytes; // ERROR shared-state
                        new Thread(() -> bytes.readByte()).start(); // ERROR crosses-thread
                    }
                }
                class Any extends SimpleChannelInboundHandler<Object> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, Object message) {
                        if (message instanceof FullHttpRequest request) {
                            pool.execute(() -> System.out.println(request.content())); // ERROR crosses-thread
                        }
                    }
                }
                """);
    }

    @Test
    void a_copy_and_what_is_retained_may_go() {
        verify(
                """
                class Upload extends SimpleChannelInboundHandler<HttpContent> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, HttpContent content) {
                        String text = content.content().toString(StandardCharsets.UTF_8);
                        pool.execute(() -> System.out.println(text));
                        ByteBuf copy = content.content().copy();
                        pool.execute(() -> copy.release());
                        ByteBuf own = content.content().retainedDuplicate();
                        pool.execute(() -> own.release());
                        HttpContent other = content.copy();
                        pool.execute(() -> other.release());
                    }
                }
                class Kept extends SimpleChannelInboundHandler<HttpContent> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, HttpContent content) {
                        HttpContent kept = content.retain();
                        pool.execute(() -> kept.release());
                    }
                }
                class InPlace extends SimpleChannelInboundHandler<HttpContent> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, HttpContent content) {
                        ReferenceCountUtil.retain(content);
                        pool.execute(() -> content.release());
                    }
                }
                class OfItsBuffer extends SimpleChannelInboundHandler<HttpContent> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, HttpContent content) {
                        content.content().retain();
                        pool.execute(() -> content.content().release());
                    }
                }
                """);
    }

    @Test
    void a_handler_that_does_not_release_owns_its_messages() {
        verify(
                """
                class Own extends SimpleChannelInboundHandler<ByteBuf> {
                    ExecutorService pool;
                    Own() { super(false); }
                    @Override protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                        pool.execute(() -> bytes.release());
                    }
                }
                class Derived extends Own {
                    @Override protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                        pool.execute(() -> bytes.release());
                    }
                }
                class Made {
                    ChannelHandler make(ExecutorService pool) {
                        return new SimpleChannelInboundHandler<ByteBuf>(false) {
                            @Override protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
                                pool.execute(() -> bytes.release());
                            }
                        };
                    }
                }
                class Plain extends ChannelInboundHandlerAdapter {
                    ExecutorService pool;
                    @Override public void channelRead(ChannelHandlerContext context, Object message) {
                        pool.execute(() -> ReferenceCountUtil.release(message));
                    }
                }
                class Helper {
                    void handle(ExecutorService pool, ByteBuf bytes) {
                        pool.execute(() -> bytes.release());
                    }
                }
                """);
    }

    @Test
    void messages_that_are_not_counted_live_on() {
        verify(
                """
                record Order(String name) {}
                class Orders extends SimpleChannelInboundHandler<Order> {
                    ExecutorService pool;
                    @Override protected void channelRead0(ChannelHandlerContext context, Order order) {
                        pool.execute(() -> System.out.println(order));
                        pool.execute(() -> context.writeAndFlush(order));
                    }
                }
                """);
    }

    @Test
    void the_whole_message_for_what_is_released() {
        Verify.that(
                        IMPORTS
                                + """
                                class Print extends ChannelInboundHandlerAdapter {
                                    ExecutorService pool;
                                    @Override public void channelRead(ChannelHandlerContext context, Object message) {
                                        ByteBuf bytes = (ByteBuf) message;
                                        pool.submit(() -> bytes.toString(StandardCharsets.UTF_8)); // ERROR used-after-handover
                                        bytes.release();
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-after-handover] 'message' goes to another thread here, and is released while that may still use it
                          'message' is a ByteBuf
                          ExecutorService.submit runs its task on another thread
                          released at Test.java:12
                          to fix: let the other thread release it, or retain() it before it is handed over\
                        """);
    }

    @Test
    void what_is_released_here_while_another_thread_has_it() {
        verify(
                """
                class Print extends ChannelInboundHandlerAdapter {
                    ExecutorService pool;
                    @Override public void channelRead(ChannelHandlerContext context, Object message) {
                        ByteBuf bytes = (ByteBuf) message;
                        try {
                            pool.submit(() -> bytes.toString(StandardCharsets.UTF_8)); // ERROR used-after-handover
                        } finally {
                            bytes.release();
                        }
                    }
                }
                class Count extends ChannelInboundHandlerAdapter {
                    ExecutorService pool;
                    @Override public void channelRead(ChannelHandlerContext context, Object message) {
                        ByteBuf bytes = (ByteBuf) message;
                        pool.submit(() -> count(bytes)); // ERROR used-after-handover
                        ReferenceCountUtil.release(message);
                    }
                    private int count(ByteBuf bytes) { return bytes.readableBytes(); }
                    void made(ByteBufAllocator allocator) {
                        ByteBuf own = allocator.buffer();
                        pool.submit(() -> own.writeByte(1)); // ERROR used-after-handover
                        drop(own);
                    }
                    private void drop(ByteBuf bytes) { bytes.release(); }
                }
                """);
    }

    @Test
    void what_the_other_thread_releases_or_has_retained() {
        verify(
                """
                class Print extends ChannelInboundHandlerAdapter {
                    ExecutorService pool;
                    @Override public void channelRead(ChannelHandlerContext context, Object message) {
                        ByteBuf bytes = (ByteBuf) message;
                        int length = bytes.readableBytes();
                        pool.submit(() -> {
                            try {
                                System.out.println(bytes.toString(StandardCharsets.UTF_8) + length);
                            } finally {
                                bytes.release();
                            }
                        });
                    }
                    void retained(ByteBuf bytes) {
                        bytes.retain();
                        pool.submit(() -> { bytes.readByte(); bytes.release(); });
                        bytes.release();
                    }
                    void byHelper(Object message) {
                        ByteBuf bytes = (ByteBuf) message;
                        ReferenceCountUtil.retain(message);
                        pool.submit(() -> { bytes.readByte(); bytes.release(); });
                        ReferenceCountUtil.release(message);
                    }
                    void waited(ByteBuf bytes) throws Exception {
                        pool.submit(() -> bytes.readByte()).get();
                        bytes.release();
                    }
                    void read(ByteBuf bytes) {
                        pool.submit(() -> bytes.getByte(0));
                        pool.submit(() -> bytes.getByte(1));
                        System.out.println(bytes.readableBytes());
                    }
                }
                """);
    }
}
