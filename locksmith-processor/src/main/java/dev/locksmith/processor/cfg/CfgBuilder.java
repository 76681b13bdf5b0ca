package dev.locksmith.processor.cfg;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.Suppression;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Builds the control-flow graphs of bodies. */
public final class CfgBuilder {

    private final Attribution attribution;
    private final Exceptions exceptions;

    public CfgBuilder(Attribution attribution, Elements elements, Types types) {
        this.attribution = attribution;
        this.exceptions = new Exceptions(elements, types);
    }

    /** The graph of a method's, a constructor's or an initializer's body. */
    public Cfg of(BlockTree body, Suppression suppression) {
        Graph graph = new Graph(exceptions, suppression);
        new Statements(graph, attribution, exceptions).build(body);
        return graph.finish();
    }

    /** The graph of a lambda's body. */
    public Cfg of(LambdaExpressionTree lambda, Suppression suppression) {
        Graph graph = new Graph(exceptions, suppression);
        Statements statements = new Statements(graph, attribution, exceptions);
        Tree body = lambda.getBody();
        if (body instanceof ExpressionTree expression) {
            statements.expressions().eval(expression);
            graph.add(new Node.Returned(expression));
        } else {
            statements.build((StatementTree) body);
        }
        return graph.finish();
    }

    /** The graph of a field's initializer. */
    public Cfg of(ExpressionTree initializer, Tree field, Suppression suppression) {
        Graph graph = new Graph(exceptions, suppression);
        new Statements(graph, attribution, exceptions).expressions().evalFor(initializer, field);
        graph.add(new Node.Returned(initializer));
        return graph.finish();
    }
}
