package dev.locksmith.processor.rewriting;

import java.util.List;

/** A place where a rewrite applies: edits of which all are made or none. */
record Site(List<Edit> edits) {

    static Site of(Edit... edits) {
        return new Site(List.of(edits));
    }

    boolean meets(Site other) {
        return edits.stream().anyMatch(mine -> other.edits.stream().anyMatch(mine::meets));
    }
}
