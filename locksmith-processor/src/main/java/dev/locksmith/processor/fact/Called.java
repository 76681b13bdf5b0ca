package dev.locksmith.processor.fact;

/** A method is called whose code decides what becomes of the arguments. */
public record Called(Call call) implements Fact {
    @Override
    public Site site() {
        return call.site();
    }
}
