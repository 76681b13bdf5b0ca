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
}
