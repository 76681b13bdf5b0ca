package dev.locksmith.processor.rewriting;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Writes {@code this.} and the name of a class where they may be left out, and leaves them out. */
abstract class Qualifying extends Rewriter {

    Qualifying(Source source) {
        super(source);
    }

    /** {@code f} as {@code this.f} or {@code Desk.f}. */
    static final class Written extends Qualifying {
        Written(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
            Element element = source.trees.getElement(getCurrentPath());
            String name = identifier.getName().toString();
            if (element == null
                    || name.equals("this")
                    || name.equals("super")
                    || !source.isWritten(identifier)) {
                return null;
            }
            boolean isMember =
                    element.getKind() == ElementKind.FIELD
                            || element.getKind() == ElementKind.METHOD;
            // A field without qualifier is assigned its first value.
            boolean isBlank = element.getModifiers().contains(Modifier.FINAL);
            if (isMember && element.getEnclosingElement() instanceof TypeElement owner) {
                boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
                if (isStatic && !isBlank && !owner.getSimpleName().isEmpty()) {
                    add(Edit.before(source.start(identifier), owner.getSimpleName() + "."));
                } else if (!isStatic && owner.equals(here())) {
                    add(Edit.before(source.start(identifier), "this."));
                }
            }
            return null;
        }

        private @Nullable Element here() {
            for (var path = getCurrentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof com.sun.source.tree.ClassTree) {
                    return source.trees.getElement(path);
                }
            }
            return null;
        }
    }

    /** {@code this.f} as {@code f}, unless a local variable has that name. */
    static final class LeftOut extends Qualifying {
        LeftOut(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
            String name = select.getIdentifier().toString();
            boolean isField = element(select.getExpression()) != null;
            if (isField
                    && select.getExpression().toString().equals("this")
                    && source.text.split("\\b" + name + "\\b").length
                            == source.text.split("\\bthis\\." + name + "\\b").length + 1) {
                add(
                        Edit.replace(
                                source.start(select), source.start(select) + "this.".length(), ""));
            }
            return super.visitMemberSelect(select, null);
        }
    }
}
