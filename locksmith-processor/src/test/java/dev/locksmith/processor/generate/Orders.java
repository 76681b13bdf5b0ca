package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;
import dev.locksmith.processor.generate.LockOrderDeclaration.Continued;

import java.util.List;
import java.util.Optional;

/** Lock orders of an enum {@code p.Bank}, as tests write them. */
final class Orders {
    private Orders() {}

    static Constant constant(String name) {
        return new Constant(name, Optional.empty());
    }

    static Constant constant(String name, String... after) {
        return new Constant(name, Optional.of(List.of(after)));
    }

    static LockOrderDeclaration declaration(List<Continued> continued, Constant... constants) {
        return new LockOrderDeclaration(
                ClassName.get("p", "Bank"), true, List.of(constants), continued, List.of());
    }

    static LockOrderPlan plan(Constant... constants) throws RefusedOrder {
        return LockOrderPlan.of(declaration(List.of(), constants));
    }
}
