package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;

import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.cfg.CfgBuilder;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.report.Suppressions;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The bodies of one top-level class: the graph of each is built once, for all who walk it. */
public final class Bodies {

    public final Attributed attributed;
    private final CfgBuilder builder;
    private final Map<Tree, Cfg> graphs = new HashMap<>();

    public Bodies(
            Trees trees,
            Elements elements,
            Types types,
            Suppressions suppressions,
            CompilationUnitTree unit) {
        this.attributed = new Attributed(trees, suppressions, unit);
        this.builder = new CfgBuilder(attributed, elements, types);
    }

    /** The graph of a method's, a constructor's or an initializer's body. */
    public Cfg graphOf(BlockTree body, Suppression suppression) {
        return graphs.computeIfAbsent(body, key -> builder.of(body, suppression));
    }

    /** The graph of a lambda's body. */
    public Cfg graphOf(LambdaExpressionTree lambda, Suppression suppression) {
        return graphs.computeIfAbsent(lambda, key -> builder.of(lambda, suppression));
    }

    /** The graph of a field's initializer. */
    public Cfg graphOf(ExpressionTree initializer, Tree field, Suppression suppression) {
        return graphs.computeIfAbsent(field, key -> builder.of(initializer, field, suppression));
    }
}
